"""Champions and officers who are trained in a demonstration, and what champions hear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import NOWHERE, World
from commonweal.participation.champions import actions, cohorts, training
from commonweal.participation.champions.offering import Offer, offer
from commonweal.participation.champions.work import Done, Heard, note_activity, raise_insight
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments import handling
from commonweal.participation.models import About, Activity, Champion, Cohort, Programme
from commonweal.people.acts import Actor
from commonweal.people.models import Role

Act = Callable[[date], Any]
OFFERED_BEFORE, TRAINED_AFTER, REACHED_AFTER, ANSWERED_AFTER = 20, 14, 60, 18


def supported(world: World, script: Script) -> Iterator[tuple[date, Act]]:
    """Cohorts that are trained and reach people, insights, sessions of officers."""
    for told in script.all_of("cohorts"):
        day = world.month(told["month"])
        yield day, lambda day, one=told: _train(world, one, day)
        yield (
            day + timedelta(REACHED_AFTER),
            lambda day, one=told: _reach(world, one, day),
        )
    for told in script.all_of("insights"):
        yield world.month(told["month"]), lambda day, one=told: _hear(world, one, day)
        if told.get("answer"):
            day = world.month(told["month"]) + timedelta(ANSWERED_AFTER)
            yield day, lambda day, one=told: _answer(world, one, day)
    for told in script.all_of("officers"):
        yield world.month(told["month"]), lambda day, one=told: _develop(world, one, day)


def _keeper(world: World, day: date) -> Actor:
    return world.actor(Role.OFFICER, world.above, day)


def _cohort(world: World, told: dict[str, Any]) -> Cohort:
    return Cohort.objects.get(strategy=world.strategy, name=told["cohort"])


def _train(world: World, told: dict[str, Any], day: date) -> None:
    """Open a cohort, let those who offered join it, and hold its session."""
    keeper, before = _keeper(world, day), day - timedelta(OFFERED_BEFORE)
    new = cohorts.NewCohort(name=told["name"], begins_on=day)
    cohort = cohorts.open_cohort(keeper, world.above, new)
    held = [_joined(world, keeper, cohort, one, before) for one in told["champions"]]
    on = day + timedelta(TRAINED_AFTER)
    new_session = training.NewSession(
        programme=Programme.CHAMPIONS, title=told["session"], on=on, cohort=cohort,
        skills=tuple(told.get("skills", ())),
    )  # fmt: skip
    session = training.call_session(keeper, world.above, new_session)
    keeper = _keeper(world, on)
    came = {one.pk: training.Came(True) for one in held}
    training.note_attendance(keeper, session, session.version, world.above, came)
    for one in held:
        actions.begin(keeper, one, one.version, world.above)


def _joined(
    world: World, keeper: Actor, cohort: Cohort, told: dict[str, Any], day: date
) -> Champion:
    number = Champion.objects.count() + 1
    words = Offer(
        name=f"Champion {number}", reach=f"champion{number}@{NOWHERE}", consents=True,
        ward=told.get("ward", ""), languages=tuple(told.get("languages", ())),
    )  # fmt: skip
    held = offer(words, world.strategy, day)
    held = actions.invite(keeper, held, held.version, world.above)
    return actions.join_cohort(keeper, held, held.version, world.above, cohort)


def _reach(world: World, told: dict[str, Any], day: date) -> None:
    """Each champion of a cohort reaches people in their ward, as many as the script tells."""
    keeper = _keeper(world, day)
    held = Champion.objects.filter(cohort__name=told["name"], strategy=world.strategy)
    for one, what in zip(held.order_by("pk"), told["champions"], strict=True):
        done = Done(
            on=day, kind=Activity.Kind(what.get("kind", "group")), ward=what.get("ward", ""),
            reached=what["reached"],
        )  # fmt: skip
        note_activity(keeper, one, world.above, done)


def _hear(world: World, told: dict[str, Any], day: date) -> None:
    kind, _slash, item = told["about"].partition("/")
    heard = Heard(
        cohort=_cohort(world, told), about=About(kind), about_id=item, words=told["words"],
        board=told["board"], ward=told.get("ward", ""), may_publish=True,
    )  # fmt: skip
    keeper = world.actor(Role.SECRETARY, world.above, day)
    raise_insight(keeper, world.above, world.reading.edition.id, heard)


def _answer(world: World, told: dict[str, Any], day: date) -> None:
    raised = _cohort(world, told).insights.select_related("comment").order_by("-pk")
    held = next(one.comment for one in raised if not one.comment.answered_on)
    officer = world.actor(Role.OFFICER, told["board"], day)
    reply = handling.Reply(words=told["answer"], outcome=Outcome(told["outcome"]))
    held = handling.answer(officer, held, held.version, reply)
    secretary = world.actor(Role.SECRETARY, world.above, day)
    handling.show(secretary, held, held.version, world.above, told["words"])


def _develop(world: World, told: dict[str, Any], day: date) -> None:
    """Hold a session of officers; those of the boards named came, and show the skills."""
    keeper = _keeper(world, day)
    new = training.NewSession(
        programme=Programme.OFFICERS, title=told["title"], on=day,
        skills=tuple(told.get("skills", ())),
    )  # fmt: skip
    session = training.call_session(keeper, world.above, new)
    came = {
        one.pk: training.Came(one.board in told["boards"], "has")
        for one in training.invited(session, day)
    }
    training.note_attendance(keeper, session, session.version, world.above, came)
