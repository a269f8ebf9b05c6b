import xlsxwriter
from tests.unit.measures.fixtures import write

from commonweal.facts.observation import Observation
from commonweal.measures.sources.registry import read
from commonweal.measures.sources.tidy import COLUMNS, write_template

HEADER = ",".join(COLUMNS)
GOOD = "X00000001,2024/25,financial,volunteer-hours,1200,,,1200,,persons,18+,ward,North,counted"


def test_return_of_a_council_is_read(tmp_path):
    extract = read(write(tmp_path, "a.csv", f"{HEADER}\n{GOOD}\n"))

    assert extract.reader == "tidy"
    assert extract.observations == [
        Observation(
            "volunteer-hours",
            "X00000001",
            "",
            "2024/25",
            1200.0,
            numerator=1200.0,
            sex="persons",
            age="18+",
            group_kind="ward",
            group="North",
            note="counted",
            line=2,
        )
    ]


def test_every_fault_of_a_return_is_named(tmp_path):
    rows = [
        "Wessex,2024/25,financial,m,1,,,,,,,,,",
        "X00000001,2024/25,yearly,m,1,,,,,,,,,",
        "X00000001,soon,financial,m,1,,,,,,,,,",
        "X00000001,2024/25,financial,,1,,,,,,,,,",
        "X00000001,2024/25,financial,m,=SUM(A1),,,,,,,,,",
        "X00000001,2024/25,financial,m,lots,,,,,,,,,",
        "X00000001,2024/25,financial,m,1,low?,,,,,,,,",
        "X00000001,2024/25,financial,m,1,3,2,,,,,,,",
        "X00000001,2024/25,financial,m,1,,,,,both,,,,",
    ]

    extract = read(write(tmp_path, "a.csv", "\n".join([HEADER, *rows]) + "\n"))

    assert extract.observations == []
    assert [fault.column for fault in extract.set_aside] == [
        "area_code",
        "period_kind",
        "period",
        "measure",
        "value",
        "value",
        "lower, upper, count or denominator",
        "lower",
        "sex",
    ]
    assert extract.set_aside[4].reason == "is a formula, not a figure"


def test_suppressed_and_blank_values_are_loaded_without_a_number(tmp_path):
    rows = "X00000001,2024,calendar,m,<5,,,,,,,,,\nX00000001,2025,calendar,m,,,,,,,,,,\n"

    extract = read(write(tmp_path, "a.csv", f"{HEADER}\n{rows}"))

    assert [(o.value, o.note) for o in extract.observations] == [(None, "<5"), (None, "blank")]


def test_workbook_names_the_cell_and_sets_a_formula_without_value_aside(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("figures")
        sheet.write_row(0, 0, COLUMNS)
        sheet.write_row(1, 0, ["X00000001", "2024", "calendar", "m", 12.5])
        sheet.write_row(2, 0, ["X00000001", "2025", "calendar", "m"])
        sheet.write_formula(2, 4, "=1+1", None, "")

    extract = read(path)

    assert [(o.value, o.cell, o.line) for o in extract.observations] == [(12.5, "figures!E2", 2)]
    assert extract.set_aside == [(3, "figures!value", "=1+1", "is a formula, not a figure")]


def test_every_sheet_of_a_return_is_read_and_others_are_named(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for year in ("2024", "2025"):
            sheet = book.add_worksheet(year)
            sheet.write_row(0, 0, COLUMNS)
            sheet.write_row(1, 0, ["X00000001", year, "calendar", "m", 1])
        book.add_worksheet("remarks").write(0, 0, "made in a hurry")

    extract = read(path)

    assert [(o.period, o.cell) for o in extract.observations] == [
        ("2024", "2024!E2"),
        ("2025", "2025!E2"),
    ]
    assert "sheet remarks" in extract.unread


def test_template_is_empty_and_always_the_same(tmp_path):
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "b.xlsx")

    extract = read(tmp_path / "a.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (extract.reader, extract.records_in) == ("tidy", 0)
