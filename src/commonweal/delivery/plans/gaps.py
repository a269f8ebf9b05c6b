"""What a plan lacks: some of it forbids its submission, the rest is told beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from commonweal.delivery.plan_kinds import Horizon, Reach, Strength
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction
from commonweal.delivery.plans.sequence import find_circle


class Lack(StrEnum):
    """What is missing or cannot be."""

    ACTIONS = "no_actions"
    CO_PRODUCTION = "no_co_production"
    OUTCOME = "no_outcome"
    PRIORITY = "no_priority"
    UNKNOWN_PRIORITY = "unknown_priority"
    UNKNOWN_MEASURE = "unknown_measure"
    LEAD = "no_lead"
    OWNER = "no_owner"
    DATES = "no_dates"
    HORIZON = "no_horizon"
    TARGET_GROUP = "no_target_group"
    UNKNOWN_NEED = "unknown_need"
    CIRCLE = "circle"
    MILESTONE_OUTSIDE = "milestone_outside"
    # told, but no reason to refuse a plan
    EVIDENCE = "no_evidence"
    LAG = "no_lag"
    MEASURE = "no_measure"
    MILESTONE = "no_milestone"
    RESOURCES = "no_resources"
    AMOUNT_UNKNOWN = "amount_unknown"
    PREVENTION_UNKNOWN = "prevention_unknown"
    REACH_UNKNOWN = "reach_unknown"
    SHORT = "no_short_action"
    LONG = "no_long_action"
    PRIORITY_WITHOUT_ACTION = "priority_without_action"


FORBIDS = frozenset(list(Lack)[: list(Lack).index(Lack.EVIDENCE)])


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """One lack, of an action (by its ref), of a priority, or of the whole plan (empty)."""

    lack: Lack
    of: str = ""
    what: str = ""  # the id, or the circle, that is meant

    @property
    def forbids(self) -> bool:
        return self.lack in FORBIDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a plan is read against: ids of the edition, and refs of the actions of other boards."""

    priorities: frozenset[str]  # those that the board leads or supports
    all_priorities: frozenset[str]
    measures: frozenset[str]
    other_actions: frozenset[str] = frozenset()
    other_needs: tuple[tuple[str, tuple[str, ...]], ...] = ()  # needs of those actions


def gaps(plan: BoardPlan, around: Around) -> tuple[Gap, ...]:
    """All that a plan lacks, what forbids its submission first, in a fixed order."""
    found = [Gap(Lack.ACTIONS)] if not plan.actions else []
    for action in plan.actions:
        found += gaps_of_action(action, around)
    found += _of_needs(plan, around)
    found += _of_priorities(plan, around)
    place = {lack: n for n, lack in enumerate(Lack)}
    return tuple(
        sorted(found, key=lambda one: (not one.forbids, one.of, place[one.lack], one.what))
    )


def gaps_of_action(action: PlannedAction, around: Around) -> list[Gap]:
    """What one action lacks by itself: flagged as it is written."""
    lacks = [Gap(lack, action.ref) for lack, is_missing in CHECKS.items() if is_missing(action)]
    unknown = {
        Lack.UNKNOWN_PRIORITY: set(action.priorities) - around.all_priorities,
        Lack.UNKNOWN_MEASURE: set(action.measures) - around.measures,
        Lack.MILESTONE_OUTSIDE: _outside(action),
        Lack.AMOUNT_UNKNOWN: {r.organisation for r in action.resources if r.amount is None},
    }
    named = [Gap(lack, action.ref, one) for lack, ids in unknown.items() for one in sorted(ids)]
    return lacks + named


CHECKS: dict[Lack, Callable[[PlannedAction], bool]] = {
    Lack.CO_PRODUCTION: lambda a: not any(one.whole for one in a.co_production),
    Lack.OUTCOME: lambda a: not a.outcome.strip(),
    Lack.PRIORITY: lambda a: not a.priorities,
    Lack.LEAD: lambda a: not a.lead,
    Lack.OWNER: lambda a: not a.owner.strip(),
    Lack.DATES: lambda a: a.starts is None or a.ends is None,
    Lack.HORIZON: lambda a: a.horizon is None,
    Lack.TARGET_GROUP: lambda a: (
        a.reach in (Reach.TARGETED, Reach.BOTH) and not (a.groups.strip() or a.areas)
    ),
    Lack.EVIDENCE: lambda a: all(one.strength is Strength.NONE for one in a.evidence),
    Lack.LAG: lambda a: a.lag_months is None,
    Lack.MEASURE: lambda a: not a.measures,
    Lack.MILESTONE: lambda a: not a.milestones,
    Lack.RESOURCES: lambda a: not a.resources,
    Lack.PREVENTION_UNKNOWN: lambda a: a.prevention.value == "unknown",
    Lack.REACH_UNKNOWN: lambda a: a.reach is Reach.UNKNOWN,
}


def _outside(action: PlannedAction) -> set[str]:
    if action.starts is None or action.ends is None:
        return set()
    return {m.ref for m in action.milestones if not action.starts <= m.due <= action.ends}


def _of_needs(plan: BoardPlan, around: Around) -> list[Gap]:
    own = {one.ref: one.needs for one in plan.actions}
    known = set(own) | around.other_actions
    unknown = [
        Gap(Lack.UNKNOWN_NEED, ref, need)
        for ref, needs in own.items()
        for need in needs
        if need not in known
    ]
    circle = find_circle(dict(around.other_needs) | own)
    return unknown + ([Gap(Lack.CIRCLE, "", " → ".join(circle))] if circle else [])


def _of_priorities(plan: BoardPlan, around: Around) -> list[Gap]:
    told = {(one.priority, one.horizon) for one in plan.reasons if one.why.strip()}
    found = []
    for priority in sorted(around.priorities):
        serving = [one for one in plan.actions if priority in one.priorities]
        if not serving:
            found.append(Gap(Lack.PRIORITY_WITHOUT_ACTION, priority))
            continue
        found += _of_horizons(priority, (one.horizon for one in serving), told)
    return found


def _of_horizons(
    priority: str, held: Iterable[Horizon | None], told: set[tuple[str, Horizon]]
) -> list[Gap]:
    there = set(held)
    wanted = {Horizon.SHORT: Lack.SHORT, Horizon.LONG: Lack.LONG}
    return [
        Gap(lack, priority)
        for horizon, lack in wanted.items()
        if horizon not in there and (priority, horizon) not in told
    ]
