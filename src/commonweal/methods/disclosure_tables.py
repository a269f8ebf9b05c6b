"""Counts of people as a table: what they must be, and the totals that are shown with them."""

from __future__ import annotations

from itertools import product

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
    subsets = sorted(
        product((False, True), repeat=len(axes)), key=lambda one: (sum(one), one[::-1])
    )
    found = [np.zeros((0, *shape), dtype=bool)]
    for chosen in subsets[1:]:
        summed = [axis for axis, yes in zip(axes, chosen, strict=True) if yes]
        found.append(_sums(shape, summed))
    return np.concatenate(found)


def _sums(shape: tuple[int, ...], summed: list[int]) -> Mask:
    """One total for each place on the axes that are not summed."""
    left = tuple(1 if axis in summed else many for axis, many in enumerate(shape))
    places = np.arange(int(np.prod(left))).reshape(left)
    return np.asarray(np.arange(places.size).reshape(-1, *[1] * len(shape)) == places) & np.ones(
        shape, dtype=bool
    )
