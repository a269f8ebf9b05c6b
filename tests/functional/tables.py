"""An empty database of the boards' work, made once: most tests of commands need no making of it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE_BY = "src/commonweal/*/migrations/*.py"
NAME = "db.sqlite3"


def with_tables(data: Path) -> Path:
    """The folder with the database that its first command would make; what is there stays."""
    if not (data / NAME).exists():
        data.mkdir(parents=True, exist_ok=True)
        with sqlite3.connect(_kept()) as held, sqlite3.connect(data / NAME) as own:
            held.backup(own)
        own.close()
        held.close()
        (data / NAME).chmod(0o600)
    return data


def _kept() -> Path:
    """Made by a command of ours; one for all processes that have the same migrations."""
    told = hashlib.sha256()
    for path in sorted(ROOT.glob(MADE_BY)):
        told.update(path.read_bytes())
    folder = Path(tempfile.gettempdir()) / f"commonweal-tables-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    home = folder / told.hexdigest()[:12]
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / NAME).exists():
            _make(home)
    return home / NAME


def _make(home: Path) -> None:
    command = [sys.executable, "-m", "commonweal.cli.main", "audit", "verify"]
    own = {"COMMONWEAL_DATA_DIR": str(home), "COMMONWEAL_DATABASE": "", "PYTHONPATH": "src"}
    subprocess.run(command, env=os.environ | own, cwd=ROOT, check=True, capture_output=True)
