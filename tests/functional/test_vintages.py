"""Two vintages of one figure, from file to answer, by the commands alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.functional.test_commands import ROOT

from commonweal.cli.main import main

HEAD = (
    "quarter,area_code,area_name,households_in_ta,households_in_area_000s,ta_per_1000_households,"
    "households_in_ta_with_children,children_in_ta,bb_households,bb_with_children,"
    "bb_with_children_over_6_weeks,source_file\n"
)
CARD, PLACE = "households-in-temporary-accommodation", "E06000032"


def returned(folder: Path, name: str, held: int, area: str = PLACE) -> Path:
    """A file of temporary accommodation, one place and quarter."""
    path = folder / name
    row = f"2024Q1,{area},Somewhere,{held},80.0,{held / 80},1,1,1,1,1,x.xlsx\n"
    path.write_text(HEAD + row)
    return path


class Commands:
    """Commands on a data folder of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self._capsys = folder / "data", capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main([*arguments, "--data-dir", str(self.data)]) == code
        return self._capsys.readouterr().out

    def json(self, *arguments: str) -> dict[str, object]:
        return json.loads(self(*arguments, "--format", "json"))


@pytest.fixture
def commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, capsys)


def test_a_file_that_says_otherwise_is_told_once_with_both_values(
    commands: Commands, tmp_path: Path
):
    for name, held in (("one.csv", 80), ("other.csv", 160)):
        commands("ingest", str(returned(tmp_path, name, held)), "--vintage", "2026-05-01")

    told = commands("build")

    assert told.count("not used") == 1
    assert re.search(
        r"(one|other)\.csv:2, ta_per_1000_households: '[12]', not used for "
        rf"{CARD}, {PLACE}, 31 Mar 2024: (one|other)\.csv:2, ta_per_1000_households "
        r"says [12], of the same date$",
        told,
        re.MULTILINE,
    )
    assert "Correct the file, or ask its publisher" in told
    assert commands.json("build")["not_used"]


def test_two_parts_of_one_date_join_and_nothing_is_told(commands: Commands, tmp_path: Path):
    for name, area in (("one.csv", PLACE), ("other.csv", "E06000055")):
        commands("ingest", str(returned(tmp_path, name, 80, area)), "--vintage", "2026-05-01")

    told = commands("build")

    assert "not used" not in told
    for area in (PLACE, "E06000055"):
        assert "1.0" in commands("lineage", CARD, area, "latest")


def test_figures_of_the_project_are_all_used_but_for_what_cannot_be(
    commands: Commands, tmp_path: Path
):
    commands("ingest", str(ROOT / "figures"))

    told = commands("build")

    assert "not used" not in told
    assert told.count("cannot be greater than its whole") == 2
