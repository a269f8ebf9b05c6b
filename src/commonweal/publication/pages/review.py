"""What the public reads of closed reviews, and of the evaluation at the end of the period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.delivery.models import (
    ActionAnswer,
    ActionReview,
    AmendmentStage,
    Answer,
    PriorityReview,
    Relevance,
    Review,
    ReviewKind,
)
from commonweal.delivery.plan_kinds import Strength
from commonweal.delivery.reviews import queries
from commonweal.publication import numbers
from commonweal.publication import review_facts as facts
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.reading import Reading
from commonweal.publication.review_facts import OnTheTable
from commonweal.publication.wording.plan_words import STRENGTHS
from commonweal.publication.wording.review_words import ANSWERED, RELEVANCES

ORDER = (Answer.STOP, Answer.CHANGE, Answer.KEEP)
NEXT = {
    AmendmentStage.PROPOSED: lambda: _("drafted for the next edition"),
    AmendmentStage.AGREED: lambda: _("part of the strategy since"),
    AmendmentStage.RETURNED: lambda: _("sent back"),
    AmendmentStage.WITHDRAWN: lambda: _("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class PriorityTold:
    """One reviewed priority as anybody may read it."""

    name: str
    href: str
    relevance: str
    moved: str
    answer: str
    entry: PriorityReview
    then: str


@dataclass(frozen=True, slots=True)
class ActionTold:
    """One reviewed action: what was seen of it, how far that carries, why."""

    title: str
    board: str
    strength: str
    entry: ActionReview


@dataclass(frozen=True, slots=True)
class Part:
    """One of the four things of an evaluation: what is counted, what the board says."""

    head: str
    counted: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Evaluated:
    name: str
    href: str
    parts: tuple[Part, ...]


def review_page(reading: Reading, year: int) -> dict[str, Any] | None:
    """Context of one closed review; None where there is none of that year."""
    held = next((o for o in _closed(reading) if o.year == year), None)
    if held is None or held.kind == ReviewKind.EVALUATION:
        return None
    told = [_priority(reading, one) for one in queries.priorities_of(held)]
    told.sort(key=lambda one: ORDER.index(one.entry.answer))  # what is to change first
    actions = queries.actions_of(held)
    return _frame(reading) | {
        "review": held,
        "board": reading.edition.name_of_body(held.board),
        "finding": _finding(told, actions),
        "priorities": told,
        "actions": [
            (head, [_action(reading, one) for one in actions if one.answer == answer])
            for head, answer in _heads()
        ],
    }


def evaluation_page(reading: Reading) -> dict[str, Any] | None:
    """Context of the evaluation: with the board's words once closed, before that as counted.

    None until the period of the strategy is over.
    """
    held = next((o for o in _closed(reading) if o.kind == ReviewKind.EVALUATION), None)
    if held is None and not is_over(reading):
        return None
    period = reading.edition.strategy.period
    if held is not None:
        rows = [(one.priority, one.seen, one) for one in queries.priorities_of(held)]
    else:
        table = OnTheTable(reading)
        rows = [(p.id, table.of_priority(p), None) for p in reading.edition.standing_priorities]
    return _frame(reading) | {
        "review": held,
        "years": f"{period.since}–{period.until}",
        "board": reading.edition.name_of_body(reading.edition.board),
        "priorities": [_evaluated(reading, *one) for one in rows],
        "stopped": [_action(reading, one) for one in _stopped(held)],
    }


def is_over(reading: Reading) -> bool:
    """Whether the last year of the strategy has ended."""
    return reading.today.year > int(str(reading.edition.strategy.period.until)[:4])


def reviews_told(reading: Reading) -> list[tuple[str, str]]:
    """Title and address of the evaluation and of every closed review, for other pages."""
    rows = [
        (_("Annual review, %(year)s") % {"year": one.year}, link("review", str(one.year)))
        for one in _closed(reading)
        if one.kind == ReviewKind.ANNUAL
    ]
    period = reading.edition.strategy.period
    title = _("Evaluation, %(since)s to %(until)s") % {"since": period.since, "until": period.until}
    return [(title, link("evaluation")), *rows] if is_over(reading) else rows


def _heads() -> tuple[tuple[str, ActionAnswer], ...]:
    return (
        (_("Actions stopped"), ActionAnswer.STOP),
        (_("Actions scaled up"), ActionAnswer.SCALE),
        (_("Actions continued"), ActionAnswer.CONTINUE),
    )


def _closed(reading: Reading) -> list[Review]:
    return queries.closed(reading.edition.strategy.id, reading.today)


def _stopped(held: Review | None) -> list[ActionReview]:
    every = queries.actions_of(held) if held else []
    return [one for one in every if one.answer == ActionAnswer.STOP]


def _priority(reading: Reading, one: PriorityReview) -> PriorityTold:
    name, href = _named(reading, one.priority)
    return PriorityTold(
        name,
        href,
        str(RELEVANCES[Relevance(one.relevance)]),
        facts.moved(one.seen),
        str(ANSWERED[Answer(one.answer)]),
        one,
        _then(one),
    )


def _then(one: PriorityReview) -> str:
    row = getattr(one, "amendment", None)
    if row is None:
        return ""
    told = NEXT[AmendmentStage(row.stage)]()
    return f"{told} {numbers.day(row.agreed_on)}" if row.agreed_on else told


def _action(reading: Reading, one: ActionReview) -> ActionTold:
    board = reading.edition.name_of_body(one.action.plan.board)
    return ActionTold(one.action.title, board, str(STRENGTHS[Strength(one.strength)]), one)


def _named(reading: Reading, priority: str) -> tuple[str, str]:
    held = reading.edition.priority(priority)
    if held is None:
        return priority, ""
    return held.name, "" if held.retired else link("priority", priority)


def _evaluated(
    reading: Reading, priority: str, seen: dict[str, Any], entry: PriorityReview | None
) -> Evaluated:
    def said(name: str) -> str:
        return getattr(entry, name) if entry else ""

    end = _("by the end of the period: %(told)s") % {"told": facts.moved_by_end(seen)}
    newest = _("on the newest figures: %(told)s") % {"told": facts.moved(seen)}
    return Evaluated(
        *_named(reading, priority),
        (
            Part(_("Promised"), (facts.promised(seen),), said("promised")),
            Part(_("Done"), (facts.done(seen),), said("done")),
            Part(_("Moved since the baseline"), (end, newest), said("moved")),
            Part(_("Not known"), (facts.not_known(seen),), said("not_known")),
        ),
    )


def _finding(told: list[PriorityTold], actions: list[ActionReview]) -> str:
    def count(answer: str) -> int:
        return sum(one.entry.answer == answer for one in told)

    return _(
        "Of %(n)s priorities: %(keep)s kept, %(change)s changed, %(stop)s stopped. Of %(actions)s "
        "actions: %(stopped)s stopped."
    ) % {
        "n": len(told), "keep": count("keep"), "change": count("change"), "stop": count("stop"),
        "actions": len(actions), "stopped": sum(one.answer == "stop" for one in actions),
    }  # fmt: skip


def _frame(reading: Reading) -> dict[str, Any]:
    crumbs = Crumb(link("home"), _("Home")), Crumb(link("report"), _("Progress report"))
    return frame(reading, "report", *crumbs)
