"""The plan: what is being done, first and later?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans.outlook import Seen
from commonweal.delivery.plans.queries import agreed_plan, any_by_own_board
from commonweal.delivery.plans.slips import AtRisk, Kind
from commonweal.delivery.plans.standing import Stood
from commonweal.publication import numbers
from commonweal.publication.beside import board_name
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import organisation_name
from commonweal.publication.pages.have_your_say import said_of_item
from commonweal.publication.pages.plan_spread import clashes, effort, near
from commonweal.publication.plan_picture import by_start, time_line
from commonweal.publication.plan_today import PlanToday, plan_today
from commonweal.publication.reading import Reading
from commonweal.publication.wording import own_board
from commonweal.publication.wording.plan_words import (
    HORIZONS,
    HORIZONS_TOLD,
    KINDS,
    STANDINGS,
    late_told,
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; empty is all."""

    board: str = ""
    origin: str = ""
    priority: str = ""

    def fit(self, one: Seen) -> bool:
        action = one.merged.action
        boards = {parent.board for parent in one.merged.parents}
        return (
            (not self.board or self.board in boards)
            and (not self.origin or self.origin == action.origin)
            and (not self.priority or self.priority in action.priorities)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One action of the list."""

    ref: str
    title: str
    outcome: str
    boards: str
    lead: str
    dates: str
    standing: str
    late: str  # "Late since 30 September 2026", or nothing
    why: str
    slipped: bool
    critical: bool
    needs: tuple[str, ...]
    parents: int


def plan_page(reading: Reading, asked: Filters) -> dict[str, Any]:
    """Context of the overarching plan."""
    held = plan_today(reading)
    shown = [one for one in held.outlook.actions if asked.fit(one)]
    context = frame(reading, "plan", Crumb(link("home"), _("Home"))) | {
        "finding": finding(held),
        "asked": asked,
        "said_here_rows": said_of_item(reading, "plan", ""),
        "choices": _choices(held),
        "total": len(held.outlook.actions),
        "shown": len(shown),
        "line": time_line(shown, reading.today),
        "late": _late_actions(held, shown),
        "groups": _groups(held, shown),
        "agreed": _agreed(held),
    }
    if not held.outlook.actions:
        return context
    alone = any_by_own_board(reading.edition.strategy.id, reading.today)
    return context | {
        "accepted_by": own_board.accepted(alone),
        "first": [held.title_of(ref) for ref in held.outlook.critical],
        "circle": [held.title_of(ref) for ref in held.outlook.circle],
        "stranded": [
            (held.title_of(ref), held.title_of(need)) for ref, need in held.outlook.stranded
        ],
        "slips": _slips(held),
        "at_risk": [_risk(held, one) for one in held.outlook.at_risk],
        "too_soon": [_risk(held, one) for one in held.outlook.too_soon],
        "horizons": _horizons(held),
        "near": near(held),
        "clashes": clashes(held),
        "effort": effort(held),
    }


def finding(held: PlanToday) -> str:
    """The answer as a sentence or two."""
    actions = held.outlook.actions
    if not actions:
        return _("No board’s plan is in force yet.")
    soon = sum(one.merged.action.horizon is Horizon.SHORT for one in actions)
    told = ngettext("%(n)s action", "%(n)s actions", len(actions)) % {"n": len(actions)}
    by = ngettext("of %(n)s board", "of %(n)s boards", len(held.plans)) % {"n": len(held.plans)}
    first = ngettext("%(n)s comes first", "%(n)s come first", soon) % {"n": soon}
    start = _("%(told)s %(by)s; %(first)s.") % {"told": told, "by": by, "first": first}
    return " ".join(filter(None, (start, _late(held), _slipped(held))))


def _late(held: PlanToday) -> str:
    late = sum(one.late_since(held.reading.today) is not None for one in held.outlook.actions)
    if not late:
        return ""
    return ngettext(
        "%(n)s is past its end and not done.", "%(n)s are past their end and not done.", late
    ) % {"n": late}


def _slipped(held: PlanToday) -> str:
    late, risk = len(_slips(held)), len(held.outlook.at_risk)
    if not late:
        return ""
    if not risk:
        return ngettext("%(n)s has slipped.", "%(n)s have slipped.", late) % {"n": late}
    things = ngettext("%(m)s other thing", "%(m)s other things", risk) % {"m": risk}
    told = ngettext(
        "%(n)s has slipped and puts %(things)s at risk.",
        "%(n)s have slipped and put %(things)s at risk.",
        late,
    )
    return told % {"n": late, "things": things}


def _choices(held: PlanToday) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    edition = held.reading.edition
    boards = [(one.board, edition.name_of_body(one.board)) for one in held.plans]
    origins = sorted({one.origin for one in held.actions if one.origin})
    named = {one.id: one.name for one in edition.strategy.plans}
    wanted = {p for one in held.actions for p in one.priorities}
    priorities = [(p.id, p.name) for p in edition.standing_priorities if p.id in wanted]
    return [
        ("board", _("Board"), _("All boards"), boards),
        ("origin", _("Plan of origin"), _("All plans"), [(o, named.get(o, o)) for o in origins]),
        ("priority", _("Priority"), _("All priorities"), priorities),
    ]


def _groups(held: PlanToday, shown: list[Seen]) -> list[tuple[str, str, list[Row]]]:
    """What happens first: actions by horizon, each by its start."""
    found = []
    shown = sorted(shown, key=by_start)
    for horizon in (*Horizon, None):
        rows = [action_row(held, one) for one in shown if one.merged.action.horizon is horizon]
        if rows:
            name = HORIZONS[horizon] if horizon else _("Horizon not said")
            told = HORIZONS_TOLD[horizon] if horizon else ""
            found.append((str(name), str(told), rows))
    return found


def action_row(held: PlanToday, one: Seen) -> Row:
    """One action as lists show it."""
    action = one.merged.action
    boards = dict.fromkeys((parent.strategy, parent.board) for parent in one.merged.parents)
    since = one.late_since(held.reading.today)
    return Row(
        one.ref,
        action.title,
        action.outcome,
        ", ".join(board_name(held.reading, *key) for key in boards),
        organisation_name(held.reading, action.lead),
        _dates(one),
        str(STANDINGS[one.stood.standing]),
        late_told(since) if since else "",
        one.stood.why,
        one.stood.due is not None,
        one.critical and len(held.outlook.critical) > 1,
        tuple(held.title_of(need) for need in action.needs),
        len(one.merged.parents),
    )


def _dates(one: Seen) -> str:
    action = one.merged.action
    if not (action.starts and action.ends):
        return _("not said")
    span = {"first": numbers.month(action.starts), "last": numbers.month(action.ends)}
    told = _("%(first)s to %(last)s") % span
    if one.expected and one.expected > action.ends:
        told += "; " + _("now expected by %(day)s") % {"day": numbers.day(one.expected)}
    return told


def _slips(held: PlanToday) -> list[tuple[str, str, str]]:
    """Actions and milestones whose date was moved, to which day, and why."""
    return [
        (name, numbers.day(stood.due), stood.why)
        for one in held.outlook.actions
        for name, stood in _told_of(one)
        if stood.due is not None
    ]


def _late_actions(held: PlanToday, shown: list[Seen]) -> list[Row]:
    """Actions past their end and not done, the longest late first."""
    found = [(since, one) for one in shown if (since := one.late_since(held.reading.today))]
    return [action_row(held, one) for _since, one in sorted(found, key=lambda x: (x[0], x[1].ref))]


def _told_of(one: Seen) -> Iterator[tuple[str, Stood]]:
    """An action and each of its milestones, by name, with the last news of it."""
    action = one.merged.action
    yield action.title, one.stood
    for milestone in action.milestones:
        if milestone.ref in one.stood.milestones:
            yield f"{milestone.name} ({action.title})", one.stood.milestones[milestone.ref]


def _risk(held: PlanToday, one: AtRisk) -> dict[str, str]:
    return {
        "kind": str(KINDS[one.kind]),
        "name": _name(held, one),
        "due": numbers.day(one.due),
        "expected": numbers.day(one.expected),
        "through": held.title_of(one.through),
    }


def _name(held: PlanToday, one: AtRisk) -> str:
    if one.kind is Kind.GOAL:
        return next(goal.name for goal in held.goals if goal.ref == one.ref)
    if one.kind is Kind.ACTION:
        return held.title_of(one.ref)
    ref, _slash, milestone = one.ref.partition("/")
    named = {m.ref: m.name for m in held.outlook.of(ref).merged.action.milestones}
    return f"{named.get(milestone, milestone)} ({held.title_of(ref)})"


def _horizons(held: PlanToday) -> list[dict[str, Any]]:
    """Every priority with its actions of each horizon, or why it has none."""
    why = {(one.priority, one.horizon): one.why for one in held.whole.reasons}
    rows = []
    for priority in held.reading.edition.standing_priorities:
        serving = [one for one in held.actions if priority.id in one.priorities]
        cells = [
            (
                str(HORIZONS[horizon]),
                sum(one.horizon is horizon for one in serving),
                why.get((priority.id, horizon), ""),
                horizon is not Horizon.MEDIUM,
            )
            for horizon in Horizon
        ]
        rows.append({"name": priority.name, "href": link("priority", priority.id), "cells": cells})
    return rows


def _agreed(held: PlanToday) -> dict[str, Any] | None:
    agreed = agreed_plan(held.reading.edition.strategy.id, held.reading.today)
    if agreed is None:
        return None
    return {
        "day": numbers.day(agreed.agreed_on),
        "minute": agreed.minute,
        "hash": agreed.hash[:12],
        "changed": agreed.hash != held.whole.hash,
    }
