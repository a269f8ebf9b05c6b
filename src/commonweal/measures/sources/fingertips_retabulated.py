"""Extracts that were made from Fingertips: one indicator a file, rounded, without limits.

Quirks: "NA" for a missing value or group; sex stands in ``inequality``, ``group`` or ``unit``;
a comparison made at 99.8 % is worded "Higher 99.8"; several indicators may share a file.
"""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import (
    NOT_A_CODE,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    Make,
    as_sex,
    has_year,
    is_code,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.fingertips import comparison
from commonweal.measures.sources.numbers import read_figure

DEPRIVATION = "deprivation"
AT_998 = "compared at 99.8"
_SHARED = ("area_code", "area_name", "period", "indicator", "measure", "unit", "value")
_NEWER = (*_SHARED, "area_type", "compared_to_England", "inequality")
_OLDER = (*_SHARED, "significance")
_PLAIN = _SHARED


def read_retabulated(match: Match) -> Harvest:
    """Rows of one re-tabulated extract, of any of the three headers."""
    harvest, table = Harvest(), match.table
    read_rows(table, harvest, _maker(table))
    harvest.unread = tuple(name for name in table.left_unread() if name != "measure")
    return harvest


def _maker(table: Table) -> Make:
    area, name, period, indicator, _, unit, value = table.columns(*_SHARED)
    compared = max(table.columns("compared_to_England", "significance"))
    grouped = max(table.columns("inequality", "group"))

    def make(line: int, row: list[str]) -> Observation | Fault:
        cells = [cell.strip() for cell in row]
        figure = read_figure(cells[value])
        if not is_code(cells[area]):
            return "area_code", cells[area], NOT_A_CODE
        if not has_year(cells[period]):
            return "period", cells[period], NOT_A_PERIOD
        if figure is None:
            return "value", cells[value], NOT_A_NUMBER
        flag = cells[compared] if compared >= 0 else ""
        told = cells[grouped] if grouped >= 0 and cells[grouped] != "NA" else ""
        group = "" if as_sex(told) else told
        return Observation(
            cells[indicator],
            cells[area],
            cells[name],
            cells[period],
            figure.value,
            sex=as_sex(told) or as_sex(cells[unit]),
            group_kind=DEPRIVATION if group else "",
            group=group,
            comparison=comparison(flag),
            note=figure.note or (AT_998 if flag.endswith("99.8") else ""),
            line=line,
        )

    return make


READERS = (
    Reader(
        "fingertips-retabulated",
        Kind.OBSERVATIONS,
        "Fingertips, re-tabulated, with the published comparison and groups",
        read_retabulated,
        needs=(_NEWER,),
    ),
    Reader(
        "fingertips-retabulated-2020",
        Kind.OBSERVATIONS,
        "Fingertips, re-tabulated in 2020",
        read_retabulated,
        needs=(_OLDER,),
    ),
    Reader(
        "retabulated-plain",
        Kind.OBSERVATIONS,
        "Official figures, re-tabulated without a comparison",
        read_retabulated,
        needs=(_PLAIN,),
    ),
)
