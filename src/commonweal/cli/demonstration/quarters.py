"""The quarterly meetings of a demonstration, each a handful of acts on their days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration import between, meetings, plans
from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.publication import numbers

CALLED_BEFORE, PROPOSED_BEFORE, MINUTED_AFTER = 40, 25, 10
MEETINGS_EVERY = 91
Act = Callable[[date], object]


def quarterly(world: World, script: Script, until: date) -> Iterator[tuple[date, Act]]:
    """A meeting a quarter; the first accepts the plans, the second answers the targets."""
    proposed: list[Any] = []
    for number, held_on in enumerate(days_of_meetings(world, until)):
        if number == 1:
            early = held_on - timedelta(days=PROPOSED_BEFORE)
            yield early, lambda day: proposed.extend(_proposed(world, script, day))
        yield from _meeting(world, script, held_on, number, proposed)


def days_of_meetings(world: World, until: date) -> Iterator[date]:
    """The days of every meeting that was called by a day."""
    held_on = _weekday(world.begins + timedelta(days=CALLED_BEFORE + 10))
    while held_on - timedelta(days=CALLED_BEFORE) <= until:
        yield held_on
        held_on = _weekday(held_on + timedelta(days=MEETINGS_EVERY))


def minute_of(day: date) -> str:
    """How a meeting is named where something was settled in it."""
    return f"Meeting of {numbers.day(day)}"


def _meeting(
    world: World, script: Script, held_on: date, number: int, proposed: list[Any]
) -> Iterator[tuple[date, Act]]:
    made: list[Any] = []
    called = held_on - timedelta(days=CALLED_BEFORE)
    yield called, lambda day: made.append(meetings.call(world, held_on, day))
    yield meetings.papers_day(held_on), lambda day: meetings.put_out(world, made[0], day)
    yield held_on, lambda day: meetings.approve(world, day)
    yield held_on, lambda day: meetings.hold(world, script, made[0], number)
    if number == 0:
        yield held_on, lambda day: plans.accept_plans(world, day, minute_of(day))
    if number == 1:
        yield held_on, lambda day: _answered(world, proposed, day)
    minuted = held_on + timedelta(days=MINUTED_AFTER)
    yield minuted, lambda day: meetings.write_up(world, script, made[0], day)


def _proposed(world: World, script: Script, day: date) -> list[Any]:
    made = [(one, between.propose_target(world, one, day)) for one in script.all_of("targets")]
    return [(one, target) for one, target in made if target is not None]


def _answered(world: World, proposed: list[Any], day: date) -> None:
    for told, target in proposed:
        between.answer_target(world, told, target, day)


def _weekday(day: date) -> date:
    """The same day, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
