"""What a file's faults are told as at ingest: file, line, column, value, and where the rest is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from commonweal.cli.main import main

HEAD = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status\n"


def years(folder: Path, *figures: tuple[str, str, str]) -> str:
    """A file of years of life, one figure with its limits a place."""
    rows = (
        f"E0600000{n},Somewhere,UA,Male years,2021-01-01/P1Y,{value},Years,yrs,{lower},{upper},\n"
        for n, (value, lower, upper) in enumerate(figures, 1)
    )
    path = folder / "years.csv"
    path.write_text(HEAD + "".join(rows))
    return str(path)


def ingested(folder: Path, file: str, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    main(["ingest", file, *more, "--data-dir", str(folder / "data")])
    return capsys.readouterr().out


GOOD, OUTSIDE, NO_NUMBER = ("61", "60", "62"), ("61", "62", "63"), ("about 60", "59", "61")


def test_the_first_is_told_with_line_column_and_value_and_all_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    told = ingested(tmp_path, years(tmp_path, GOOD, NO_NUMBER, OUTSIDE), capsys)

    found = re.match(
        r"years\.csv: 2 of 3 set aside, the first in line 3, observation: 'about 60' "
        r"is neither a number nor a known symbol; all in (extracts/[0-9a-f]{16}/set_aside\.json)\n",
        told,
    )
    assert found, told
    listed = json.loads((tmp_path / "data" / found[1]).read_text())
    assert [one["line"] for one in listed] == [3, 4]


def test_a_value_outside_its_limits_is_told_with_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    told = ingested(tmp_path, years(tmp_path, GOOD, OUTSIDE), capsys)

    assert "line 3, value: '61.0' lies outside its own limits, 62 to 63: are columns swap" in told


def test_it_is_told_again_of_a_file_held_already(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = years(tmp_path, GOOD, OUTSIDE)
    first = ingested(tmp_path, file, capsys)

    again = ingested(tmp_path, file, capsys)

    assert again.splitlines()[0] == first.splitlines()[0]
    assert again.splitlines()[1] == "1 unchanged"


def test_a_long_value_is_quoted_in_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    long = ("x" * 500, "59", "61")

    told = ingested(tmp_path, years(tmp_path, GOOD, long), capsys)

    assert "x" * 60 + "…'" in told
    assert "x" * 61 not in told


def test_a_file_without_a_fault_says_nothing_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    told = json.loads(ingested(tmp_path, years(tmp_path, GOOD), capsys, "--format", "json"))

    assert told["files"][0]["reason"] == ""
