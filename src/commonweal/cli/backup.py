"""Commands that lose nothing: backup, restore."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from commonweal.cli.told import DAMAGED, WRONG_USE, Told, busy, say
from commonweal.publication.locations import data_dir

FORM = "commonweal/backup/1"
DUMP = "database"

TO = typer.Option(..., "--to", help="File to write the backup to, new.")
WITH_KEY = typer.Option(False, help="Keep the secret key in it too: then guard it like the key.")
FILE = typer.Argument(help="A backup.")
REPLACE = typer.Option(False, help="Take the place of what is here; it is gone afterwards.")


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(backup)
    app.command()(restore)


def backup(to: Path = TO, with_key: bool = WITH_KEY) -> None:
    """Write database and data folder to one file, while the site goes on."""
    from commonweal.cli.keeping.marks import mark
    from commonweal.cli.work import open_database
    from commonweal.measures.store import Store

    if to.exists():
        raise Told(f"{to} is there already: name a new file", WRONG_USE)
    if not to.parent.is_dir():
        raise Told(f"{to.parent} is no folder: make it first", WRONG_USE)
    if to.resolve().is_relative_to(data_dir().resolve()):
        raise Told("a backup within the data folder is lost with it: name another", WRONG_USE)
    open_database()
    with Store(data_dir()).alone(), busy("writing the backup"):
        told, files = _written(to, with_key)
    mark("backup")
    size = to.stat().st_size
    line = f"{to}: {files} files, {size / 1e6:.1f} MB, end of the log {told['head']}"
    key = "the secret key is in it" if with_key else "without the secret key: keep that apart"
    content = {"file": str(to), "files": files, "bytes": size, "head": told["head"]}
    say(f"{line}; {key}", "backup", content | {"key": with_key})


def _written(to: Path, with_key: bool) -> tuple[dict[str, Any], int]:
    """The database first: every file that its rows name is there by then, and none is deleted."""
    from django.db import connection, transaction

    from commonweal.cli.keeping import postgresql, sqlite
    from commonweal.cli.keeping.archive import Member, write_archive
    from commonweal.cli.keeping.home import files_of
    from commonweal.cli.keeping.state import state
    from commonweal.publication.locations import database_file

    with tempfile.TemporaryDirectory(prefix=".backup-", dir=to.resolve().parent) as folder:
        copy = Path(folder) / DUMP
        with transaction.atomic():
            told = {"schema": FORM} | state()
        if connection.vendor == "sqlite":
            sqlite.dump(database_file(), copy)
        else:
            postgresql.dump(connection.settings_dict, copy)
        members = [Member(DUMP, copy), *files_of(data_dir(), with_key=with_key)]
        return told, write_archive(to, members, told)


def restore(file: Path = FILE, replace: bool = REPLACE) -> None:
    """Put a backup in place of an empty instance, or of this one with --replace."""
    from commonweal.cli.work import open_database, set_up

    set_up()
    from commonweal.cli.keeping.archive import ArchiveError, unpack
    from commonweal.cli.keeping.home import FolderError

    with _beside() as new:
        try:
            with busy("checking every sum"):
                told = unpack(file, new)
        except ArchiveError as fault:
            raise Told(f"{fault}. Nothing was changed.", DAMAGED) from fault
        _check(told)
        _must_be_empty_or_given_up(replace)
        try:
            with busy("putting it in place"):
                _put_back(new)
        except FolderError as fault:
            raise Told(str(fault), WRONG_USE) from fault
    open_database()  # newer code brings the tables up to date
    _tell_of_log(file, told)


def _check(told: dict[str, Any]) -> None:
    from django.db import connection

    from commonweal.cli.keeping.state import must_fit

    if told.get("schema") != FORM:
        raise Told(f"this is no backup: its schema is {told.get('schema')!r}", WRONG_USE)
    must_fit(told)
    if told["engine"] != connection.vendor:
        other = f"it holds a database of {told['engine']}, COMMONWEAL_DATABASE is another"
        raise Told(f"{other}: move with 'commonweal export' and 'import'", WRONG_USE)


def _must_be_empty_or_given_up(replace: bool) -> None:
    """Refuse an instance in use; one that is damaged may be given up all the same."""
    from commonweal.cli.keeping.home import is_empty
    from commonweal.cli.work import open_database

    empty = is_empty(data_dir())
    try:
        open_database()
    except Told as fault:
        if not replace or fault.code != DAMAGED:
            raise
        return
    from commonweal.people.models import Event, Person

    if not replace and not (empty and not Person.objects.exists() and not Event.objects.exists()):
        raise Told("this instance is not empty: --replace puts the backup in its place", WRONG_USE)


def _put_back(new: Path) -> None:
    """Old or new, never half: the database in one transaction, the folder in one step."""
    from django.db import connection, connections

    from commonweal.cli.keeping import postgresql, sqlite
    from commonweal.cli.keeping.home import add_missing, carry_over, put_in_place
    from commonweal.measures.store import reached
    from commonweal.publication.locations import database_file

    home, copy, data = data_dir().resolve(), new / DUMP, new / "data"
    data.mkdir(exist_ok=True)
    carry_over(home, data)
    if connection.vendor == "sqlite":
        sqlite.place(copy, data / database_file().name)
    else:
        script, held = new / "script.sql", dict(connection.settings_dict)
        postgresql.script_of(copy, held, script)
        home.mkdir(parents=True, exist_ok=True)
        add_missing(home, data)
        connections.close_all()
        reached("database")
        postgresql.place(script, held)
    connections.close_all()
    put_in_place(data, home)


@contextmanager
def _beside() -> Iterator[Path]:
    """An empty folder beside the data folder, on the same disk; gone afterwards."""
    home = data_dir().resolve()
    home.parent.mkdir(parents=True, exist_ok=True)
    for left in home.parent.glob(f".{home.name}.restore-*"):  # of a restore that was killed
        shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=f".{home.name}.restore-", dir=home.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell_of_log(file: Path, told: dict[str, Any]) -> None:
    from commonweal.delivery.sealed_rows import compare
    from commonweal.people.audit import verify

    found = verify([told["head"]] if told["head"].strip("0") else ())
    whole = found.whole and not compare().breaks
    content = {"file": str(file), "events": found.events, "head": found.head, "whole": whole}
    state = "whole" if whole else "broken: run 'commonweal audit verify'"
    say(f"{file} is in place; {found.events} events, the log is {state}", "restore", content)
    if not whole:
        raise typer.Exit(DAMAGED)
