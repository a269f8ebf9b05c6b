"""What happens between returns and meetings: targets, challenges, assurance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from commonweal.cli.demonstration.world import World
from commonweal.delivery.meetings import assurance, challenges
from commonweal.delivery.meetings.assurance import Statement
from commonweal.delivery.meetings.challenges import Question
from commonweal.delivery.models import Challenge, Opinion, Target
from commonweal.delivery.targets import actions as targets
from commonweal.delivery.targets.proposal import Baseline, Proposal, Span
from commonweal.people.models import Role
from commonweal.publication import numbers
from commonweal.publication.target_outlook import due_choices

ANSWERED_AFTER = timedelta(days=30)


def propose_target(world: World, told: dict[str, Any], day: date) -> Target | None:
    """Propose a direction for the first measure of a listing; None where it has no figure."""
    reading, edition = world.at(day), world.reading.edition
    measure = next(
        (m for m in reading.listed_by_id(told["listing"]).measures if m.has_figure), None
    )
    if measure is None or measure.latest is None:
        return None
    period, due = measure.panel.periods[measure.latest], due_choices(measure)[-1]
    baseline = Baseline(
        measure.points("value")[measure.latest] or 0.0,
        Span(period.label, period.start, period.end), str(measure.panel.vintage),
        reading.release.id,
    )  # fmt: skip
    proposal = Proposal(
        told["listing"], measure.key, told["form"], Span(due.label, due.start, due.end),
        told["rationale"],
    )  # fmt: skip
    officer = world.actor(Role.OFFICER, told["board"], day)
    return targets.propose(officer, told["board"], edition, proposal, baseline)


def answer_target(world: World, told: dict[str, Any], target: Target, day: date) -> None:
    """Agree a target or send it back, with the minute of the meeting."""
    chair, minute = world.actor(Role.CHAIR, world.above, day), f"Meeting of {numbers.day(day)}"
    if told["answer"] == "agree":
        targets.agree(chair, target, world.above, target.version, minute)
    else:
        targets.send_back(chair, target, world.above, target.version, minute, told["why"])


def challenge(world: World, told: dict[str, Any], day: date) -> Challenge:
    """One board asks another about a priority."""
    question = Question(
        from_board=told["from"], to_board=told["to"], about="priority", about_id=told["about"],
        words=told["words"], due=day + timedelta(days=42), edition=world.reading.edition.id,
    )  # fmt: skip
    return challenges.challenge(world.actor(Role.CHAIR, told["from"], day), question)


def answer(world: World, told: dict[str, Any], asked: Challenge, day: date) -> None:
    challenges.answer(world.actor(Role.OFFICER, told["to"], day), asked, 1, told["answer"])


def assure(world: World, told: dict[str, Any], day: date) -> None:
    """A board says how sure it is of something, and until when."""
    statement = Statement(
        board=told["board"], edition=world.reading.edition.id, scope=told["scope"],
        opinion=Opinion(told["opinion"]), evidence=told["evidence"],
        expires_on=world.month(told["month"] + told["lasts"]),
    )  # fmt: skip
    assurance.give_assurance(world.actor(Role.OFFICER, told["board"], day), statement)
