"""What a slip puts at risk, and which goals are due sooner than any action can bear on them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from commonweal.delivery.plans.planned import Milestone
from commonweal.delivery.plans.sequence import Sequence, Step, sequence


class Kind(StrEnum):
    ACTION = "action"
    MILESTONE = "milestone"
    GOAL = "goal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An action that serves a goal, with the months from its start to a change in the outcome."""

    ref: str
    lag_months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A target, or another thing promised for a day, and the actions that serve it."""

    ref: str
    name: str
    due: date
    served: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class AtRisk:
    """What will be later than promised, when it was due, and when it is to be expected now."""

    kind: Kind
    ref: str
    due: date
    expected: date
    through: str  # the action that makes it late

    @property
    def days(self) -> int:
        return (self.expected - self.due).days


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def slip(
    steps: Iterable[Step],
    ref: str,
    months: int,
    milestones: Iterable[tuple[str, Milestone]] = (),
    goals: Iterable[Goal] = (),
) -> tuple[AtRisk, ...]:
    """List everything that would be late if one action were late by some months.

    Raises ``ValueError`` for a ref that is no step, or months below one.
    """
    held = {one.ref: one for one in steps}
    if ref not in held:
        raise ValueError(f"no action {ref!r} with both its dates")
    if months < 1:
        raise ValueError(f"a slip is of one month or more, not {months}")
    one = held[ref]
    moved = replace(
        one, starts=months_later(one.starts, months), ends=months_later(one.ends, months)
    )
    return put_at_risk(held.values(), {ref: moved}, milestones, goals)


def put_at_risk(
    steps: Iterable[Step],
    moved: Mapping[str, Step],
    milestones: Iterable[tuple[str, Milestone]] = (),
    goals: Iterable[Goal] = (),
) -> tuple[AtRisk, ...]:
    """List everything that is late only because some actions moved; not those actions themselves.

    A milestone, given with the action it belongs to, is as late as its action starts. A goal is at
    risk when an action that serves it would have borne on it by its day and now will not, taking
    the change in the outcome to be as late as the action ends; a goal that was too soon before is
    named by ``too_soon`` instead.
    """
    held = {one.ref: one for one in steps}
    before, after = sequence(held.values()), sequence((held | dict(moved)).values())
    found = (
        *_late_actions(held, before, after, moved),
        *_late_milestones(held, before, after, milestones),
        *_late_goals(before, after, goals),
    )
    return tuple(sorted(found, key=lambda one: (one.due, one.kind, one.ref)))


def too_soon(before: Sequence, goals: Iterable[Goal]) -> tuple[AtRisk, ...]:
    """Name the goals due sooner than any action that serves them can bear on them.

    A goal that no timed action serves is not named here: it is a gap, not an impossible date.
    """
    found = []
    for goal in goals:
        effects = _effects(before, goal)
        if effects and min(effects.values()) > goal.due:
            first, through = min((day, ref) for ref, day in effects.items())
            found.append(AtRisk(Kind.GOAL, goal.ref, goal.due, first, through))
    return tuple(found)


def _late_actions(
    held: Mapping[str, Step], before: Sequence, after: Sequence, moved: Mapping[str, Step]
) -> list[AtRisk]:
    return [
        AtRisk(Kind.ACTION, one.ref, held[one.ref].ends, one.ends, one.drives)
        for one in after.timed
        if one.ref not in moved and one.ends > max(held[one.ref].ends, before.of(one.ref).ends)
    ]


def _late_milestones(
    held: Mapping[str, Step],
    before: Sequence,
    after: Sequence,
    milestones: Iterable[tuple[str, Milestone]],
) -> list[AtRisk]:
    return [
        AtRisk(
            Kind.MILESTONE,
            f"{ref}/{one.ref}",
            one.due,
            one.due + (after.of(ref).starts - held[ref].starts),
            ref,
        )
        for ref, one in milestones
        if ref in held and after.of(ref).starts > before.of(ref).starts
    ]


def _late_goals(before: Sequence, after: Sequence, goals: Iterable[Goal]) -> list[AtRisk]:
    found = []
    for goal in goals:
        late = []
        for ref, was in _effects(before, goal).items():
            expected = was + (after.of(ref).ends - before.of(ref).ends)
            if was <= goal.due < expected:
                late.append((expected, ref))
        if late:
            expected, through = max(late)
            found.append(AtRisk(Kind.GOAL, goal.ref, goal.due, expected, through))
    return found


def _effects(held: Sequence, goal: Goal) -> dict[str, date]:
    """When each action that serves a goal can first bear on it."""
    starts = {one.ref: one.starts for one in held.timed}
    return {
        one.ref: months_later(starts[one.ref], one.lag_months)
        for one in goal.served
        if one.ref in starts
    }
