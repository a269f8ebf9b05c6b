"""A file of own figures: read, faults told by row and column, written as it may be published."""

from __future__ import annotations

import csv
import io

import pytest
from tests.unit.delivery.own_figures.made_up import HEAD, KNOWN, POLICY, content

from commonweal.delivery.own_figures.table import FaultyError, read_table


def faults(text: bytes, policy=POLICY) -> list[tuple[int, str]]:
    with pytest.raises(FaultyError) as fault:
        read_table(text, KNOWN, policy)
    return [(one.line, one.column) for one in fault.value.faults]


def test_a_table_is_read_with_its_profile():
    table = read_table(
        content(["E05000001,2024,,50.0,,,50,100", "E05000002,2024,,,,,,"]), KNOWN, None
    )

    assert table.profile.rows == 2
    assert table.profile.areas == ("E05000001", "E05000002")
    assert table.profile.periods == ("2024",)
    assert table.profile.measures == ("walking",)
    assert table.profile.missing == 1
    assert table.profile.hidden == 0


def test_what_is_hidden_is_in_no_column():
    table = read_table(content(["E05000001,2024,,3.7,3.1,4.2,3,80"]), KNOWN, POLICY)

    assert table.profile.hidden == 1
    row = next(csv.DictReader(io.StringIO(table.text)))
    assert [row[n] for n in ("value", "lower", "upper", "count", "denominator")] == [""] * 5
    assert row["note"] == "suppressed: small count"


def test_what_is_written_is_read_to_the_same():
    first = read_table(content(["E05000001,2024,,50.0,40.5,59.5,50,100"]), KNOWN, POLICY)

    assert read_table(first.text.encode(), KNOWN, POLICY) == first


def test_rows_pasted_from_a_spreadsheet_are_read():
    text = content(["E05000001,2024,,50.0,,,50,100"]).replace(b",", b"\t")

    assert read_table(text, KNOWN, POLICY).profile.rows == 1


def test_a_small_count_without_a_policy_is_refused_by_its_row():
    text = content(["E05000001,2024,,50.0,,,50,100", "E05000002,2024,,3.0,,,3,100"])

    assert faults(text, None) == [(3, "count")]


def test_a_small_count_that_is_only_worked_out_is_refused_too():
    assert faults(content(["E05000001,2024,,3.0,,,,100"]), None) == [(2, "count")]


def test_few_who_are_left_over_are_refused_too():
    assert faults(content(["E05000001,2024,,97.0,,,97,100"]), None) == [(2, "count")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("E09999999,2024,,50.0,,,50,100", "area_code"),
        ("E05000001,2024,sitting,50.0,,,50,100", "measure"),
        ("E05000001,soon,,50.0,,,50,100", "period"),
        ("E05000001,2024,,many,,,50,100", "value"),
        ("E05000001,2024,,50.0,,,50.5,100", "count"),
        ("E05000001,2024,,50.0,,,150,100", "count"),
    ],
)
def test_a_fault_is_told_by_row_and_column(row, column):
    assert (2, column) in faults(content([row]))


def test_another_table_is_no_template():
    with pytest.raises(FaultyError, match="1 fault"):
        read_table(b"a,b\n1,2\n", KNOWN, POLICY)


def test_a_workbook_that_is_none_is_told():
    with pytest.raises(FaultyError):
        read_table(b"PK not a workbook", KNOWN, POLICY)


def test_rows_that_say_nothing_of_people_are_counted():
    table = read_table(content(["E05000001,2024,,50.0,,,,"]), KNOWN, None)

    assert table.profile.unchecked == 1
    assert HEAD.startswith("area_code")
