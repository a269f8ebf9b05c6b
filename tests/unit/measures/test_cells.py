"""Every cell of a wide table is a figure or is set aside, by itself, and none is lost."""

from __future__ import annotations

import pytest

from commonweal.measures.sources.cells import Figures, Where, read_cells
from commonweal.measures.sources.checks import CROSSED, NOT_A_NUMBER
from commonweal.measures.sources.extract import Harvest, Table
from commonweal.measures.sources.table import Sheet

HEAD = ["area", "rate", "low", "high", "count", "base", "other"]
COLUMNS = [
    Figures(1, "rate", lower=2, upper=3, numerator=4, denominator=5, times=1000.0),
    Figures(6, "other", period="2020", sex="female", age="65+"),
]


def read(*rows: list[str], sheet: str = "", symbols: dict[str, str] | None = None) -> Harvest:
    held = [(number, row) for number, row in enumerate([HEAD, *rows], 1)]
    table = Table.found(Sheet(sheet, lambda: (held, [])), 0)
    harvest = Harvest()

    def place(cells: list[str]) -> Where:
        return Where(cells[0], "Wessex", "2021", "persons", "modelled")

    read_cells(table, harvest, place, COLUMNS, symbols=symbols, sheet=sheet)
    return harvest


def test_a_row_gives_a_figure_a_column_with_all_that_belongs_to_it():
    first, second = read(["E1", "5", "4", "6", "10", "2", "7"]).observations

    assert (first.value, first.lower, first.upper) == (5.0, 4.0, 6.0)
    assert (first.numerator, first.denominator) == (10.0, 2000.0)
    assert (first.period, first.sex, first.note, first.line, first.cell) == (
        "2021", "persons", "modelled", 2, "rate"
    )  # fmt: skip
    assert (second.period, second.sex, second.age, second.denominator) == (
        "2020", "female", "65+", None
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "value", "reason"),
    [
        pytest.param(
            ["E1", "many", "4", "6", "10", "2", "7"], "many", NOT_A_NUMBER, id="the figure"
        ),
        pytest.param(
            ["E1", "5", "few", "6", "10", "2", "7"], "few",
            f"a limit or count beside it {NOT_A_NUMBER}", id="a limit beside it",
        ),
        pytest.param(
            ["E1", "5", "4", "6", "10", "two", "7"], "two",
            f"a limit or count beside it {NOT_A_NUMBER}", id="a count beside it",
        ),
        pytest.param(["E1", "5", "6", "4", "10", "2", "7"], "6", CROSSED, id="crossed limits"),
    ],
)  # fmt: skip
def test_one_bad_cell_is_set_aside_and_its_neighbour_is_read(
    row: list[str], value: str, reason: str
):
    harvest = read(row)

    assert [tuple(one) for one in harvest.set_aside] == [(2, "rate", value, reason)]
    assert [one.indicator for one in harvest.observations] == ["other"]
    assert harvest.records_in == harvest.loaded_records + len(harvest.set_aside)


def test_a_cell_of_a_workbook_is_named_as_the_workbook_names_it():
    harvest = read(["E1", "5", "4", "6", "10", "2", "many"], sheet="Table 1")

    assert harvest.observations[0].cell == "Table 1!B2"
    assert harvest.set_aside[0].column == "Table 1!G2"


def test_a_symbol_of_the_source_is_translated_in_the_note():
    harvest = read(["E1", "..", "", "", "", "", "7"], symbols={"..": "suppressed: .."})

    assert harvest.observations[0].value is None
    assert harvest.observations[0].note == "suppressed: ..; modelled"
