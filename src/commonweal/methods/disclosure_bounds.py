"""What a reader can work out of the hidden cells of a table from its totals."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.disclosure_programmes import whole_solution
from commonweal.methods.disclosure_tables import table_of

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def bounds_of_hidden(
    table: ArrayLike, hidden: ArrayLike, *, least: float = 0.0, totals: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Return the least and the most that each hidden cell can be, given all that is shown.

    Formula: linear programmes of whole numbers, each hidden cell made as small and as
    large as the totals and the shown cells allow.

    Args:
        table: counts, any number of axes, none missing; hidden ones too, for their totals.
        hidden: which cells are not shown, of the table's shape.
        least: what a reader knows every hidden cell to be at least: 1 where nought is shown.
        totals: which cells stand in each total that is shown, ``(totals, *shape)``, in any
            overlap; without them the sums over every set of axes (``totals_of``).

    Returns:
        Lower and upper bound of each cell, of the table's shape; a shown cell is its own bounds.
        A hidden cell that stands in no total has no upper bound, which is infinite.

    Raises:
        ValueError: for shapes that differ, a count that is missing or no count, a hidden cell
            below ``least``, or a ``least`` that is not 0 or more.

    Do not take wide bounds for safety where other tables show the same people: put them in as
    ``totals``, or as an axis.

    Source: Hundepool A and others, Statistical disclosure control (2012) 4.2.

    Example:
        >>> low, high = bounds_of_hidden([[3, 9], [9, 9]], [[True, True], [True, True]])
        >>> low.tolist(), high.tolist()
        ([[0.0, 0.0], [0.0, 6.0]], [[12.0, 12.0], [12.0, 18.0]])
    """
    held, sums = table_of(table, totals)
    dark = np.asarray(hidden, dtype=bool)
    if held.shape != dark.shape:
        raise ValueError("table and hidden must have the same shape")
    if not 0 <= least < np.inf:
        raise ValueError(f"least must be 0 or more, not {least}")
    if (held[dark] < least).any():
        raise ValueError(f"a hidden cell lies below {least:g}, the least a reader is told")
    lower, upper = held.copy(), held.copy()
    lower[dark], upper[dark] = extremes(held[dark], sums[:, dark.ravel()], np.ceil(least))
    return lower, upper


def extremes(values: Floats, sums: Mask, least: ArrayLike) -> tuple[Floats, Floats]:
    """Return the least and the most of unknown counts whose sums are known.

    Args:
        values: the counts behind them, whole, ``(cells,)``.
        sums: which cells stand in each known sum, ``(sums, cells)``.
        least: what each is known to be at least, whole, ``(cells,)`` or one for all.

    Returns:
        The bounds, each ``(cells,)``; infinite above for a cell that stands in no sum.

    Do not take them from shares of people: the unknowns are whole.

    Source: as :func:`bounds_of_hidden`.

    Example:
        >>> [one.tolist() for one in extremes(np.array([3.0, 9.0]), np.array([[True, True]]), 1)]
        [[1.0, 1.0], [11.0, 11.0]]
    """
    known = np.broadcast_to(np.asarray(least, dtype=np.float64), values.shape)
    lower, upper = values.copy(), np.where(sums.any(0), values, np.inf)
    spare = sums @ (values - known)
    most = known + np.where(sums, spare[:, None], np.inf).min(0, initial=np.inf)
    for cell, (low, high) in enumerate(zip(known, most, strict=True)):
        for sign, reached in ((1, lower[cell] == low), (-1, upper[cell] == high)):
            if not reached:  # a table found for another cell may have reached the end already
                table = extreme_table(values, sums, known, cell, sign)
                lower, upper = np.minimum(lower, table), np.maximum(upper, table)
    return lower, upper


def extreme_table(values: Floats, sums: Mask, known: Floats, cell: int, sign: int) -> Floats:
    """Return a whole table with the same sums in which one cell is least or most.

    Args:
        values, sums, known: as of :func:`extremes`.
        cell: its number, of a cell that stands in a sum.
        sign: 1 for the least, -1 for the most.

    Returns:
        Counts, ``(cells,)``; the given ones where no others were found.

    Do not read more than the one cell from it: the others are any that fit.

    Source: as :func:`bounds_of_hidden`.

    Example:
        >>> extreme_table(np.array([3.0, 9.0]), np.array([[1, 1]]), np.ones(2), 0, -1).tolist()
        [11.0, 1.0]
    """
    bounds = np.column_stack([known, np.full(known.shape, np.inf)])
    cost = sign * (np.arange(len(values)) == cell)
    found = whole_solution(cost, sums, sums @ values, bounds)
    return values if found is None else found
