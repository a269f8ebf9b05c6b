"""What the measures of inequality are given beside values: the way, the reference, the weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Estimates, Floats
from commonweal.methods.given import numbers_of


def signs(good: ArrayLike) -> Floats:
    """Check which way is better: 1 or −1, of any shape.

    Raises:
        ValueError: for anything else.

    Example:
        >>> signs([1, -1]).tolist()
        [1.0, -1.0]
    """
    found = np.asarray(good, dtype=np.float64)
    if not (np.abs(found) == 1).all():
        raise ValueError(f"good is 1 (more is better) or -1 (less is better), not {found.tolist()}")
    return found


def pointers(reference: ArrayLike, shape: tuple[int, ...]) -> Floats:
    """Return 1 at the reference group of each set and 0 elsewhere, of a shape ``(..., groups)``.

    Raises:
        ValueError: for a place that is none of the groups.

    Example:
        >>> pointers(1, (3,)).tolist()
        [0.0, 1.0, 0.0]
    """
    at = np.asarray(reference)
    if not (np.issubdtype(at.dtype, np.integer) and ((at >= 0) & (at < shape[-1])).all()):
        raise ValueError(f"a reference is a place from 0 to {shape[-1] - 1}, not {at.tolist()}")
    chosen = (np.arange(shape[-1]) == at[..., None]).astype(np.float64)
    return np.broadcast_to(chosen, shape)


def over_sets(value: ArrayLike, *of_sets: ArrayLike) -> Floats:
    """Return the values once for each of what is given by set, ``(..., groups)``.

    Args:
        value: of each group, ``(..., groups)``.
        of_sets: arrays ``(...)``, such as which way is better, or a group of reference.

    Example:
        >>> over_sets([1.0, 2.0], [0, 1, 1]).shape
        (3, 2)
    """
    held = numbers_of(value)
    sets = np.broadcast_shapes(held.shape[:-1], *(np.shape(one) for one in of_sets))
    return np.broadcast_to(held, (*sets, *held.shape[-1:]))


def two_or_more(value: ArrayLike, standard_error: ArrayLike | None) -> tuple[Floats, Floats]:
    """Return values and standard errors of one shape, 0 where none are known.

    Raises:
        ValueError: for fewer than two groups.

    Example:
        >>> two_or_more([1.0, 2.0], None)[1].tolist()
        [0.0, 0.0]
    """
    given = 0.0 if standard_error is None else standard_error
    y, se = np.broadcast_arrays(*(numbers_of(one) for one in (value, given)))
    if y.ndim == 0 or y.shape[-1] < 2:
        raise ValueError("inequality needs 2 groups or more")
    return y, se


def evenly(share: Floats) -> Floats:
    """Return weights of the same shape that are all alike and sum to 1.

    Example:
        >>> evenly(np.array([0.9, 0.1])).tolist()
        [0.5, 0.5]
    """
    return np.full_like(share, 1 / share.shape[-1])


def limited_if_known(found: Estimates, standard_error: ArrayLike | None) -> Estimates:
    """Take away limits that rest on no standard errors.

    Example:
        >>> from commonweal.methods.differences import difference
        >>> float(limited_if_known(difference(2.0, 0.0, 1.0, 0.0), None).upper)
        nan
    """
    if standard_error is not None:
        return found
    none = np.full_like(found.lower, np.nan)
    return replace(found, lower=none, upper=none)
