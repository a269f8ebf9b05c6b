"""The year of the boards as a list of days, each with one act; played in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration import (
    asked,
    between,
    champions,
    filings,
    oversight,
    plans,
    residents,
    reviews,
)
from commonweal.cli.demonstration.quarters import Act, quarterly
from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.delivery.returns.rounds import terms

SETTLED_AFTER = 9


@dataclass(order=True, slots=True)
class Event:
    """One act and its day; on one day the order in which they were planned."""

    day: date
    turn: int
    act: Act = field(compare=False)


def play(world: World, script: Script, until: date) -> int:
    """Do all that happens until a day, oldest first; how many acts that were."""
    planned = [*_seats(world, script), *_work(world, script), *quarterly(world, script, until)]
    planned += reviews.yearly(world, script, until)
    events = sorted(Event(day, turn, act) for turn, (day, act) in enumerate(planned))
    done = [event.act(event.day) for event in events if event.day <= until]
    return len(done)


def _seats(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    for told in script.all_of("organisations"):
        yield world.begins, lambda day, one=told: world.seat(**one)


def _work(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Plans and what is told of them, duties, returns, challenges, assurance."""
    boards = {a["ref"]: plan["board"] for plan in script.all_of("plans") for a in plan["actions"]}
    for one in script.all_of("plans"):
        yield world.begins, lambda day, told=one: plans.write_plan(world, told, day)
    for one in script.all_of("progress"):
        yield world.month(one["month"]), _of_board(plans.tell, world, one, boards)
    for one in script.all_of("risks"):
        yield world.month(one["month"]), _of_board(plans.score, world, one, boards)
    for one in script.all_of("assurance"):
        yield world.month(one["month"]), lambda day, told=one: between.assure(world, told, day)
    for one in script.all_of("duties"):
        yield world.month(one["month"]), lambda day, told=one: oversight.show(world, told, day)
    for one in script.all_of("shared"):
        yield world.month(one["month"]), lambda day, told=one: oversight.share(world, told, day)
    yield from _challenges(world, script)
    yield from residents.said(world, script)
    yield from asked.needed(world, script)
    yield from asked.asked(world, script)
    yield from champions.supported(world, script)
    yield from _returns(world, script)


def _of_board(act: Any, world: World, told: dict[str, Any], boards: dict[str, str]) -> Act:
    return lambda day: act(world, told, boards[told["ref"]], day)


def _challenges(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    for told in script.all_of("challenges"):
        day, put = world.month(told["month"]), []
        yield day, lambda day, one=told, held=put: held.append(between.challenge(world, one, day))
        if told.get("answer"):
            yield (
                day + between.ANSWERED_AFTER,
                lambda day, one=told, held=put: between.answer(world, one, held[0], day),
            )


def _returns(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Each round asked for when it opens; each board hands in early, late, or never."""
    told = script.all_of("lateness")
    every = terms(world.reading.edition, world.reading.today)
    rounds = [one for one in every if one.opens >= world.begins]
    for number, term in enumerate(rounds):
        asked: dict[str, Any] = {}
        yield (
            term.opens,
            lambda day, held=asked: held.update(
                {one.board: one for one in filings.ask(world, day)}
            ),
        )
        for turn, (board, late) in enumerate((told[number] if number < len(told) else {}).items()):
            if isinstance(late, int):
                due = term.due + timedelta(days=late)
                yield from _handed_in(world, script, asked, board, due, number + turn)


def _handed_in(
    world: World, script: Script, asked: dict[str, Any], board: str, due: date, turn: int
) -> Iterator[tuple[date, Act]]:
    yield due, lambda day: filings.hand_in(world, script, asked[board], day, turn)
    settled = due + timedelta(days=SETTLED_AFTER)
    yield settled, lambda day: filings.settle(world, asked[board], day)
