"""Which cells to hide beside the small ones: those by which other tables fit the totals too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.disclosure_bounds import extreme_table
from commonweal.methods.disclosure_programmes import whole_solution

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """What to hide of a table: ``hidden`` is True for a cell to hide, of the table's shape.

    ``exposed`` is True for a small count that its totals give away although it is hidden, and
    would were all cells hidden: most often since a total is small itself. A table with one must
    not be published with these totals.
    """

    hidden: Mask
    exposed: Mask


class Shields:
    """Tables that fit all that is shown, and the cells in which they differ from the true one.

    A table that fits goes on to fit when more is hidden, so what it proves of a cell stays
    proved: most cells are found safe by a table that was made for another.

    Args:
        values: the true counts, ``(cells,)``.
        sums: which cells stand in each total, ``(totals, cells)``.
        known: what a reader knows each to be at least, ``(cells,)``.
        hidden: those hidden by themselves, ``(cells,)``.
    """

    def __init__(self, values: Floats, sums: Mask, known: Floats, hidden: Mask) -> None:
        self.values, self.sums, self.known = values, sums, known
        self.hidden, self.lower, self.upper = hidden.copy(), values.copy(), values.copy()
        self._changes = np.hstack([sums, -1.0 * sums])
        price = 1 + np.log2(1 + values)
        self._price = np.where(values > 0, price, 4 * price.max(initial=0))  # noughts last

    def shield_all(self, above: float, width: float) -> Hidden:
        """Hide what keeps each cell that is hidden by itself from being known.

        Args:
            above: the upper bound of each must lie above it.
            width: least distance of the bounds of each.
        """
        exposed = np.zeros_like(self.hidden)
        for cell in np.flatnonzero(self.hidden).tolist():
            exposed[cell] = not self.shield(cell, above, width)
        return Hidden(self.hidden, exposed)

    def shield(self, cell: int, above: float, width: float) -> bool:
        """Hide what keeps a cell from being known; False where even to hide all would not do."""
        value = self.values[cell]
        if self._safe(cell, above, width):
            return True
        down = value - self.lower[cell]
        if self._differs(cell, max(above + 1 - value, width - down)):
            return True
        least, most = (self._extreme(cell, sign) for sign in (1, -1))
        down = min(max(width - (most - value), 0), value - least)
        up = min(max(above + 1 - value, width - down), most - value)
        self._differs(cell, -down)
        self._differs(cell, up)
        return self._safe(cell, above, width)

    def _safe(self, cell: int, above: float, width: float) -> bool:
        low, high = self.lower[cell], self.upper[cell]
        return bool(high > above and high - low >= width)

    def _extreme(self, cell: int, sign: int) -> float:
        return float(extreme_table(self.values, self.sums, self.known, cell, sign)[cell])

    def _differs(self, cell: int, by: float) -> bool:
        """Hide the cheapest cells that let a table fit in which one cell differs by so much."""
        many = len(self.values)
        free = np.column_stack([np.zeros(2 * many), np.full(2 * many, np.inf)])
        free[many:, 1] = self.values - self.known
        free[[cell, many + cell]] = [[max(by, 0)] * 2, [max(-by, 0)] * 2]
        cost = np.tile(np.where(self.hidden, 0, self._price), 2)
        found = whole_solution(cost, self._changes, np.zeros(len(self.sums)), free)
        if found is not None:
            change = found[:many] - found[many:]
            self.hidden |= change != 0
            self.lower = np.minimum(self.lower, self.values + change)
            self.upper = np.maximum(self.upper, self.values + change)
        return found is not None
