"""A report as one table: what the page shows and what the file holds are the same rows."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.publication.open_data import as_csv


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of words under heads; the first cell of a row names it.

    ``numbers`` are the places of columns of numbers, ``gaps`` the cells (row, column) that show a
    gap. ``none`` is said in place of an empty table.
    """

    id: str
    title: str
    note: str = ""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    gaps: frozenset[tuple[int, int]] = frozenset()
    none: str = ""

    @property
    def csv(self) -> str:
        return as_csv(self.heads, (dict(zip(self.heads, row, strict=True)) for row in self.rows))
