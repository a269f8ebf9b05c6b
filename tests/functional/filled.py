"""An instance with something in nearly every table, and what stands in all of them.

Run as a program over the data folder and database that the environment names: ``fill`` or ``rows``.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.functional.tables import with_tables

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-24"


def run(
    data: Path, *arguments: str, database: str = "", **told: str
) -> subprocess.CompletedProcess[str]:
    """A process of its own over a data folder."""
    environment = os.environ | {
        "COMMONWEAL_DATA_DIR": str(data), "COMMONWEAL_DATABASE": database,
        "COMMONWEAL_TODAY": DAY, "COMMONWEAL_SECRET_KEY": "k" * 40,
        "DJANGO_SETTINGS_MODULE": "commonweal.web.settings", "PYTHONPATH": "src:.",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment | told, capture_output=True,
        text=True,
    )  # fmt: skip


def command(data: Path, *arguments: str, database: str = "", **told: str) -> tuple[int, str, str]:
    """A command of ours: its code, output and errors."""
    done = run(data, "-m", "commonweal.cli.main", *arguments, database=database, **told)
    return done.returncode, done.stdout, done.stderr


def filled(folder: Path, store: Path, database: str = "") -> Path:
    """A data folder with the release of a store, and a database that is filled."""
    shutil.copytree(store, folder, symlinks=True)
    if not database:
        with_tables(folder)
    done = run(folder, "-m", "tests.functional.filled", "fill", database=database)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


def rows(data: Path, database: str = "") -> dict[str, list[str]]:
    """Every row of every table, as text."""
    if not database:
        return _rows_of_file(data / "db.sqlite3")
    done = run(data, "-m", "tests.functional.filled", "rows", database=database)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def files(data: Path) -> dict[str, bytes | str]:
    """Every file and link of a data folder, but databases, locks and marks."""
    return {
        one.relative_to(data).as_posix(): str(one.readlink())
        if one.is_symlink()
        else one.read_bytes()
        for one in sorted(data.rglob("*"))
        if (one.is_symlink() or one.is_file())
        and not one.name.startswith((".", "db.sqlite3", "last-", "secret-key"))
    }


def _rows_of_file(database: Path) -> dict[str, list[str]]:
    with sqlite3.connect(database) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(map(str, file.execute(f"SELECT * FROM {name}")))
            for (name,) in names
            if name != "sqlite_sequence"
        }


def _fill() -> None:
    from datetime import date

    from django.contrib.sessions.backends.db import SessionStore
    from django.db import transaction
    from tests.integration.world_of_work import pages

    from commonweal.people.log import Act, erase, keep, record
    from commonweal.people.models import Interest, Person
    from commonweal.publication.site import current_reading

    reading = current_reading()
    pages(reading)
    SessionStore().create()
    held = Interest.objects.get()
    text = keep("A brother works there")
    Interest.objects.create(
        person=held.person, strategy=held.strategy, board=held.board, words=text,
        since=date(2026, 1, 1),
    )  # fmt: skip
    with transaction.atomic():
        record(Act("declared", "interest", "2", "system"), None, {}, {"words": text})
    erase(text, "asked for", Act("erased", "interest", "1", "system"), None, reading.today)
    Person.objects.create_user("signs.in@example.org", "Élise", "a long pass phrase")


def _rows() -> None:
    from django.apps import apps

    told = {
        model._meta.label: sorted(map(str, model._base_manager.values_list()))
        for model in apps.get_models()
        if model._meta.app_label not in {"contenttypes", "auth"}
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    from commonweal.cli.work import open_database

    open_database()
    {"fill": _fill, "rows": _rows}[sys.argv[1]]()
