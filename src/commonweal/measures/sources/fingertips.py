"""OHID Fingertips "all data" CSV, of the website or the API, 25 to 27 columns.

Quirks: columns renamed ("Compared to Region value or percentiles" bears the parent's name, underscores
instead of spaces); line ends within quotes; rows that end before the last columns; blank values
with and without a note; the England code on every row of a category; the same figure under
several parents. All are kept as the file has them.
"""  # noqa: E501 - the heading is quoted whole

from __future__ import annotations

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import (
    CROSSED,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    Fault,
    as_sex,
    has_year,
    number_or_none,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader
from commonweal.measures.sources.numbers import read_figure

_NEEDED = (
    "Indicator ID",
    "Area Code",
    "Area Name",
    "Sex",
    "Age",
    "Category Type",
    "Category",
    "Time period",
    "Value",
    "Lower CI 95.0 limit",
    "Upper CI 95.0 limit",
    "Lower CI 99.8 limit",
    "Upper CI 99.8 limit",
    "Count",
    "Denominator",
    "Value note",
    "Recent Trend",
    "Compared to England value or percentiles",
)


def read_fingertips(match: Match) -> Harvest:
    """Rows of one Fingertips file."""
    harvest, table = Harvest(), match.table
    at = table.columns(*_NEEDED)
    read_rows(table, harvest, lambda line, cells: _observation(line, cells, at), max(at) + 1)
    harvest.unread = table.left_unread()
    return harvest


def _observation(line: int, row: list[str], at: list[int]) -> Observation | Fault:
    cells = [row[index].strip() for index in at]
    figure = read_figure(cells[8])
    if not cells[1]:
        return "Area Code", cells[1], "is empty"
    if not has_year(cells[7]):
        return "Time period", cells[7], NOT_A_PERIOD
    if figure is None:
        return "Value", cells[8], NOT_A_NUMBER
    try:
        lower, upper, low998, high998, count, base = (
            number_or_none(text) if text else None for text in cells[9:15]
        )
    except ValueError:
        return _no_number(cells)
    confidence = 95.0
    if lower is None and low998 is not None:
        lower, upper, confidence = low998, high998, 99.8
    if lower is not None and upper is not None and lower > upper:
        first = 9 if confidence == 95.0 else 11
        return _NEEDED[first], cells[first], CROSSED
    note = cells[15] or (figure.note if figure.value is None else "")
    return Observation(
        cells[0],
        cells[1],
        cells[2],
        cells[7],
        figure.value,
        lower,
        upper,
        confidence,
        count,
        base,
        as_sex(cells[3]),
        cells[4],
        cells[5],
        cells[6],
        comparison(cells[17]),
        cells[16],
        note,
        line,
    )


def _no_number(cells: list[str]) -> Fault:
    """Which limit or count beside a figure is no number."""
    at = next(at for at in range(9, 15) if read_figure(cells[at]) is None)
    return _NEEDED[at], cells[at], NOT_A_NUMBER


def comparison(text: str) -> str:
    """The published comparison in lower case; empty where nothing was compared."""
    word = text.strip().lower().removesuffix(" 99.8").removesuffix(" 95")
    return "" if word in ("not compared", "na") else word


READERS = (
    Reader(
        "fingertips",
        Kind.OBSERVATIONS,
        "OHID Fingertips, all data",
        read_fingertips,
        needs=((*_NEEDED, "Time period Sortable"),),
    ),
)
