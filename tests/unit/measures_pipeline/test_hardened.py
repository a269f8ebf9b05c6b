"""Killed at every step and fed damaged files, the pipeline keeps its release (small form)."""

import json
import subprocess
import sys
from pathlib import Path

import xlsxwriter
from bench.damages import OF_BOOKS, OF_TEXT, try_damages
from bench.kills import environment, steps
from tests.unit.measures_pipeline.conftest import Country

from commonweal.measures import engine
from commonweal.measures.release import damage


def test_killed_anywhere_the_old_release_serves_and_the_next_build_succeeds(
    country: Country, tmp_path: Path
):
    command = [sys.executable, "-m", "tests.unit.measures_pipeline.tiny", str(tmp_path)]

    done = subprocess.run(command, env=environment(), capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    told = {one["where"]: one for one in json.loads(done.stdout)}
    assert {where: one["faults"] for where, one in told.items() if one["faults"]} == {}
    assert {step for step in steps() if not told[step]["hit"]} == set()


def _workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("one")
        sheet.write_row(0, 0, ["areacd", "areanm", "geography", "indicator", "period"])
        for row in range(1, 30):
            sheet.write_row(row, 0, ["E06000099", "Wessex", "UA", "x", row])
    return path


def _parquet(path: Path) -> Path:
    con = engine.connect()
    engine.write_parquet(con, "SELECT range AS a, 'E06000099' AS b FROM range(500)", path)
    return path


def test_damaged_files_are_told_and_the_release_is_kept(country: Country, tmp_path: Path):
    release = country.build()
    files = [country.raw / "homes.csv", country.raw / "years.csv"]
    files += [_workbook(tmp_path / "book.xlsx"), _parquet(tmp_path / "table.parquet")]
    times = 2 * len(OF_TEXT) + len(OF_BOOKS) + 2

    results = list(try_damages(files, country.store, times, tmp_path / "damaged"))

    assert [(r.file, r.damage, r.outcome.reason) for r in results if not r.passed] == []
    assert damage(release.home) == []
    assert country.store.current_release() == release.home.resolve()
