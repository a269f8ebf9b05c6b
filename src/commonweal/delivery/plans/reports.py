"""Shares of actions and resources by prevention, stage and priority; what is unknown is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from commonweal.delivery.plan_kinds import ResourceKind
from commonweal.delivery.plans.planned import PlannedAction

NOT_SAID = ""  # a stage or priority that an action does not name


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a report: actions, those with an unknown amount, and what is known by kind.

    ``amounts`` holds a kind only where at least one amount of it is known.
    """

    name: str
    actions: int
    amount_unknown: int
    amounts: tuple[tuple[ResourceKind, Decimal], ...]

    def amount(self, kind: ResourceKind) -> Decimal | None:
        """What is known of a kind; None where nothing is."""
        return dict(self.amounts).get(kind)


@dataclass(frozen=True, slots=True)
class Report:
    """Rows of a report beside the whole. An action in two rows is counted in both."""

    parts: tuple[Part, ...]
    whole: Part

    def share(self, name: str) -> float | None:
        """The share of all actions that stands in a row; None where there are no actions."""
        held = next((one.actions for one in self.parts if one.name == name), 0)
        return held / self.whole.actions if self.whole.actions else None

    def share_of_amount(self, name: str, kind: ResourceKind) -> float | None:
        """The share of the known amount of a kind; None where no amount of it is known."""
        whole = self.whole.amount(kind)
        held = next((one.amount(kind) for one in self.parts if one.name == name), None)
        return float((held or Decimal(0)) / whole) if whole else None


def by_prevention(actions: Iterable[PlannedAction]) -> Report:
    """Actions and resources by level of prevention, unknown among them."""
    return _report(actions, lambda one: (one.prevention.value,))


def by_priority(actions: Iterable[PlannedAction]) -> Report:
    """Actions and resources by priority; those that name none stand in a row without a name."""
    return _report(actions, lambda one: one.priorities or (NOT_SAID,))


def by_stage(actions: Iterable[PlannedAction], stages: Mapping[str, tuple[str, ...]]) -> Report:
    """Actions and resources by stage of life, through the stages of each priority served."""

    return _report(actions, lambda one: _stages_of(one, stages))


def prevention_by_stage(
    actions: Iterable[PlannedAction], stages: Mapping[str, tuple[str, ...]]
) -> dict[str, Report]:
    """Of each stage of life, its actions by level of prevention."""
    held = list(actions)
    found: dict[str, list[PlannedAction]] = {}
    for action in held:
        for stage in _stages_of(action, stages):
            found.setdefault(stage, []).append(action)
    return {stage: by_prevention(found[stage]) for stage in sorted(found)}


def by_origin(actions: Iterable[PlannedAction]) -> Report:
    """Actions and resources by plan of origin."""
    return _report(actions, lambda one: (one.origin,))


def of_one_organisation(actions: Iterable[PlannedAction]) -> dict[str, tuple[str, ...]]:
    """Refs of the actions that only one organisation leads, joins or pays for, by priority."""
    found: dict[str, list[str]] = {}
    for action in actions:
        if len(action.organisations) == 1:
            for priority in action.priorities or (NOT_SAID,):
                found.setdefault(priority, []).append(action.ref)
    return {priority: tuple(sorted(found[priority])) for priority in sorted(found)}


def without_evidence(actions: Iterable[PlannedAction]) -> tuple[str, ...]:
    """Refs of the actions for which nothing speaks, or only a search that found nothing."""
    return tuple(
        sorted(one.ref for one in actions if all(e.strength.value == "none" for e in one.evidence))
    )


def _stages_of(action: PlannedAction, stages: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = dict.fromkeys(s for p in action.priorities for s in stages.get(p, ()))
    return tuple(found) or (NOT_SAID,)


def _report(
    actions: Iterable[PlannedAction], rows_of: Callable[[PlannedAction], tuple[str, ...]]
) -> Report:
    held = list(actions)
    rows: dict[str, list[PlannedAction]] = {}
    for action in held:
        for name in rows_of(action):
            rows.setdefault(name, []).append(action)
    return Report(tuple(_part(name, rows[name]) for name in sorted(rows)), _part("", held))


def _part(name: str, actions: list[PlannedAction]) -> Part:
    amounts: dict[ResourceKind, Decimal] = {}
    for one in (r for action in actions for r in action.resources):
        if one.amount is not None:
            amounts[one.kind] = amounts.get(one.kind, Decimal(0)) + one.amount
    unknown = sum(not a.resources or any(r.amount is None for r in a.resources) for a in actions)
    return Part(name, len(actions), unknown, tuple(sorted(amounts.items())))
