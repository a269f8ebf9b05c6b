"""The command that reads plain words back, on files as they were written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def written(run: Any, tmp_path: Path) -> Path:
    assert run("report", "--to", str(tmp_path))[0] == 0
    return tmp_path


def test_what_is_served_is_read_back_with_its_ages_and_names(run: Any) -> None:
    code, out, _err = run("check-words", "--format", "json")
    told = json.loads(out)

    assert code == 0
    assert {"home", "report"} <= {one["of"] for one in told["texts"]}
    assert all(one["faults"] == [] and one["age"] <= 11 for one in told["texts"])
    assert {"England", "Luton", "Pupil absence"} <= set(told["plain_names"])


def test_a_written_report_is_borne_out(run: Any, written: Path) -> None:
    code, out, _err = run("check-words", str(written / "plain.html"), str(written / "plain.pdf"))

    assert code == 0
    assert "2 texts: 0 with faults" in out


def test_one_number_changed_ends_with_one(run: Any, written: Path) -> None:
    page = written / "plain.html"
    wrong = re.sub(r"(\d)%", lambda m: f"{(int(m[1]) + 1) % 10}%", page.read_text(), count=1)
    page.write_text(wrong)

    code, out, _err = run("check-words", str(page))

    assert code == 1
    assert "plain.html: “" in out


@pytest.mark.parametrize("name", ["gone.html", "gone.pdf", "no.pdf"])
def test_a_file_that_cannot_be_read_is_named(run: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "no.pdf").write_text("no paper")

    code, _out, err = run("check-words", str(tmp_path / name))

    assert code == 3
    assert name in err


def test_the_report_is_written_by_a_process_that_has_no_database_yet(
    data: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(data, tmp_path / "data", symlinks=True)
    (home / "db.sqlite3").unlink(missing_ok=True)
    told = os.environ | {"COMMONWEAL_DATA_DIR": str(home)}
    told.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "commonweal.cli.main", "report", "--to", str(tmp_path / "to")]

    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "to/plain.pdf").is_file()
