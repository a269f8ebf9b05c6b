"""What a reader can work out of the hidden cells of a table from its totals."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def bounds_of_hidden(
    table: ArrayLike, hidden: ArrayLike, *, least: float = 0.0
) -> tuple[Floats, Floats]:
    """Return the least and the most that each hidden cell can be, given all that is shown.

    Formula: linear programmes, each hidden cell made as small and as large as the totals of rows
    and columns and the shown cells allow.

    Args:
        table: counts, ``(rows, columns)``, none missing; hidden ones too, for their totals.
        hidden: which cells are not shown, ``(rows, columns)``; all totals are.
        least: what a reader knows every hidden cell to be at least: 1 where nought is shown.

    Returns:
        Lower and upper bound of each cell, ``(rows, columns)``; a shown cell is its own bounds.

    Raises:
        ValueError: for shapes that differ, or a hidden cell below ``least``.

    Do not take wide bounds for safety where other tables show the same people.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.2.

    Example:
        >>> low, high = bounds_of_hidden([[3, 9], [9, 9]], [[True, True], [True, True]])
        >>> low.tolist(), high.tolist()
        ([[0.0, 0.0], [0.0, 6.0]], [[12.0, 12.0], [12.0, 18.0]])
    """
    held, dark = numbers_of(table), np.asarray(hidden, dtype=bool)
    if held.shape != dark.shape or held.ndim != 2:
        raise ValueError("table and hidden must have the same rows and columns")
    if (held[dark] < least).any():
        raise ValueError(f"a hidden cell lies below {least:g}, the least a reader is told")
    lower, upper = held.copy(), held.copy()
    cells = np.argwhere(dark)
    if len(cells):
        lower[dark], upper[dark] = _extremes(held, cells, least)
    return lower, upper


def _extremes(table: Floats, cells: NDArray[np.int64], least: float) -> tuple[Floats, Floats]:
    from scipy.optimize import linprog

    rows, columns = table.shape
    many = len(cells)
    lines = np.zeros((rows + columns, many))
    lines[cells[:, 0], np.arange(many)] = 1
    lines[rows + cells[:, 1], np.arange(many)] = 1
    values = table[cells[:, 0], cells[:, 1]]
    used = lines.any(1)
    found = np.empty((2, many))
    for n in range(many):
        for which, sign in enumerate((1.0, -1.0)):
            cost = np.zeros(many)
            cost[n] = sign
            solved = linprog(
                cost, A_eq=lines[used], b_eq=(lines @ values)[used], bounds=(least, None)
            )
            found[which, n] = sign * solved.fun
    whole = np.round(found, 9)
    return whole[0], whole[1]
