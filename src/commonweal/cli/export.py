"""Commands that take the boards' work elsewhere in open formats: export, import."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typer

from commonweal.cli.told import BAD_INPUT, DAMAGED, WRONG_USE, Told, busy, say
from commonweal.publication.locations import data_dir

FORM = "commonweal/export/1"
SCHEMA = "schema.json"

TO = typer.Option(..., "--to", help="Folder to write to, new; or a file that ends in .tar.")
FROM = typer.Argument(help="Folder or file that an export wrote.")


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(export)
    app.command("import")(import_)


def export(to: Path = TO) -> None:
    """Write the boards' work as lines of JSON with its schema, and the files it names."""
    from commonweal.cli.work import open_database

    if to.exists():
        raise Told(f"{to} is there already: name a new one", WRONG_USE)
    if not to.parent.is_dir():
        raise Told(f"{to.parent} is no folder: make it first", WRONG_USE)
    open_database()
    with _beside(to) as folder, busy("writing the export"):
        told, rows = _write_tables(folder)
        files = _give(folder, to, told)
    content = {"to": str(to), "rows": rows, "files": files, "head": told["head"]}
    say(f"{to}: {rows} rows, {files} files, end of the log {told['head']}", "export", content)


def _write_tables(folder: Path) -> tuple[dict[str, Any], int]:
    """Every table as it stands at one moment."""
    from django.db import connection, transaction

    from commonweal.cli.keeping.state import state
    from commonweal.cli.keeping.tables import lines, models, schema
    from commonweal.measures.store import canonical_json

    rows, tables = 0, {}
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        held = state()
        for model in models():
            name = model._meta.label
            with (folder / f"{name}.jsonl").open("wb") as out:
                for line in lines(model):
                    out.write(line)
                    rows += 1
            tables[name] = schema(model)
    (folder / SCHEMA).write_bytes(canonical_json({"schema": FORM, "tables": tables}))
    kept = {key: held[key] for key in ("kind", "migrations", "head")}
    return {"schema": FORM} | kept, rows


def _give(folder: Path, to: Path, told: dict[str, Any]) -> int:
    from commonweal.cli.keeping.archive import Member, write_archive, write_folder
    from commonweal.cli.keeping.home import kept_files

    tables = [Member(f"tables/{one.name}", one) for one in sorted(folder.iterdir())]
    write = write_archive if to.suffix == ".tar" else write_folder
    return write(to, [*tables, *kept_files(data_dir())], told)


def import_(file: Path = FROM) -> None:
    """Take an export into an empty instance; its keys, words and log are as they were."""
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.cli.keeping.archive import ArchiveError, read_folder, unpack

    with _beside(data_dir().resolve()) as folder, busy("checking every sum"):
        try:
            told = read_folder(file, folder) if file.is_dir() else unpack(file, folder)
        except ArchiveError as fault:
            raise Told(f"{fault}. Nothing was changed.", DAMAGED) from fault
        _check(told, folder)
        rows = _take_in(folder, told)
    say(f"{file}: {rows} rows, the log is whole", "import", {"file": str(file), "rows": rows})


def _check(told: dict[str, Any], folder: Path) -> None:
    import json

    from commonweal.cli.keeping.state import must_fit
    from commonweal.cli.keeping.tables import models, schema

    if told.get("schema") != FORM:
        raise Told(f"this is no export: its schema is {told.get('schema')!r}", WRONG_USE)
    must_fit(told)
    meant = json.loads((folder / "tables" / SCHEMA).read_bytes())["tables"]
    held = {model._meta.label: schema(model) for model in models()}
    if differ := sorted(name for name in held | meant if held.get(name) != meant.get(name)):
        other = f"it was written by other code: {differ[0]} has other columns"
        raise Told(f"{other}. Import it with that code, then upgrade", WRONG_USE)
    if used := [name.__name__ for name in models() if name._base_manager.exists()]:
        raise Told(f"this database is not empty: there are rows of {used[0]}", WRONG_USE)


def _take_in(folder: Path, told: dict[str, Any]) -> int:
    """Files first, for a row must not name one that is missing; then all rows, or none."""
    from django.db import IntegrityError, transaction

    from commonweal.cli.keeping.home import add_missing
    from commonweal.cli.keeping.tables import go_on_counting, models, take_in

    if (folder / "data").is_dir():
        add_missing(data_dir(), folder / "data")
    rows = 0
    try:
        with transaction.atomic():
            for model in models():
                with (folder / "tables" / f"{model._meta.label}.jsonl").open("rb") as content:
                    rows += take_in(model, content)
            go_on_counting()
            _must_be_whole(told["head"])
    except (ValueError, IntegrityError) as fault:
        raise Told(f"{fault}. No row was taken in.", BAD_INPUT) from fault
    return rows


def _must_be_whole(head: str) -> None:
    from commonweal.people.audit import verify

    found = verify([head] if head.strip("0") else ())
    if not found.whole:
        raise Told(f"{found.breaks[0].line}. No row was taken in.", DAMAGED)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=".export-", dir=target.resolve().parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
