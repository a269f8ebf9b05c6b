"""The command that takes in files as published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import (
    BAD_INPUT,
    FINDINGS,
    WRONG_USE,
    Told,
    as_json,
    say,
)
from commonweal.publication.locations import data_dir, project

if TYPE_CHECKING:
    from commonweal.measures.extracts import Outcome
    from commonweal.measures.sources.origins import Origin, Origins


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(ingest)
    app.command()(template)


def template(file: Annotated[Path, typer.Argument(metavar="FILE", help="To be written.")]) -> None:
    """Write an empty workbook for figures that an organisation counts itself."""
    from commonweal.measures.sources.tidy import write_template

    if file.suffix != ".xlsx":
        raise Told(f"the template is a workbook: name it *.xlsx, not {file.name!r}", WRONG_USE)
    if file.exists():
        raise Told(f"{file} exists and may hold figures: name another file", WRONG_USE)
    write_template(file)
    say(
        f"{file}: fill in one row a figure, then 'commonweal ingest {file}'",
        "template",
        {"file": str(file)},
    )


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files or folders as published.")
    ],
    origin: str = typer.Option("", help="Where files without a known origin came from."),
    licence: str = typer.Option("", help="Their licence."),
    vintage: str = typer.Option("", help="Date on which they were published, YYYY-MM-DD."),
    strict: bool = typer.Option(False, "--strict", help="End with 1 when a row was set aside."),
) -> None:
    """Keep files as received, each with a receipt, and read their figures."""
    outcomes = take_in(paths, origin, licence, vintage)
    say("\n".join(lines(outcomes)), "ingest", {"files": [o.as_dict() for o in outcomes]})
    refused = [o for o in outcomes if o.outcome == "refused"]
    if len(refused) == len(outcomes):
        raise typer.Exit(BAD_INPUT)
    if strict and (refused or any(o.set_aside for o in outcomes)):
        raise typer.Exit(FINDINGS)


def take_in(
    paths: list[Path], origin: str = "", licence: str = "", vintage: str = ""
) -> list[Outcome]:
    """Ingest with a bar on the terminal."""
    from rich.console import Console
    from rich.progress import Progress

    from commonweal.measures import extracts
    from commonweal.measures.sources.origins import load_origins
    from commonweal.measures.store import Store

    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise Told(f"no such file or folder: {', '.join(missing)}", BAD_INPUT)
    files = extracts.files_below(paths)
    if not files:
        raise Told(f"no file in {', '.join(map(str, paths))}", BAD_INPUT)
    origins = _with_default(
        load_origins(project() / "tools/origins.toml"), origin, licence, vintage
    )
    console = Console(stderr=True)
    hidden = as_json() or not console.is_terminal
    with Progress(console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task("reading", total=len(files))
        return extracts.ingest(files, Store(data_dir()), origins, lambda _: bar.advance(task))


def lines(outcomes: list[Outcome]) -> list[str]:
    """What was refused and set aside, then the count of every outcome."""
    told = [f"refused: {o.reason}" for o in outcomes if o.outcome == "refused"]
    told += [
        f"{Path(o.file).name}: {o.set_aside} of {o.records_in} set aside, the first in {o.reason}"
        for o in outcomes
        if o.set_aside
    ]
    counts = Counter(o.outcome for o in outcomes)
    return [*told, ", ".join(f"{number} {word}" for word, number in sorted(counts.items()))]


def _with_default(known: Origins, origin: str, licence: str, vintage: str) -> Origins:
    from commonweal.measures.sources.origins import UNKNOWN, Origin

    if not (origin or licence or vintage):
        return known
    note = "" if vintage else UNKNOWN.vintage_note
    day = _day(vintage) if vintage else ""
    fallback = Origin(
        copied_from=origin, licence=licence, vintage=day, vintage_note=note, vintage_order=day
    )
    return _Fallback(fallback, known)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Told(f"--vintage is a date like 2026-02-19, not {text!r}", WRONG_USE) from None


@dataclass(frozen=True)
class _Fallback(Mapping[str, "Origin"]):
    """Origins that answer for every file: a file without a known one has that of the command."""

    fallback: Origin
    known: Origins

    def __getitem__(self, key: str) -> Origin:
        return self.known.get(key, self.fallback)

    def __iter__(self) -> Iterator[str]:
        return iter(self.known)

    def __len__(self) -> int:
        return len(self.known)
