"""ONS Health Index for England: values of its indicators, and scores (2015 is 100).

Some values are carried forward from a neighbouring year, so the index is not for trend.
"""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.cells import Figures, Where, Wrong, read_cells
from commonweal.measures.sources.checks import (
    NOT_A_CODE,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    has_year,
    is_code,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

_LONG = ("ltla21_code", "year", "indicator", "value")
_ID = ("ltla21_code", "year")


def read_indicators(match: Match) -> Harvest:
    """One row an indicator, place and year."""
    harvest, table = Harvest(), match.table
    code, year, indicator, value = table.columns(*_LONG)

    def make(line: int, cells: list[str]) -> Observation | Fault:
        figure = read_figure(cells[value])
        if not is_code(cells[code]):
            return "ltla21_code", cells[code], NOT_A_CODE
        if not has_year(cells[year]):
            return "year", cells[year], NOT_A_PERIOD
        if figure is None:
            return "value", cells[value], NOT_A_NUMBER
        found = (cells[indicator].strip(), cells[code], "", cells[year], figure.value)
        return Observation(*found, note=figure.note, line=line)

    read_rows(table, harvest, make)
    return harvest


def read_scores(match: Match) -> Harvest:
    """One column a score."""
    harvest, table = Harvest(), match.table
    code, year = table.columns(*_ID)
    figures = [
        Figures(at, f"score: {heading}")
        for at, heading in enumerate(table.headings)
        if at not in (code, year)
    ]

    def place(cells: list[str]) -> Where | Wrong:
        if not is_code(cells[code]):
            return Wrong("ltla21_code", cells[code], NOT_A_CODE)
        if not has_year(cells[year]):
            return Wrong("year", cells[year], NOT_A_PERIOD)
        return Where(cells[code], "", cells[year])

    read_cells(table, harvest, place, figures)
    return harvest


READERS = (
    Reader(
        "ons-health-index",
        Kind.OBSERVATIONS,
        "ONS Health Index for England, values of its indicators",
        read_indicators,
        needs=(_LONG,),
    ),
    Reader(
        "ons-health-index-scores",
        Kind.OBSERVATIONS,
        "ONS Health Index for England, scores",
        read_scores,
        needs=((*_ID, "overall_score"), (*_ID, "Mental health", "Mortality", "Crime")),
    ),
)
