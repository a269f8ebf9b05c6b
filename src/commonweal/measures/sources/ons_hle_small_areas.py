"""ONS life and healthy life expectancy 2009 to 2013 for small areas, places and regions.

Quirks: sex is a column; the sheet of regions has codes for England only; stars tell whether a place
differs from England, not which way, so no comparison is taken. The wide table of life expectancy has
a row of LE at 65 beside that at birth.
"""  # noqa: E501 - one sentence a quirk

from __future__ import annotations

import re

from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import NOT_A_CODE, as_sex, is_code
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.regions import region_code

HEALTHY = "healthy life expectancy at birth"
LIFE = "life expectancy at birth"
PERIOD = "2009-13"
_FIGURES = ("hle_years", "hle_lower95", "hle_upper95", "le_years", "le_lower95", "le_upper95")
_SPAN = re.compile(r"\d{4}-\d{4}")


def read_small_areas(match: Match) -> Harvest:
    """Both expectancies with limits, by sex; the period stands in the name of the source only."""
    harvest, table = Harvest(), match.table
    sex = table.column("sex")
    code = max(table.columns("msoa11_code", "utla_code", "code"))
    name = max(table.columns("msoa11_name", "utla_name", "name"))
    healthy, low, high, life, le_low, le_high = table.columns(*_FIGURES)
    figures = [
        Figures(healthy, HEALTHY, PERIOD, low, high),
        Figures(life, LIFE, PERIOD, le_low, le_high),
    ]

    def place(cells: list[str]) -> Where | Wrong:
        area = cells[code].strip() or region_code(cells[name])
        if not is_code(area):
            return Wrong("code", cells[code], NOT_A_CODE)
        if not as_sex(cells[sex]):
            return Wrong("sex", cells[sex], "is neither Male nor Female")
        return Where(area, cells[name].strip(), sex=as_sex(cells[sex]))

    read_cells(table, harvest, place, figures)
    harvest.unread = table.left_unread()
    return harvest


def read_wide(match: Match) -> Harvest:
    """Life expectancy at birth and at 65, three years to a column, without limits."""
    harvest, table = Harvest(), match.table
    series, code, name = table.columns("series", "area_code", "area_name")
    spans = [
        Figures(table.column(heading), "", heading)
        for heading in table.headings
        if _SPAN.fullmatch(heading)
    ]
    for told in dict.fromkeys(cells[series] for _, cells in table.body if len(cells) > series):
        indicator, _, sex = told.partition(" - ")
        columns = [Figures(span.at, indicator, span.period, sex=as_sex(sex)) for span in spans]
        rows = [row for row in table.body if len(row[1]) > series and row[1][series] == told]

        def place(cells: list[str]) -> Where | Wrong:
            if len(cells) < len(table.headings):
                return Wrong("", ",".join(cells), "has too few cells")
            if not is_code(cells[code].strip()):
                return Wrong("area_code", cells[code], NOT_A_CODE)
            return Where(cells[code].strip(), cells[name].strip())

        read_cells(table, harvest, place, columns, rows=rows)
    harvest.records_in += len(table.sheet.faults)
    harvest.set_aside.extend(table.sheet.faults)
    return harvest


READERS = (
    Reader(
        "ons-small-area-life-expectancy",
        Kind.OBSERVATIONS,
        "ONS life and healthy life expectancy 2009 to 2013",
        read_small_areas,
        needs=(
            ("sex", "msoa11_code", "msoa11_name", *_FIGURES),
            ("sex", "utla_code", "utla_name", *_FIGURES),
            ("sex", "code", "name", *_FIGURES),
        ),
    ),
    Reader(
        "ons-life-expectancy-wide",
        Kind.OBSERVATIONS,
        "ONS life expectancy at birth and at 65, by authority",
        read_wide,
        needs=(("series", "area_code", "area_name"),),
        like=(r"20\d\d20\d\d",),
    ),
)
