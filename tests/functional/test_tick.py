"""The command of the clock, in a process of its own on a database file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.functional.tables import with_tables


def tick(data: Path, day: str) -> dict:
    environment = os.environ | {"COMMONWEAL_DATA_DIR": str(data), "COMMONWEAL_TODAY": day}
    command = [sys.executable, "-m", "commonweal.cli.main", "--format", "json", "tick"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_returns_are_asked_for_once_and_again_when_the_next_round_opens(tmp_path):
    with_tables(tmp_path)
    first, second = tick(tmp_path, "2026-11-24"), tick(tmp_path, "2026-11-24")
    later = tick(tmp_path, "2027-06-01")

    assert first["asked"] > 0
    assert second["asked"] == 0
    assert later["asked"] == first["asked"]
    assert first["failed"] == first["sent"] == 0
