"""Wide tables: several figures in a row, each cell a record of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from commonweal.facts.observation import Observation
from commonweal.measures.sources.checks import CROSSED, NOT_A_NUMBER, number_or_none
from commonweal.measures.sources.extract import Harvest, Table
from commonweal.measures.sources.lines import Row
from commonweal.measures.sources.numbers import read_figure
from commonweal.measures.sources.workbook import column_letters


class Where(NamedTuple):
    """Where, when and of whom the figures of a row are."""

    area: str
    area_name: str
    period: str = ""
    sex: str = ""
    note: str = ""
    group_kind: str = ""
    group: str = ""


class Wrong(NamedTuple):
    """Why a whole row, or one cell, is set aside."""

    column: str
    value: str
    reason: str


Place = Callable[[list[str]], Where | Wrong]


@dataclass(frozen=True, slots=True)
class Figures:
    """One column of figures, with the columns that belong to it (−1: none)."""

    at: int
    indicator: str
    period: str = ""  # empty: that of the row
    lower: int = -1
    upper: int = -1
    numerator: int = -1
    denominator: int = -1
    times: float = 1.0  # by which the denominator is held too small
    group_kind: str = ""
    group: str = ""
    age: str = ""
    sex: str = ""  # empty: that of the row


def read_cells(
    table: Table,
    harvest: Harvest,
    place: Place,
    columns: Sequence[Figures],
    *,
    rows: Iterable[Row] | None = None,
    symbols: Mapping[str, str] | None = None,
    sheet: str = "",
) -> None:
    """Read every figure of every row; a row that has no place counts as one record set aside."""
    harvest.counted = "cells"
    for line, cells in _whole(table, harvest) if rows is None else rows:
        where = place(cells)
        if isinstance(where, Wrong):
            harvest.records_in += 1
            told = f"{sheet}!{where.column}" if sheet else where.column
            harvest.aside(line, told, where.value, where.reason)
            continue
        harvest.records_in += len(columns)
        for column in columns:
            heading = table.headings[column.at]
            if sheet:
                heading = f"{sheet}!{column_letters(column.at)}{line}"
            made = _observation(cells, where, column, symbols or {}, (line, heading))
            if isinstance(made, Observation):
                harvest.observations.append(made)
            else:
                harvest.aside(line, *made)


def _whole(table: Table, harvest: Harvest) -> Iterable[Row]:
    """Rows that reach the last heading and not beyond; the others are set aside."""
    harvest.records_in += len(table.sheet.faults)
    harvest.set_aside.extend(table.sheet.faults)
    width = len(table.headings)
    needed = max((at for at, heading in enumerate(table.headings, 1) if heading), default=0)
    for line, cells in table.body:
        if len(cells) < needed or any(cell.strip() for cell in cells[width:]):
            harvest.records_in += 1
            reason = f"has {len(cells)} cells instead of {width}"
            harvest.aside(line, "", ",".join(cells), reason)
        else:
            yield line, cells


Numbers = tuple[float | None, float | None, float | None, float | None]
"""Lower limit, upper limit, numerator and denominator."""


def _observation(
    cells: list[str],
    where: Where,
    column: Figures,
    symbols: Mapping[str, str],
    stands: tuple[int, str],
) -> Observation | Wrong:
    """The figure of one cell; ``stands`` is its line and what it is called."""
    text = cells[column.at].strip()
    figure = read_figure(text)
    if figure is None:
        return Wrong(stands[1], text, NOT_A_NUMBER)
    beside = _beside(cells, column, stands[1])
    if isinstance(beside, Wrong):
        return beside
    lower, upper, count, base = beside
    notes = (symbols.get(figure.note, figure.note), where.note)
    return Observation(
        column.indicator,
        where.area,
        where.area_name,
        column.period or where.period,
        figure.value,
        lower,
        upper,
        numerator=count,
        denominator=base * column.times if base is not None else None,
        sex=column.sex or where.sex,
        age=column.age,
        group_kind=column.group_kind or where.group_kind,
        group=column.group or where.group,
        note="; ".join(note for note in notes if note),
        line=stands[0],
        cell=stands[1],
    )


def _beside(cells: list[str], column: Figures, called: str) -> Numbers | Wrong:
    """The limits and counts that belong to a cell."""
    try:
        lower, upper, count, base = (
            number_or_none(cells[at]) if at >= 0 else None
            for at in (column.lower, column.upper, column.numerator, column.denominator)
        )
    except ValueError as error:
        return Wrong(called, str(error), f"a limit or count beside it {NOT_A_NUMBER}")
    if lower is not None and upper is not None and lower > upper:
        return Wrong(called, cells[column.lower], CROSSED)
    return lower, upper, count, base
