"""DfE Local Authority Interactive Tool: the long table of all measures, and extracts of it.

Quirks: every value is text, "-" is missing; ``Data item`` is filled on the first row of a block
only; places are numbers of local education authorities, regions and England among them; years
carry remarks ("2025 (prov)") or are "0", which is set aside.
"""

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import (
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    has_year,
    read_rows,
)
from commonweal.measures.sources.dfe_areas import code_of
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

_LONG = ("Short Desc", "Years", "LA and Regions", "Values", "LA Number")
_EXTRACT = ("measure_short", "period", "area", "value", "la_number")


def read_long(match: Match) -> Harvest:
    """The long table."""
    return _read(match, _LONG)


def read_extract(match: Match) -> Harvest:
    """An extract of the long table joined with the data dictionary."""
    return _read(match, _EXTRACT)


def _read(match: Match, headings: tuple[str, ...]) -> Harvest:
    harvest, table = Harvest(), match.table
    measure, period, name, value, number = table.columns(*headings)

    def make(line: int, cells: list[str]) -> Observation | Fault:
        figure = read_figure(cells[value])
        area = code_of(cells[number])
        if area is None:
            return headings[4], cells[number], "is not the number of an authority"
        if not has_year(cells[period]):
            return headings[1], cells[period], NOT_A_PERIOD
        if figure is None:
            return headings[3], cells[value], NOT_A_NUMBER
        found = (cells[measure], area, cells[name], cells[period], figure.value)
        return Observation(*found, note=figure.note, line=line)

    read_rows(table, harvest, make)
    harvest.unread = table.left_unread()
    return harvest


READERS = (
    Reader(
        "dfe-lait",
        Kind.OBSERVATIONS,
        "DfE Local Authority Interactive Tool, all measures",
        read_long,
        needs=(_LONG,),
    ),
    Reader(
        "dfe-lait-extract",
        Kind.OBSERVATIONS,
        "DfE Local Authority Interactive Tool, an extract",
        read_extract,
        needs=(_EXTRACT,),
    ),
)
