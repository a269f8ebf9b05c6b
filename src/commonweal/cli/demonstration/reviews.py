"""Reviews of a demonstration: one a year, opened in January, closed by the next meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration.quarters import Act, days_of_meetings, minute_of
from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.delivery.models import (
    ActionAnswer,
    ActionReview,
    Answer,
    Relevance,
    Review,
    ReviewKind,
)
from commonweal.delivery.plan_kinds import Strength
from commonweal.delivery.reviews import actions
from commonweal.delivery.reviews.words import ActionWords, EvaluationWords, PriorityWords
from commonweal.people.models import Role
from commonweal.publication.review_facts import OnTheTable
from commonweal.publication.reviewed import close_review, write_action, write_priority

OPENED, WRITTEN = (1, 20), (2, 14)


def yearly(world: World, script: Script, until: date) -> Iterator[tuple[date, Act]]:
    """A review of every year that ends in the demonstration."""
    if not script.told.get("reviews"):
        return
    meetings = list(days_of_meetings(world, until + timedelta(days=366)))
    for number, year in enumerate(range(world.begins.year + 1, until.year + 1)):
        held: list[Review] = []
        yield date(year, *OPENED), lambda day, put=held: put.append(begin(world, day))
        yield (
            date(year, *WRITTEN),
            lambda day, put=held, n=number: write(world, script, put[0], day, n),
        )
        closing = next(one for one in meetings if one >= date(year, *WRITTEN))
        yield closing, lambda day, put=held: close(world, script, put[0], day)


def begin(world: World, day: date) -> Review:
    """Open the review, or the evaluation in its place."""
    secretary = world.actor(Role.SECRETARY, world.above, day)
    return actions.open_review(secretary, world.reading.edition)


def write(world: World, script: Script, review: Review, day: date, turn: int) -> None:
    """Write about every priority and every action, with the figures of the day beside."""
    told, table = _told(script), OnTheTable(world.at(day))
    officer = world.actor(Role.OFFICER, world.above, day)
    for entry in review.priorities.all():
        priority = world.reading.edition.priority(entry.priority)
        assert priority is not None  # noqa: S101 - the review was opened on this edition
        words = _words(told, review, priority.id)
        write_priority(officer, table, review, priority, words, entry.version)
    for one in review.actions.select_related("action__name"):
        write_action(officer, table, review, one.action, _action(told, one, turn), one.version)


def close(world: World, script: Script, review: Review, day: date) -> None:
    """Close it as the meeting's chair does."""
    review.refresh_from_db()
    chair, told = world.actor(Role.CHAIR, world.above, day), _told(script)
    words = told["evaluation" if review.kind == ReviewKind.EVALUATION else "annual"]["whole"]
    close_review(chair, world.at(day), review, review.version, minute_of(day), words)


def _told(script: Script) -> dict[str, Any]:
    return dict(script.told["reviews"])


def _words(told: dict[str, Any], review: Review, priority: str) -> PriorityWords | EvaluationWords:
    if review.kind == ReviewKind.EVALUATION:
        four = ("promised", "done", "moved", "not_known")
        return EvaluationWords(**{name: told["evaluation"][name] for name in four})
    said = told["annual"] | told["annual"].get("but", {}).get(priority, {})
    return PriorityWords(
        relevance=Relevance(said["relevance"]), answer=Answer(said["answer"]),
        evidence=said["evidence"], reading=said["reading"], reason=said["reason"],
        new_name=said.get("new_name", ""), consultation=said.get("consultation", ""),
    )  # fmt: skip


def _action(told: dict[str, Any], one: ActionReview, turn: int) -> ActionWords:
    """The usual words, unless the script says other of this action from a turn on."""
    other = told["actions"].get("but", {}).get(one.action.name.ref, {})
    said = told["actions"] | (other if turn >= other.get("turn", 0) else {})
    return ActionWords(
        answer=ActionAnswer(said["answer"]), effect=said["effect"],
        strength=Strength(said["strength"]), reason=said["reason"],
    )  # fmt: skip
