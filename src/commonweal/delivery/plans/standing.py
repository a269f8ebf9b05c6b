"""How actions, milestones and risks stand, from the news of them in the order it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction, Risk

OVER = frozenset({Standing.DONE, Standing.STOPPED})


@dataclass(frozen=True, slots=True)
class News:
    """One entry on an action, or on one of its milestones."""

    action: str
    milestone: str
    on: date
    standing: str
    due: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Stood:
    """How one thing stands, since when and why, and every date it was moved to, in order.

    A thing that slipped and is told under way after it keeps its new date.
    """

    standing: Standing = Standing.NOT_STARTED
    since: date | None = None
    why: str = ""
    moved: tuple[tuple[date, date], ...] = ()  # on which day, to which date
    milestones: Mapping[str, Stood] = field(default_factory=dict)

    @property
    def due(self) -> date | None:
        """The date it was last moved to; None where it was never moved."""
        return self.moved[-1][1] if self.moved else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A risk of an action, scored anew."""

    action: str
    risk: str
    on: date
    likelihood: int
    impact: int


@dataclass(frozen=True, slots=True)
class Escalated:
    """A risk at or past its threshold, and since when without a break."""

    board: str
    action: str
    priorities: tuple[str, ...]
    risk: Risk
    since: date


def late_since(ends: date | None, stood: Stood, day: date) -> date | None:
    """The end of an action that has passed, while it is neither done nor stopped; else None.

    ``ends`` is what the plan in force says: a board that tells a later date says by when to
    expect the action, and is late all the same. The date told counts where the plan gives none.
    """
    end = ends or stood.due
    late = end is not None and end < day and stood.standing not in OVER
    return end if late else None


def standings(news: Iterable[News]) -> dict[str, Stood]:
    """How each action stands after all news, given in the order it came."""
    held: dict[str, Stood] = {}
    for one in news:
        before = held.get(one.action, Stood())
        if one.milestone:
            part = _after(before.milestones.get(one.milestone, Stood()), one)
            held[one.action] = replace(
                before, milestones={**before.milestones, one.milestone: part}
            )
        else:
            held[one.action] = _after(before, one)
    return held


def _after(before: Stood, news: News) -> Stood:
    moved = (*before.moved, (news.on, news.due)) if news.due else before.moved
    return replace(
        before, standing=Standing(news.standing), since=news.on, why=news.why, moved=moved
    )


def escalated(
    plans: Iterable[BoardPlan], readings: Iterable[Reading], in_force_since: Mapping[str, date]
) -> tuple[Escalated, ...]:
    """Risks at or past their threshold after all readings, given in the order they came."""
    by_risk: dict[tuple[str, str], list[Reading]] = {}
    for one in readings:
        by_risk.setdefault((one.action, one.risk), []).append(one)
    found = []
    for plan in plans:
        for action in plan.actions:
            for risk in action.risks:
                read = by_risk.get((action.ref, risk.ref), [])
                told = _escalated(plan.board, action, risk, read, in_force_since[plan.board])
                found += [told] if told else []
    return tuple(sorted(found, key=lambda one: (-one.risk.score, one.since, one.action)))


def _escalated(
    board: str, action: PlannedAction, risk: Risk, readings: list[Reading], planned: date
) -> Escalated | None:
    since = planned if risk.score >= risk.threshold else None
    for one in readings:
        risk = replace(risk, likelihood=one.likelihood, impact=one.impact)
        above = risk.score >= risk.threshold
        since = (since or one.on) if above else None
    return Escalated(board, action.ref, action.priorities, risk, since) if since else None
