"""The command that looks where words still stand: recall."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonweal.cli.told import BAD_INPUT, FINDINGS, WRONG_USE, Told, busy, say
from commonweal.publication.locations import demonstration

if TYPE_CHECKING:
    from commonweal.publication.recalling import Ask, Read

SHORTEST = 4


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(recall)


def recall(
    folder: Annotated[
        list[Path] | None,
        typer.Argument(help="Folders to read as well: a written report, a mirror, an archive."),
    ] = None,
) -> None:
    """Read words from standard input, and tell every public address that holds them.

    Nothing is changed and the words are never repeated: they may be what should not be known.
    """
    words = " ".join(sys.stdin.read().split())
    if len(words) < SHORTEST:
        raise Told(f"give the words on standard input, {SHORTEST} signs at least", WRONG_USE)
    for one in folder or ():
        if not one.is_dir():
            raise Told(f"{one} is no folder", BAD_INPUT)
    from commonweal.cli.work import open_database

    open_database()
    from commonweal.publication.recalling import search_folder, search_site

    with busy("reading every public page"):
        found = list(search_site(_asked(), words))
    found += [read for one in folder or () for read in search_folder(one, words)]
    _say(found)


def _say(found: list[Read]) -> None:
    holding = [one.where for one in found if one.holds]
    unread = [one.where for one in found if one.unread]
    lines = [*(f"stands in {one}" for one in holding), *(f"could not read {one}" for one in unread)]
    site = "a demonstration" if demonstration() else "the real site"
    lines.append(
        f"{len(found)} read of {site}: {len(holding)} hold the words, {len(unread)} not readable"
    )
    say(
        "\n".join(lines),
        "recall",
        {
            "read": len(found),
            "holding": holding,
            "unread": unread,
            "demonstration": demonstration(),
        },
    )
    if holding or unread:
        raise typer.Exit(FINDINGS)


def _asked() -> Ask:
    """Ask the site as a reader without account does, in this process."""
    from django.conf import settings
    from django.test import Client

    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0].lstrip("."))

    def ask(where: str) -> tuple[int, str, bytes]:
        answer = client.get(where)
        streaming = getattr(answer, "streaming", False)
        content = b"".join(answer.streaming_content) if streaming else answer.content
        return answer.status_code, answer.headers.get("Content-Type", ""), content

    return ask
