"""A database file copied while others write to it, and put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from commonweal.cli.told import DAMAGED, Told


def dump(database: Path, to: Path) -> None:
    """Copy a database as it stands at one moment; writers are not held up."""
    source = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file that stands alone


def check(database: Path) -> None:
    """Raise ``Told`` for a file whose pages do not hold together."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as held:
        try:
            (told,) = held.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.DatabaseError as fault:
            told = str(fault)
    if told != "ok":
        raise Told(f"the database in the archive is damaged: {told}", DAMAGED)


def place(copy: Path, to: Path) -> None:
    """Put a checked copy where the instance looks for its database."""
    check(copy)
    copy.rename(to)
    to.chmod(0o600)
