"""DWP: children in low-income families, and Stat-Xplore exports of children and of households.

Quirks: notes in the headings ("FYE 2021 [p]"); shares are fractions; a UK row and no row of England;
Stat-Xplore names places, gives every period a second column of annotations, a line with the name of the
dimension, "Unknown" and "Total" rows, a last line cut short, and does not say what it counts.
".." in it is suppressed. What a file counts, and whether low income is relative or absolute, stands in
no header: the origins say it, else the indicator reads "measure not stated".
"""  # noqa: E501 - one sentence a quirk

from __future__ import annotations

import re

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table

NOT_STATED = "measure not stated"
CHILDREN = "children under 16 in low-income families"
HOUSEHOLDS = "households on Universal Credit"
SUPPRESSED = {"..": "suppressed: .."}
_FYE = re.compile(r"(Number|Percentage) of children FYE (\d{4}) ?(.*)")
_NOTE = re.compile(r"\s*\([a-z]\)\s*$")


def read_cilif(match: Match) -> Harvest:
    """Fractions and counts of children under 16, years ending in March."""
    harvest, table = Harvest(), match.table
    name, code = 0, table.column("Area Code")
    table.used.add(name)
    shares, counts = _by_year(table)
    told = match.measure or NOT_STATED
    figures = [
        Figures(at, f"{CHILDREN}, fraction: {told}", year, numerator=counts.get(year, -1))
        for year, at in shares.items()
    ]

    def place(cells: list[str]) -> Where | Wrong:
        if not is_code(cells[code].strip()):
            return Wrong("Area Code", cells[code], NOT_A_CODE)
        return Where(cells[code].strip(), cells[name].split("[note")[0].strip())

    read_cells(table, harvest, place, figures)
    harvest.unread = table.left_unread()
    return harvest


def _by_year(table: Table) -> tuple[dict[str, int], dict[str, int]]:
    shares: dict[str, int] = {}
    counts: dict[str, int] = {}
    for at, heading in enumerate(table.headings):
        if found := _FYE.match(heading):
            table.used.add(at)
            year = int(found[2])
            label = f"{year - 1}/{year % 100:02d}"
            (counts if found[1] == "Number" else shares)[label] = at
    return shares, counts


def read_stat_xplore(match: Match) -> Harvest:
    """Counts by named place and year or month."""
    harvest, table = Harvest(), match.table
    told = match.measure or NOT_STATED
    table.used.add(0)
    figures = []
    for at, heading in enumerate(table.headings[1:], 1):
        table.used.add(at)
        if heading and not heading.endswith("Annotations"):
            period = _NOTE.sub("", heading)
            figures.append(Figures(at, told, period))
    rows = table.body[1:]
    harvest.notes.extend(" ".join(cells).strip() for _, cells in table.body[:1])
    needed = figures[-1].at + 1 if figures else 1
    whole = [row for row in rows if len(row[1]) >= needed]
    for line, cells in rows:
        if len(cells) < needed:
            harvest.records_in += 1
            harvest.aside(line, "", ",".join(cells), f"has {len(cells)} cells, needs {needed}")

    def place(cells: list[str]) -> Where | Wrong:
        return Where(cells[0].strip(), cells[0].strip())

    read_cells(table, harvest, place, figures, rows=whole, symbols=SUPPRESSED)
    harvest.records_in += len(table.sheet.faults)
    harvest.set_aside.extend(table.sheet.faults)
    return harvest


def read_households(match: Match) -> Harvest:
    """Households on Universal Credit by named place, one month in the heading."""
    harvest, table = Harvest(), match.table
    month = re.search(r"([a-z]+)_(20\d\d)", table.headings[1])
    period = f"{month[1].title()} {month[2]}" if month else ""

    def place(cells: list[str]) -> Where | Wrong:
        if not cells[0].strip():
            return Wrong("local_authority", "", "names no area")
        return Where(cells[0].strip(), cells[0].strip())

    figures = [Figures(1, HOUSEHOLDS, period)]
    read_cells(table, harvest, place, figures, symbols=SUPPRESSED)
    return harvest


READERS = (
    Reader(
        "dwp-low-income",
        Kind.OBSERVATIONS,
        "DWP and HMRC, children in low-income families",
        read_cilif,
        needs=(("Area Code",),),
        like=(r"numberofchildrenfye\d{4}.*", r"percentageofchildrenfye\d{4}.*"),
    ),
    Reader(
        "dwp-stat-xplore",
        Kind.OBSERVATIONS,
        "DWP Stat-Xplore, counts by place and period",
        read_stat_xplore,
        needs=(("Year",), ("Month",)),
        like=(r".*\dannotations",),
    ),
    Reader(
        "dwp-universal-credit",
        Kind.OBSERVATIONS,
        "DWP, households on Universal Credit",
        read_households,
        needs=(("local_authority",),),
        like=(r"householdsonuniversalcredit[a-z]+20\d\d.*",),
    ),
)
