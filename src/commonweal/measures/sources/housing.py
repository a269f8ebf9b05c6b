"""MHCLG housing: live table 600 (the register) and the local authority housing statistics (LAHS).

Live table 600 is wide, one column a year; "[z]" not applicable, "[x]" not available, thousands
with commas. LAHS has hundreds of columns named by code; the ones used here are read, the others
named unread. A blank is no return, never nought.
"""

from __future__ import annotations

from commonweal.measures.sources.cells import Figures, Place, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, NOT_A_PERIOD, has_year, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader

REGISTER = "households on the housing register"
_LAHS = {
    "a1a": "",  # dwellings owned by the authority
    "cc1a": "",  # households on the register
    "cc5a": "cc1a",  # of them in reasonable preference
    "f16a": "a1a",  # dwellings owned that are not decent
}


def read_register(match: Match) -> Harvest:
    """Households on the register on 1 April, since 2019 on 31 March."""
    harvest, table = Harvest(), match.table
    years = [
        Figures(table.column(heading), REGISTER, heading)
        for heading in table.headings
        if heading.isdigit() and len(heading) == 4
    ]
    code = max(table.columns("LAD24CD", "Area code"))
    name = max(table.columns("Local authority", "Region"))
    note = table.column("Notes")
    harvest.notes = [cells[0] for _, cells in table.sheet.rows[: table.at]]
    place = _place(code, name, -1, note)
    read_cells(table, harvest, place, years)
    harvest.unread = table.left_unread()
    return harvest


def read_lahs(match: Match) -> Harvest:
    """Stock, register and non-decent dwellings of authorities."""
    harvest, table = Harvest(), match.table
    figures = [
        Figures(at, name, numerator=at, denominator=table.column(base))
        for name, base in _LAHS.items()
        if (at := table.column(name)) >= 0
    ]
    code, name, year = table.columns("LA_CODE", "LA_NAME", "Year")
    read_cells(table, harvest, _place(code, name, year, -1), figures)
    harvest.unread = table.left_unread()
    return harvest


def _place(code: int, name: int, period: int, note: int) -> Place:
    def place(cells: list[str]) -> Where | Wrong:
        if not is_code(cells[code].strip()):
            return Wrong("code", cells[code], NOT_A_CODE)
        if period >= 0 and not has_year(cells[period]):
            return Wrong("Year", cells[period], NOT_A_PERIOD)
        when = cells[period].strip() if period >= 0 else ""
        told = cells[note].strip() if note >= 0 else ""
        return Where(cells[code].strip(), cells[name].strip(), when, note=told)

    return place


_YEARS = ("2018", "2019", "2020")
READERS = (
    Reader(
        "housing-register",
        Kind.OBSERVATIONS,
        "MHCLG live table 600, households on the housing register",
        read_register,
        needs=(
            ("LAD24CD", "Local authority", "Region name", *_YEARS),
            ("Area code", "Region", "Country", *_YEARS),
        ),
    ),
    Reader(
        "housing-statistics",
        Kind.OBSERVATIONS,
        "MHCLG local authority housing statistics",
        read_lahs,
        needs=(("LA_CODE", "LA_NAME", "Year", "a1a", "cc1a", "f16a"),),
    ),
)
