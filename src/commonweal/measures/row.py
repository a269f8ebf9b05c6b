"""A row of a series: one figure in one vintage, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.facts.period import Period

Unread = tuple[str, str, str, str]
"""Card, place in the file, text and reason of a figure that was set aside or not used."""


@dataclass(slots=True)
class Row:
    """One figure of a series in one vintage, with where it came from."""

    area: str
    held_area: str
    period: Period
    value: float | None
    lower: float | None
    upper: float | None
    confidence: float
    count: float | None
    denominator: float | None
    comparison: int
    withheld: bool
    note: str
    trend: str
    vintage: str
    source: tuple[str, ...]  # publisher, dataset, file, sha256
    line: int
    cell: str
    order: str = ""  # sorts vintages
    newest: bool = False  # whether it is used
    summed: bool = False  # here, from the districts of a county

    @property
    def place(self) -> str:
        """Where it stands: file, line, and the column or cell where there is one."""
        return place_of(self.source[2], self.line, self.cell)

    @property
    def cell_of_series(self) -> tuple[str, Period]:
        """What one series has one figure of."""
        return self.area, self.period


def place_of(file: str, line: int, cell: str) -> str:
    """Where a figure stands: file, line, and the column or cell where there is one."""
    return f"{file}:{line}" + (f", {cell}" if cell else "")
