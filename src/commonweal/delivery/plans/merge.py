"""Draw the boards' plans together: one overarching plan, the same from the same plans."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from commonweal.delivery.plans.one_action import Key, one_of
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction, WhyOneHorizon

COMPARED = ("title", "outcome", "lead", "owner", "starts", "ends", "horizon", "prevention", "reach")
LINES = ("milestones", "evidence", "resources", "co_production", "risks")


@dataclass(frozen=True, slots=True, order=True)
class Parent:
    """Where an action of the overarching plan comes from."""

    strategy: str
    board: str
    revision: int
    ref: str

    @property
    def key(self) -> Key:
        return (self.strategy, self.ref)


@dataclass(frozen=True, slots=True)
class Merged:
    """One action of the overarching plan, as its first parent words it, with all its parents.

    Lists of all parents are joined; it lasts from the earliest start to the latest end.
    ``differs`` names what the parents say differently.
    """

    action: PlannedAction
    parents: tuple[Parent, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overarching:
    """The plans of all boards as one."""

    plans: tuple[tuple[str, str, int], ...]  # strategy, board and revision
    actions: tuple[Merged, ...]
    reasons: tuple[WhyOneHorizon, ...]

    @property
    def content(self) -> str:
        """Canonical JSON: sorted keys, no spaces, no clock."""
        return canonical(self)

    @property
    def hash(self) -> str:
        return hash_of(self)


def merge(
    plans: Iterable[BoardPlan],
    same: Iterable[tuple[Key, Key]] = (),
    beside: Iterable[BoardPlan] = (),
) -> Overarching:
    """Draw the plans of one strategy together, in whatever order they come.

    ``same`` are pairs that a board decided are one action. Actions of one title and one outcome,
    but for case and spaces, are one without a decision. ``beside`` are plans of other strategies:
    those of their actions that are one with an action here stand as its parents, no others.

    Raises ``ValueError`` for plans of two strategies, two revisions of one board's plan, or one
    ref twice in a strategy.
    """
    held = sorted(plans, key=lambda one: (one.strategy, one.board, one.revision))
    if len({one.strategy for one in held}) > 1:
        raise ValueError("plans of two strategies: give the other strategy's as beside")
    own = {one.strategy for one in held}
    said = _said([*held, *beside])
    groups = [group for group in _groups(said, same, own) if group[0].strategy in own]
    name = {parent.key: group[0].ref for group in groups for parent in group}
    actions = tuple(_merged(group, said, name) for group in groups)
    told = {(one.priority, one.horizon, one.why): one for plan in held for one in plan.reasons}
    reasons = tuple(told[key] for key in sorted(told))
    return Overarching(tuple((p.strategy, p.board, p.revision) for p in held), actions, reasons)


def _said(plans: list[BoardPlan]) -> dict[Parent, PlannedAction]:
    boards = Counter((one.strategy, one.board) for one in plans)
    twice = sorted(one for one, times in boards.items() if times > 1)
    if twice:
        raise ValueError(f"two revisions of one plan: {twice}; give the one in force")
    said = [(Parent(p.strategy, p.board, p.revision, a.ref), a) for p in plans for a in p.actions]
    named = Counter(parent.key for parent, _ in said)
    doubled = sorted(key for key, times in named.items() if times > 1)
    if doubled:
        raise ValueError(f"one ref for two actions of a strategy: {doubled}; rename one of them")
    return dict(said)


def _groups(
    said: Mapping[Parent, PlannedAction], same: Iterable[tuple[Key, Key]], own: set[str]
) -> list[tuple[Parent, ...]]:
    """Parents that are one action: each group in order, our own strategy's parents first."""
    words = {one.key: (action.title, action.outcome) for one, action in said.items()}
    first = one_of(words, same)
    found: dict[Key, list[Parent]] = defaultdict(list)
    for parent in sorted(said, key=lambda one: (one.strategy not in own, one)):
        found[first[parent.key]].append(parent)
    return sorted(tuple(group) for group in found.values())


def _merged(
    group: tuple[Parent, ...], said: Mapping[Parent, PlannedAction], name: Mapping[Key, str]
) -> Merged:
    actions = [said[one] for one in group]
    first = actions[0]
    joined = {
        part: _once([one for a in actions for one in getattr(a, part)])
        for part in ("priorities", "measures", "areas", *LINES)
    }
    others = {one for a in actions for one in (a.lead, *a.contributors) if one}
    whole = replace(
        first,
        starts=min((a.starts for a in actions if a.starts), default=None),
        ends=max((a.ends for a in actions if a.ends), default=None),
        contributors=tuple(sorted(others - {first.lead})),
        needs=_needs(group, said, name),
        **joined,
    )
    differs = tuple(part for part in COMPARED if len({getattr(a, part) for a in actions}) > 1)
    return Merged(whole, group, differs)


def _once(values: list[Any]) -> tuple[Any, ...]:
    """Each value once, in the order of its text."""
    return tuple(sorted(dict.fromkeys(values), key=canonical))


def _needs(
    group: tuple[Parent, ...], said: Mapping[Parent, PlannedAction], name: Mapping[Key, str]
) -> tuple[str, ...]:
    """What must come first, by the names of the whole; another strategy's own needs stay there."""
    home = group[0].strategy
    found = {
        name.get((parent.strategy, need), need if parent.strategy == home else "")
        for parent in group
        for need in said[parent].needs
    }
    return tuple(sorted(found - {"", group[0].ref}))


def plain(value: object) -> Any:
    """Turn frozen values into what JSON holds; amounts stay exact, as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if value is None or isinstance(value, int) else str(value)


def canonical(value: object) -> str:
    """One text for one value: canonical JSON."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hash_of(value: object) -> str:
    """The sha256 of the canonical text."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
