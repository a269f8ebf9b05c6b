"""Two vintages of one figure, from file to answer, by the commands alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.functional.test_commands import ROOT

from commonweal.cli.main import main
from commonweal.measures.panels import Release

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


class TestACorrectedFile:
    """The figure of one place and quarter, published on 1 May and corrected on 1 June."""

    @pytest.fixture(autouse=True)
    def _both(self, commands: Commands, tmp_path: Path) -> None:
        # named so that the older file sorts last: the date decides, not the name
        for name, held, day in (("z.csv", 80, "2026-05-01"), ("a.csv", 160, "2026-06-01")):
            commands("ingest", str(returned(tmp_path, name, held)), "--vintage", day)

    def test_nothing_is_told_and_the_newest_is_used(self, commands: Commands):
        assert "not used" not in commands("build")

        found = commands.json("lineage", CARD, PLACE, "latest")

        assert (found["figure"]["value"], found["vintage"]) == (2.0, "2026-06-01")

    def test_the_older_is_still_followed_to_its_line(self, commands: Commands):
        commands("build")

        found = commands.json("lineage", CARD, PLACE, "latest", "--vintage", "2026-05-01")

        assert (found["figure"]["value"], found["file"], found["line"]) == (1.0, "z.csv", 2)
        assert found["agrees"] and found["held"]

    def test_both_stay_in_the_release(self, commands: Commands):
        commands("build")

        release = Release((commands.data / "current").resolve())

        rows = release.rows((CARD, "all", "", ""), PLACE)
        assert [(row["vintage"], row["value"], bool(row["newest"])) for row in rows] == [
            ("2026-06-01", 2.0, True),
            ("2026-05-01", 1.0, False),
        ]

    def test_a_vintage_that_is_not_held_is_told_with_those_that_are(
        self, commands: Commands, capsys: pytest.CaptureFixture[str]
    ):
        commands("build")

        code = main([
            "lineage", CARD, PLACE, "latest", "--vintage", "2020-01-01",
            "--data-dir", str(commands.data),
        ])  # fmt: skip

        assert code == 2
        told = capsys.readouterr().err
        assert "no vintage '2020-01-01'" in told
        assert "held are 2026-06-01, 2026-05-01" in told

    def test_a_date_that_is_none_is_told_with_an_example(
        self, commands: Commands, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ):
        file = str(returned(tmp_path, "b.csv", 90))

        code = main([
            "ingest", file, "--vintage", "1 May 2026", "--data-dir", str(commands.data)
        ])  # fmt: skip

        assert code == 2
        assert "not '1 May 2026'" in capsys.readouterr().err


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
