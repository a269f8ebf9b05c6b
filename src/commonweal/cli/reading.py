"""Commands that read: assess, report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import WRONG_USE, Told, busy, say
from commonweal.publication.locations import data_dir, pack_folder, project

if TYPE_CHECKING:
    from commonweal.publication.reading import Reading


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(assess)
    app.command()(report)


def assess(
    listing: str = typer.Option("", help="Id of one listing; default: all."),
    area: str = typer.Option("", help="Code or name of another place; default: the pack's."),
    as_of: str = typer.Option("", "--as-of", help="Day of reading, YYYY-MM-DD; default: today."),
) -> None:
    """Judge every listing of the strategy, with the evidence in the JSON."""
    from commonweal.cli.verdicts import as_content, as_lines, for_area

    reading = open_for(as_of)
    if area:
        reading = for_area(reading, area)
    known = [one.listing.id for one in reading.listed]
    if listing and listing not in known:
        raise Told(f"no listing {listing!r}; the pack holds {', '.join(known)}", WRONG_USE)
    chosen = [one for one in reading.listed if listing in {"", one.listing.id}]
    text = "\n".join(as_lines(reading, chosen, whole=not listing))
    say(text, "assess", as_content(reading, chosen))


def report(
    to: Annotated[Path, typer.Option(help="Folder to write; made when it does not exist.")],
    as_of: str = typer.Option("", "--as-of", help="Day of reading, YYYY-MM-DD; default: today."),
) -> None:
    """Write the report of the place as files that any web server can hand out."""
    from commonweal.cli.work import open_database

    open_database()  # the report draws on what boards agreed
    from commonweal.publication.report_files import write_report

    reading = open_for(as_of)
    with busy("writing the report"):
        written = len(write_report(reading, to))
    content = {"folder": str(to), "files": written, "release": reading.release.id}
    say(f"{written} files in {to}, from release {reading.release.id}", "report", content)


def open_for(as_of: str = "") -> Reading:
    """The release in service and the pack, read on that day."""
    import django
    from django.conf import settings

    from commonweal.cli.work import agreed_here
    from commonweal.publication.compiling import ground_of
    from commonweal.publication.reading import open_reading

    if not settings.configured:
        import os

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.web.settings")
        django.setup()
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except ValueError:
        raise Told(f"--as-of {as_of!r} is no day: write it as 2026-01-31", WRONG_USE) from None
    pack = pack_folder()
    return open_reading(data_dir(), ground_of(project(), pack, agreed_here(pack)), day)
