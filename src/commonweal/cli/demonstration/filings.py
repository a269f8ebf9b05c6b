"""Returns of a demonstration: asked for by the calendar, written, handed in, settled."""

from __future__ import annotations

from datetime import date

from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.delivery.models import Return, Stage
from commonweal.delivery.returns import actions
from commonweal.delivery.returns.actions import Said, open_rounds
from commonweal.delivery.returns.asked import Asked, asked_of
from commonweal.people.models import Role
from commonweal.publication.asked_words import seen_of
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.reading import Reading


def ask(world: World, day: date) -> list[Return]:
    """Ask the boards for what the calendar asks on a day."""
    return open_rounds(world.reading.edition, day)


def hand_in(world: World, script: Script, filing: Return, day: date, turn: int) -> Return:
    """Write about everything that a board is asked about, and hand it in."""
    reading, officer = world.at(day), world.actor(Role.OFFICER, filing.board, day)
    ranks = ranks_of(reading)
    for number, about in enumerate(asked_of(reading.edition, filing.board, day), start=turn):
        exceptional = about.item in ranks
        kind = "said" if _has_figure(reading, about) else "without a figure"
        said = Said(
            script.words(kind, number) or "Nothing new is known about this.",
            script.words("done", number),
            script.words("asks", number) if exceptional else "",
        )
        entry = filing.entries.filter(subject=about.subject, item=about.item).first()
        actions.write(officer, filing, about, said, entry.version if entry else 0)
    seen = seen_of(reading, filing.board)
    return actions.submit(officer, filing, reading.edition, reading.release.id, seen)


def _has_figure(reading: Reading, about: Asked) -> bool:
    if about.subject != "listing":
        return False
    return any(one.has_figure for one in reading.listed_by_id(about.item).measures)


def settle(world: World, filing: Return, day: date, why: str = "") -> Return:
    """Accept a return, or send it back with what to amend."""
    secretary = world.actor(Role.SECRETARY, world.above, day)
    filing.refresh_from_db()
    if why:
        return actions.send_back(secretary, filing, world.above, filing.version, why)
    return actions.accept(secretary, filing, world.above, filing.version)


def waiting(world: World) -> list[Return]:
    """What was handed in and waits for an answer."""
    held = Return.objects.filter(strategy=world.strategy, stage=Stage.SUBMITTED)
    return list(held.order_by("pk"))
