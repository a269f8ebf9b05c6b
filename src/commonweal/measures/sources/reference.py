"""Tables that describe areas, people or measures: kept row by row as they are."""

from __future__ import annotations

from collections.abc import Callable

from commonweal.measures.sources.checks import full_rows
from commonweal.measures.sources.extract import Harvest, Match

Check = Callable[[str], bool]


def read_reference(match: Match) -> Harvest:
    """Every row as a dictionary of heading and cell."""
    harvest = Harvest()
    for line, cells in full_rows(match.table, harvest):
        harvest.rows.append({"line": str(line), **_row(match.table.headings, cells)})
    return harvest


def checked_reference(heading: str, check: Check, reason: str) -> Callable[[Match], Harvest]:
    """A reader that also sets aside rows whose cell under ``heading`` does not pass."""

    def read(match: Match) -> Harvest:
        harvest = Harvest()
        at = match.table.column(heading)
        for line, cells in full_rows(match.table, harvest):
            if check(cells[at].strip()):
                harvest.rows.append({"line": str(line), **_row(match.table.headings, cells)})
            else:
                harvest.aside(line, heading, cells[at], reason)
        return harvest

    return read


def _row(headings: list[str], cells: list[str]) -> dict[str, str]:
    return {
        heading: cell.strip() for heading, cell in zip(headings, cells, strict=False) if heading
    }
