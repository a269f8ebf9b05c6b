"""The template in which a council returns its own figures, as CSV or as a workbook.

One row a figure. A measure is named by the id of its card; the kind of period is written out, and the
label of the period must be one of that kind. A formula is set aside: save the values.
"""  # noqa: E501 - one sentence a rule

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from commonweal.facts.observation import Observation
from commonweal.facts.period import PeriodError, PeriodKind, parse_period
from commonweal.measures.sources.checks import (
    CROSSED,
    NOT_A_CODE,
    NOT_A_NUMBER,
    Fault,
    Make,
    as_sex,
    is_code,
    number_or_none,
    read_rows,
)
from commonweal.measures.sources.extract import Harvest, Kind, Match, Reader, Table
from commonweal.measures.sources.numbers import read_figure
from commonweal.measures.sources.sheet_text import bare_formulas
from commonweal.measures.sources.workbook import column_letters

COLUMNS = (
    "area_code",
    "period",
    "period_kind",
    "measure",
    "value",
    "lower",
    "upper",
    "count",
    "denominator",
    "sex",
    "age",
    "group_kind",
    "group",
    "note",
)
SHEET = "figures"
_KINDS = frozenset(PeriodKind)


def read_tidy(match: Match) -> Harvest:
    """Rows of a return, of every sheet that bears its header."""
    harvest = Harvest()
    for table in match.tables:
        read_rows(table, harvest, _maker(table, match.document.path))
        harvest.unread += table.left_unread()
    return harvest


def _maker(table: Table, path: Path) -> Make:
    at = table.columns(*COLUMNS)
    sheet = table.sheet.name
    formulas = bare_formulas(path, sheet) if sheet else {}

    def make(line: int, row: list[str]) -> Observation | Fault:
        cells = [row[index].strip() if index >= 0 else "" for index in at]
        cell = f"{column_letters(at[4])}{line}"
        cells[4] = formulas.get(cell, cells[4])
        found = _observation(line, cells)
        if sheet and isinstance(found, Observation):
            return found._replace(cell=f"{sheet}!{cell}")
        return found

    return make


def _observation(line: int, cells: list[str]) -> Observation | Fault:
    area, period, kind, measure, value = cells[:5]
    figure = read_figure(value)
    if fault := _fault(area, period, kind, measure):
        return fault
    if value.startswith("="):
        return "value", value, "is a formula, not a figure"
    if figure is None:
        return "value", value, NOT_A_NUMBER
    try:
        lower, upper, count, base = (number_or_none(text) for text in cells[5:9])
    except ValueError as error:
        return "lower, upper, count or denominator", str(error), NOT_A_NUMBER
    if lower is not None and upper is not None and lower > upper:
        return "lower", cells[5], CROSSED
    if cells[9] and not as_sex(cells[9]):
        return "sex", cells[9], "is not male, female or persons"
    return Observation(
        measure,
        area,
        "",
        period,
        figure.value,
        lower,
        upper,
        numerator=count,
        denominator=base,
        sex=as_sex(cells[9]),
        age=cells[10],
        group_kind=cells[11],
        group=cells[12],
        note=cells[13] or figure.note,
        line=line,
    )


def _fault(area: str, period: str, kind: str, measure: str) -> Fault | None:
    if not is_code(area):
        return "area_code", area, NOT_A_CODE
    if kind not in _KINDS:
        return "period_kind", kind, "is none of " + ", ".join(sorted(_KINDS))
    try:
        parse_period(period, PeriodKind(kind))
    except PeriodError as error:
        return "period", period, str(error)
    return None if measure else ("measure", "", "is empty")


def write_template(path: Path) -> None:
    """Write an empty template as a workbook, with equal bytes each time."""
    import xlsxwriter  # type: ignore[import-untyped]

    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(SHEET)
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet.set_column(0, len(COLUMNS) - 1, 14, text)
        sheet.write_row(0, 0, COLUMNS, bold)
        sheet.freeze_panes(1, 0)
        kinds = {"validate": "list", "source": sorted(_KINDS)}
        sheet.data_validation(1, 2, 5000, 2, kinds)


READERS = (
    Reader(
        "tidy",
        Kind.OBSERVATIONS,
        "A council's own return, in the template",
        read_tidy,
        needs=(("area_code", "period", "period_kind", "measure", "value"),),
        every_table=True,
    ),
)
