"""Life expectancy and its limits at every age."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    levels_of,
    tails,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.life_table import life_table

WIDEST = 20.0
"""Years between 95% limits above which an expectancy says nothing."""
BLOCK = 1000
"""Groups worked on at a time: their tables fit into the processor's cache, and never all at once
into memory."""
METHOD = "Chiang, with Silcocks' variance of the open band"


def life_expectancy(
    deaths: ArrayLike,
    population: ArrayLike,
    starts: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the life expectancy at the start of every band, with limits.

    Formula: ``e ± z·SE`` of :func:`life_table`; limits are not cut at 0.

    Args:
        deaths: as in :func:`life_table`.
        population: as in :func:`life_table`.
        starts: as in :func:`life_table`.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Years, ``(..., ages)``. Where 95% limits would be more than 20 years apart the reason is
        ``TOO_WIDE``: the value is NaN and the limits are kept. Where nobody survives to a band the
        value is 0 and the limits NaN.

    Raises:
        ValueError: as :func:`life_table`, and for a confidence that is no share.

    Do not use it to compare ages of one group with each other as if they were independent.

    Source: as :func:`life_table`.

    Example:
        >>> life_expectancy([[9, 300]], [[9000, 2000]], [0, 75]).value.round(2).tolist()
        [[78.47, 6.67]]
    """
    deaths, population = np.broadcast_arrays(numbers_of(deaths), numbers_of(population))
    shape, levels = deaths.shape, tails(confidence, 0).shape
    d, people = _by_group(deaths), _by_group(population)
    value, reason = np.empty(d.shape), np.empty(d.shape, dtype=np.int8)
    lower, upper = np.empty((2, *levels, *d.shape))
    for at in range(0, max(1, len(d)), BLOCK):
        some = slice(at, at + BLOCK)
        table = life_table(d[some], people[some], starts)
        part = limited(table.expectancy, table.standard_error, table.reason, confidence)
        value[some], reason[some] = part.value, part.reason
        lower[..., some, :], upper[..., some, :] = part.lower, part.upper
    value, reason = value.reshape(shape), reason.reshape(shape)
    lower, upper = (one.reshape(levels + shape) for one in (lower, upper))
    return Estimates(value, lower, upper, levels_of(confidence), METHOD, reason)


def limited(value: Floats, error: Floats, group_reason: Codes, confidence: Confidence) -> Estimates:
    """Set limits about expectancies, and withhold those that are too wide to say anything.

    Source: as of :func:`life_expectancy`.

    Example:
        >>> one = np.array([78.0, 70.0])
        >>> found = limited(one, np.array([0.5, 6.0]), np.array(0, dtype=np.int8), 0.95)
        >>> found.upper.round(2).tolist(), found.reason.tolist()
        ([78.98, 81.76], [0, 8])
    """
    z = critical(confidence, value.ndim)
    wide = 2 * critical(0.95, 0) * error > WIDEST
    reason = np.where(group_reason[..., None] != Reason.NONE, group_reason[..., None], 0)
    reason = np.where((reason == 0) & wide, Reason.TOO_WIDE, reason).astype(np.int8)
    half = z * error
    shown = np.where(wide, np.nan, value)
    return Estimates(shown, value - half, value + half, levels_of(confidence), METHOD, reason)


def _by_group(values: Floats) -> Floats:
    """One row a group, ``(groups, ages)``."""
    return values.reshape(prod(values.shape[:-1]), *values.shape[-1:])
