"""The overarching plan on a day: when each action is to be expected, and what is at risk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.merge import Merged, Overarching
from commonweal.delivery.plans.sequence import Sequence, Step, find_circle, sequence
from commonweal.delivery.plans.slips import AtRisk, Goal, put_at_risk, too_soon
from commonweal.delivery.plans.standing import Stood, late_since


@dataclass(frozen=True, slots=True)
class Seen:
    """An action with how it stands, when it is to be expected, and by how much it may be late.

    ``expected`` and ``slack`` are None where the action lacks a date.
    """

    merged: Merged
    stood: Stood
    expected: date | None
    slack: int | None
    critical: bool

    @property
    def ref(self) -> str:
        return self.merged.action.ref

    def late_since(self, day: date) -> date | None:
        """The end that has passed by a day, while the action is neither done nor stopped."""
        return late_since(self.merged.action.ends, self.stood, day)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the plan comes to on a day.

    ``stranded`` are actions that need one that was stopped, with that one. With a ``circle``
    nothing is timed.
    """

    actions: tuple[Seen, ...]
    critical: tuple[str, ...]
    at_risk: tuple[AtRisk, ...]
    too_soon: tuple[AtRisk, ...]
    stranded: tuple[tuple[str, str], ...]
    circle: tuple[str, ...]

    def of(self, ref: str) -> Seen:
        return next(one for one in self.actions if one.ref == ref)


def outlook(whole: Overarching, stood: Mapping[str, Stood], goals: Iterable[Goal] = ()) -> Outlook:
    """Time the overarching plan with every date that was moved, and say what that puts at risk."""
    held = {one.action.ref: _latest(one, stood) for one in whole.actions}
    planned = {
        one.action.ref: step for one in whole.actions if (step := _step(one, held)) is not None
    }
    circle = find_circle({one.action.ref: one.action.needs for one in whole.actions})
    stranded = tuple(
        (one.action.ref, need)
        for one in whole.actions
        for need in one.action.needs
        if need in held and held[need].standing is Standing.STOPPED
    )
    if circle:
        seen = tuple(Seen(one, held[one.action.ref], None, None, False) for one in whole.actions)
        return Outlook(seen, (), (), (), stranded, circle)
    moved = {ref: _moved(step, held[ref]) for ref, step in planned.items() if held[ref].due}
    timed = sequence((planned | moved).values())
    milestones = [(a.action.ref, m) for a in whole.actions for m in a.action.milestones]
    wanted = tuple(goals)
    return Outlook(
        tuple(_seen(one, held, timed) for one in whole.actions),
        timed.critical,
        put_at_risk(planned.values(), moved, milestones, wanted),
        too_soon(sequence(planned.values()), wanted),
        stranded,
        (),
    )


def _latest(merged: Merged, stood: Mapping[str, Stood]) -> Stood:
    """The newest of what was told of the parents."""
    home = merged.parents[0].strategy
    told = [stood[p.ref] for p in merged.parents if p.strategy == home and p.ref in stood]
    return max(told, key=lambda one: one.since or date.min, default=Stood())


def _step(merged: Merged, held: Mapping[str, Stood]) -> Step | None:
    """The action as planned; one that was stopped is waited for by nobody."""
    action = merged.action
    if not (action.starts and action.ends) or held[action.ref].standing is Standing.STOPPED:
        return None
    return Step(ref=action.ref, starts=action.starts, ends=action.ends, needs=action.needs)


def _moved(step: Step, stood: Stood) -> Step:
    """With its new end; what was moved to before its start ends on the day it starts."""
    due = stood.due or step.ends
    return Step(ref=step.ref, starts=step.starts, ends=max(due, step.starts), needs=step.needs)


def _seen(merged: Merged, held: Mapping[str, Stood], timed: Sequence) -> Seen:
    ref = merged.action.ref
    found = next((one for one in timed.timed if one.ref == ref), None)
    if found is None:
        return Seen(merged, held[ref], None, None, False)
    return Seen(merged, held[ref], found.ends, found.slack, ref in timed.critical)
