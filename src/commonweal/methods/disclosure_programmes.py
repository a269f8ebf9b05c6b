"""Whole tables that fit what is shown: linear programmes whose answers are checked exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def whole_solution(
    cost: ArrayLike, sums: Any, right: ArrayLike, bounds: NDArray[np.float64]
) -> Floats | None:
    """Return the whole numbers of least cost that have the given sums.

    Formula: minimise cost · x where sums · x = right and x lies in its bounds. A corner of the
    programme is whole for a table of two axes; where it is not, whole numbers are searched for.

    Args:
        cost: of each unknown, ``(unknowns,)``.
        sums: which unknowns stand in each sum, ``(sums, unknowns)``, a matrix or a sparse one.
        right: the sums, whole, ``(sums,)``.
        bounds: least and most of each unknown, ``(unknowns, 2)``, whole or infinite.

    Returns:
        Whole numbers that have these sums exactly, ``(unknowns,)``; None where none were found.

    Do not use it for a cost without a least: every unknown must be bounded, or cost no less than 0.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.2.

    Example:
        >>> bounds = np.array([[0, np.inf], [1, np.inf]])
        >>> whole_solution([-1, 0], np.array([[1, 1]]), [5], bounds).tolist()
        [4.0, 1.0]
    """
    from scipy.optimize import linprog

    given = {"c": cost, "A_eq": sums, "b_eq": right, "bounds": bounds}
    found = _checked(linprog(**given, method="highs-ds"), sums, right)
    if isinstance(found, str):
        found = _checked(linprog(**given, integrality=1), sums, right)
    return None if isinstance(found, str) else found


def _checked(solved: Any, sums: Any, right: ArrayLike) -> Floats | str | None:
    """The answer if it is whole and has the sums; None if there is none; else a word."""
    if solved.x is None:
        return None
    near = np.round(solved.x) + 0.0  # no −0
    fits = np.abs(near - solved.x).max(initial=0) < 1e-4 and np.array_equal(sums @ near, right)
    return near if fits else "not whole"
