"""Counts of people as a table: what they must be, and the totals that are shown with them."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def counts_of(counts: ArrayLike) -> Floats:
    """Read counts of people; a masked, missing or infinite one is NaN.

    Args:
        counts: whole, 0 or more, any shape ``(...)``.

    Returns:
        Whole numbers or NaN, ``(...)``.

    Raises:
        ValueError: for a count that is negative or not whole, which it names.

    Do not use it on rates or weighted counts: a part of a person would pass every rule of counts.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.1: frequency tables.

    Example:
        >>> counts_of(np.ma.masked_equal([3, -1], -1)).tolist()
        [3.0, nan]
    """
    held = numbers_of(counts)
    for wrong, what in ((held < 0, "negative"), (held % 1 > 0, "a fraction")):
        if wrong.any():
            raise ValueError(f"a count of people cannot be {what}: {held[wrong].flat[0]:g}")
    return held


def table_of(table: ArrayLike, totals: ArrayLike | None = None) -> tuple[Floats, Mask]:
    """Read a table of which no count is missing, and the totals that are shown with it.

    Args:
        table: counts, any number of axes but none.
        totals: which cells stand in each total, ``(totals, *shape)``; without them ``totals_of``.

    Returns:
        The counts, of the table's shape; and the totals of its cells in a row,
        ``(totals, cells)``.

    Raises:
        ValueError: for a missing or infinite count, no axis, totals of another shape, or ones that
            do not say whether a cell stands in them.

    Do not fill a missing count with 0 to pass: its totals would not be those that are shown.

    Source: as :func:`counts_of`.

    Example:
        >>> [one.astype(int).tolist() for one in table_of([[3, 40, 50]])]
        [[[3, 40, 50]], [[1, 1, 1]]]
    """
    held = counts_of(table)
    if held.ndim == 0 or np.isnan(held).any():
        raise ValueError("a table has axes, and no count of it is missing, masked or infinite")
    sums = numbers_of(totals_of(held.shape) if totals is None else totals)
    if sums.shape[1:] != held.shape or sums.ndim == held.ndim:
        raise ValueError(f"totals must have the shape (totals, {str(held.shape)[1:-1]})")
    if not np.isin(sums, (0, 1)).all():
        raise ValueError("totals must be true or false, 1 or 0: whether a cell stands in each")
    return held, sums.reshape(len(sums), held.size) == 1


def totals_of(shape: tuple[int, ...]) -> Mask:
    """Return which cells stand in each total of a table: its sums over every set of axes.

    Formula: for a table of men and women by area: men, women, the persons of each area, and all.
    A sum over one cell alone is that cell, and no total.

    Args:
        shape: of the table, any number of axes.

    Returns:
        True where a cell stands in a total, ``(totals, *shape)``; the grand total is the last.

    Do not take a row out unless its sum is not published, nor anything that it follows from.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.1.

    Example:
        >>> totals_of((2, 2)).reshape(-1, 4).astype(int).tolist()
        [[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1]]
    """
    axes = [axis for axis, many in enumerate(shape) if many > 1]
    sets = [one for many in range(1, len(axes) + 1) for one in combinations(axes, many)]
    return np.concatenate([np.zeros((0, *shape), dtype=bool), *(_sums(shape, x) for x in sets)])


def _sums(shape: tuple[int, ...], summed: tuple[int, ...]) -> Mask:
    """One total for each place on the axes that are not summed."""
    left = tuple(1 if axis in summed else many for axis, many in enumerate(shape))
    places = np.broadcast_to(np.arange(math.prod(left)).reshape(left), shape)
    return np.asarray(np.arange(math.prod(left)).reshape(-1, *[1] * len(shape)) == places)
