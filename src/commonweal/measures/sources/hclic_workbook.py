"""The quarterly workbook of statutory homelessness: sheets A1, A6 and TA1 as published.

Quirks: headings run over several rows, some hidden; "Rest of England" has "-" for a code; footnotes
stand under the table. Columns are found by what stands above them; other sheets are named unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.hclic import NO_RETURN, add_young
from commonweal.measures.sources.lines import Row
from commonweal.measures.sources.table import Document, Sheet, plain

_COLUMNS = {
    "A1": {
        "total_initial_assessments": "totalinitialassessments",
        "owed_prevention_or_relief_duty": "totalowedapreventionorreliefduty",
        "threatened_prevention_duty_owed": "within56dayspreventiondutyowed",
        "of_which_section_21": "ofwhich.*section21notice",
        "homeless_relief_duty_owed": "homelessreliefdutyowed",
        "households_in_area_000s": "numberofhouseholdsinarea",
        "threatened_per_1000": "assessedasthreatenedwithhomelessnessper",
        "homeless_per_1000": "assessedashomelessper",
    },
    "A6": {
        "total_owed_duty": "totalowedapreventionorreliefduty",
        "age_16_17": "^1617",
        "age_18_24": "^1824",
        "age_25_34": "^2534",
        "age_35_44": "^3544",
        "age_45_54": "^4554",
        "age_55_64": "^5564",
        "age_65_74": "^6574",
        "age_75_plus": "^75",
        "age_not_known": "^notknown",
    },
    "TA1": {
        "households_in_ta": r"totalnumberofhouseholdsinta\d*$",
        "households_in_area_000s": "numberofhouseholdsinarea",
        "ta_per_1000_households": "intaper000s$",
        "households_in_ta_with_children": "totalnumberofhouseholdsintawithchildren$",
        "children_in_ta": "totalnumberofchildreninta$",
        "bb_households": "sumofbbtotal",
        "bb_with_children": "sumofbbwithchildren(?!6weeks)",
        "bb_with_children_over_6_weeks": "sumofbbwithchildren6weeks(?!pending)",
    },
}
_BASES = {
    "A1": "households_in_area_000s",
    "A6": "total_owed_duty",
    "TA1": "households_in_area_000s",
}
_COUNTS = {
    "threatened_per_1000": "threatened_prevention_duty_owed",
    "homeless_per_1000": "homeless_relief_duty_owed",
    "ta_per_1000_households": "households_in_ta",
}
_MONTHS = {"march": "Q1", "june": "Q2", "september": "Q3", "december": "Q4"}
_TITLE = re.compile(r"(march|june|september|december)\s+(20\d\d)", re.IGNORECASE)
_UPDATED = re.compile(r"Latest update: (\d{1,2}) ([A-Z][a-z]+) (20\d\d)")
_NAMES = "january february march april may june july august september october november december"


def knows_workbook(document: Document) -> bool:
    """Whether it has the three sheets, with a title that names a quarter."""
    names = {sheet.name for sheet in document.sheets}
    if not set(_COLUMNS) <= names:
        return False
    return all(
        _TITLE.search(_title(sheet)) is not None
        for sheet in document.sheets
        if sheet.name in _COLUMNS
    )


def read_workbook(match: Match) -> Harvest:
    """The three tables of one quarter."""
    harvest = Harvest()
    for sheet in match.document.sheets:
        if sheet.name in _COLUMNS:
            _read_sheet(sheet, harvest)
    add_young(harvest)
    others = (s.name for s in match.document.sheets if s.name not in _COLUMNS)
    harvest.unread = tuple(f"sheet {name}" for name in others)
    harvest.vintage, harvest.vintage_note = _updated(harvest.notes)
    return harvest


def _title(sheet: Sheet) -> str:
    return sheet.rows[0][1][0] if sheet.rows else ""


def _read_sheet(sheet: Sheet, harvest: Harvest) -> None:
    first = next((at for at, (_, cells) in enumerate(sheet.rows) if is_code(cells[0])), 0)
    above = _above(sheet.rows[1:first])
    table = Table(sheet, first - 1, above, above)
    figures = _figures(sheet.name, above)
    quarter = _quarter(_title(sheet))

    def place(cells: list[str]) -> Where | Wrong:
        if not is_code(cells[0]):
            return Wrong("A", cells[0], NOT_A_CODE)
        return Where(cells[0], cells[1].strip(), quarter)

    rows = _records(sheet.rows[first:], harvest)
    read_cells(table, harvest, place, figures, rows=rows, symbols=NO_RETURN, sheet=sheet.name)


def _records(rows: list[Row], harvest: Harvest) -> Iterable[Row]:
    """Rows of the table; footnotes, which have no figure, are kept as notes."""
    for line, cells in rows:
        if cells[0] and any(cells[4:]) and len(cells[1]) < 60:
            yield line, cells
        else:
            harvest.notes.append(" ".join(cell for cell in cells if cell))


def _above(rows: list[Row]) -> list[str]:
    width = max((len(cells) for _, cells in rows), default=0)
    return [
        plain("".join(cells[at] for _, cells in rows if at < len(cells))) for at in range(width)
    ]


def _figures(sheet: str, above: list[str]) -> list[Figures]:
    at = {name: _find(pattern, above) for name, pattern in _COLUMNS[sheet].items()}
    base = at[_BASES[sheet]]
    times = 1.0 if sheet == "A6" else 1000.0
    return [
        Figures(
            column,
            name,
            numerator=at[_COUNTS.get(name, name)],
            denominator=-1 if name in ("children_in_ta", "total_owed_duty") else base,
            times=times,
        )
        for name, column in at.items()
        if column >= 0 and name != "households_in_area_000s"
    ]


def _find(pattern: str, above: list[str]) -> int:
    return next((at for at, text in enumerate(above) if re.search(pattern, text)), -1)


def _quarter(title: str) -> str:
    found = list(_TITLE.finditer(title))[-1]
    return found[2] + _MONTHS[found[1].lower()]


def _updated(notes: list[str]) -> tuple[str, str]:
    for note in notes:
        if found := _UPDATED.search(note):
            month = _NAMES.split().index(found[2].lower()) + 1
            return f"{found[3]}-{month:02d}-{int(found[1]):02d}", "latest update, of the workbook"
    return "", ""


READERS = (
    Reader(
        "hclic-workbook",
        Kind.OBSERVATIONS,
        "MHCLG statutory homelessness, quarterly workbook of detailed local authority tables",
        read_workbook,
        knows=knows_workbook,
    ),
)
