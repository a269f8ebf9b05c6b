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
    as_sex,
    full_rows,
    has_year,
    is_code,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.fingertips import comparison
from commonweal.measures.sources.numbers import read_figure

DEPRIVATION = "deprivation"
_SHARED = ("area_code", "area_name", "period", "indicator", "measure", "unit", "value")
_NEWER = (*_SHARED, "area_type", "compared_to_England", "inequality")
_OLDER = (*_SHARED, "significance")
_PLAIN = _SHARED


def read_retabulated(match: Match) -> Harvest:
    """Rows of one re-tabulated extract, of any of the three headers."""
    harvest = Harvest()
    table = match.table
    area, name, period, indicator, _measure, unit, value = table.columns(*_SHARED)
    compared = max(table.columns("compared_to_England", "significance"))
    group = max(table.columns("inequality", "group"))
    for line, row in full_rows(table, harvest):
        cells = [cell.strip() for cell in row]
        figure = read_figure(cells[value])
        if not is_code(cells[area]):
            harvest.aside(line, "area_code", cells[area], NOT_A_CODE)
        elif not has_year(cells[period]):
            harvest.aside(line, "period", cells[period], NOT_A_PERIOD)
        elif figure is None:
            harvest.aside(line, "value", cells[value], NOT_A_NUMBER)
        else:
            flag = cells[compared] if compared >= 0 else ""
            told = cells[group] if group >= 0 else ""
            told = "" if told == "NA" else told
            sex = as_sex(told) or as_sex(cells[unit])
            named = "" if as_sex(told) else told
            harvest.observations.append(
                Observation(
                    cells[indicator],
                    cells[area],
                    cells[name],
                    cells[period],
                    figure.value,
                    sex=sex,
                    group_kind=DEPRIVATION if named else "",
                    group=named,
                    comparison=comparison(flag),
                    note=figure.note or ("compared at 99.8" if flag.endswith("99.8") else ""),
                    line=line,
                )
            )
    harvest.unread = tuple(n for n in table.left_unread() if n != "measure")
    return harvest


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
