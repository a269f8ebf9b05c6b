"""What residents say in a demonstration, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments import handling
from commonweal.participation.comments.receiving import Said, Where, receive
from commonweal.participation.models import About, Channel, Comment
from commonweal.people.models import Role

Act = Callable[[date], Any]
READ_AFTER, ANSWERED_AFTER = 2, 16


def said(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Comments that come, are passed on, answered and shown, as far as the script tells."""
    for told in script.all_of("comments"):
        day, held = world.month(told["month"]), []  # type: ignore[var-annotated]
        yield day, lambda day, one=told, kept=held: kept.append(_come(world, one, day))
        if told.get("board"):
            yield (
                day + timedelta(READ_AFTER),
                lambda day, one=told, kept=held: _pass_on(world, one, kept[0], day),
            )
        if told.get("answer"):
            yield (
                day + timedelta(ANSWERED_AFTER),
                lambda day, one=told, kept=held: _answer(world, one, kept[0], day),
            )


def _come(world: World, told: dict[str, Any], day: date) -> Comment:
    edition = world.reading.edition
    kind, _slash, item = told["about"].partition("/")
    words = Said(
        about=About(kind), about_id=item, words=told["words"], language=told.get("language", "en"),
        may_publish=bool(told.get("shown")), channel=Channel(told.get("channel", "web")),
    )  # fmt: skip
    return receive(words, Where(edition.strategy.id, edition.id, day))


def _pass_on(world: World, told: dict[str, Any], held: Comment, day: date) -> None:
    secretary = world.actor(Role.SECRETARY, world.above, day)
    handling.pass_on(secretary, held, held.version, world.above, told["board"])


def _answer(world: World, told: dict[str, Any], held: Comment, day: date) -> None:
    held.refresh_from_db()
    promised = world.month(told["promised"]) if told.get("promised") else None
    outcome = None if promised else Outcome(told["outcome"])
    reply = handling.Reply(words=told["answer"], outcome=outcome, promised=promised)
    officer = world.actor(Role.OFFICER, told["board"], day)
    held = handling.answer(officer, held, held.version, reply)
    if told.get("shown"):
        secretary = world.actor(Role.SECRETARY, world.above, day)
        handling.show(secretary, held, held.version, world.above, told["shown"])
