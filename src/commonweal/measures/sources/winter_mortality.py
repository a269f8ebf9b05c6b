"""ONS winter mortality, table 10: one column a year and figure; the series ended with 2020/21.

The headings hold the year, from August to July, and for the last two whether deaths with COVID-19 are in;
"[z]" stands where there is no index. Deaths are rounded to ten.
"""  # noqa: E501 - one sentence a quirk

from __future__ import annotations

import re

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table

INDEX = "winter mortality index"
DEATHS = "winter deaths compared to non-winter deaths"
WITH_COVID = ", including COVID-19"
_HEADING = re.compile(
    r"(Winter deaths|Winter mortality index|Lower|Upper).*?(\d{4}/\d{4})\s*(.*)", re.IGNORECASE
)


def read_winters(match: Match) -> Harvest:
    """Index with limits, and deaths, by year; without COVID-19 where both are published."""
    harvest, table = Harvest(), match.table
    code, name = table.columns("Area code", "Area name")

    def place(cells: list[str]) -> Where | Wrong:
        if not is_code(cells[code].strip()):
            return Wrong("Area code", cells[code], NOT_A_CODE)
        return Where(cells[code].strip(), cells[name].strip())

    read_cells(table, harvest, place, _figures(table))
    harvest.unread = table.left_unread()
    return harvest


def _figures(table: Table) -> list[Figures]:
    at: dict[tuple[str, str], dict[str, int]] = {}
    for index, heading in enumerate(table.headings):
        if found := _HEADING.match(heading):
            table.used.add(index)
            covid = WITH_COVID if found[3].lower().startswith("including") else ""
            at.setdefault((found[2], covid), {})[found[1].lower()] = index
    figures = []
    for (year, covid), columns in at.items():
        low, high = columns.get("lower", -1), columns.get("upper", -1)
        if "winter mortality index" in columns:
            index = columns["winter mortality index"]
            figures.append(Figures(index, INDEX + covid, year, low, high))
        if "winter deaths" in columns:
            figures.append(Figures(columns["winter deaths"], DEATHS + covid, year))
    return figures


READERS = (
    Reader(
        "winter-mortality",
        Kind.OBSERVATIONS,
        "ONS winter mortality in England and Wales, by place",
        read_winters,
        needs=(("Area code", "Area name"),),
        like=(r"wintermortalityindex\d+.*", r"lowerconfidencelimit\d+.*"),
    ),
)
