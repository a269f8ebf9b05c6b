"""How a plan's effort is spread, and where its actions overlap: sections of the plan's page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.delivery.plan_kinds import Prevention, ResourceKind
from commonweal.delivery.plans.merge import Key
from commonweal.delivery.plans.paths import reached
from commonweal.delivery.plans.reports import (
    NOT_SAID,
    Report,
    by_prevention,
    by_priority,
    by_stage,
    of_one_organisation,
    without_evidence,
)
from commonweal.methods.proportionality import Balance
from commonweal.publication import numbers
from commonweal.publication.beside import edition_of
from commonweal.publication.naming import organisation_name
from commonweal.publication.plan_today import PlanToday
from commonweal.publication.wording.plan_words import BALANCES, CLASHES, PREVENTIONS


def near(held: PlanToday) -> list[tuple[str, str, str]]:
    """Pairs of actions of like words, with how like they are in 100."""
    return [
        (_title(held, one.first), _title(held, one.second), f"{100 * one.likeness:.0f}")
        for one in held.overlaps.near
    ]


def clashes(held: PlanToday) -> list[tuple[str, str, str, bool]]:
    """Each clash: first action, what it does, second action, whether both stand before the verb."""
    found = []
    for one in held.overlaps.clashes:
        verb = str(CLASHES[one.clash])
        pair = not verb.endswith(":")
        told = verb.rstrip(":")
        found.append((_title(held, one.first), told, _title(held, one.second), pair))
    return found


def _title(held: PlanToday, key: Key) -> str:
    """An action's title, with its strategy where that is another."""
    edition = edition_of(held.reading, key[0])
    if edition is None or edition is held.reading.edition:
        return held.title(key)
    told = {"title": held.title(key), "strategy": edition.strategy.title}
    return _("%(title)s (strategy “%(strategy)s”)") % told


def effort(held: PlanToday) -> dict[str, Any]:
    """Money beside need: the answer, how sure it is, the areas, and what is not known."""
    found, spent = held.beside_need, held.effort
    names = {code: one.name for code, one in held.places.items()}
    index = found.found.index if found.found else None
    return {
        "answer": str(BALANCES[found.balance]),
        "judged": found.balance is not Balance.CANNOT_TELL,
        "index": index and numbers.signed(float(index.value), 2),
        "limits": index and _limits(float(index.lower), float(index.upper)),
        "moved": found.found and numbers.number(100 * float(found.found.moved), 0),
        "rows": [
            {
                "name": names.get(one.area, one.area),
                "effort": numbers.number(100 * one.effort, 1),
                "need": numbers.number(100 * one.need, 1),
                "ratio": "–" if one.ratio is None else numbers.number(one.ratio, 2),
                "missed": one in found.missed,
            }
            for one in found.shares
        ],
        "left_out": [names.get(one, one) for one in found.left_out],
        "unknown": [held.title_of(ref) for ref in spent.unknown],
        "elsewhere": list(spent.elsewhere),
        "places": bool(held.places),
    }


def _limits(lower: float, upper: float) -> str:
    return "" if lower != lower else numbers.limits(lower, upper, 2, sign=True)


def spread(held: PlanToday) -> dict[str, Any]:
    """Shares by prevention, stage and priority; actions alone, without evidence; no path."""
    edition = held.reading.edition
    stages = {p.id: p.stages for p in edition.standing_priorities}
    stage_names = {one.id: one.name for one in edition.strategy.stages}
    names = {one.id: one.name for one in edition.standing_priorities}
    alone = of_one_organisation(held.actions)
    paths = reached(edition, held.plans, (), held.reading.today)
    return {
        "tables": [
            (_("By level of prevention"),
             _rows(by_prevention(held.actions), {p.value: str(t) for p, t in PREVENTIONS.items()})),
            (_("By stage of life"), _rows(by_stage(held.actions, stages), stage_names)),
            (_("By priority"), _rows(by_priority(held.actions), names)),
        ],
        "alone": [(names.get(p, _("no priority")), [held.title_of(r) for r in refs])
                  for p, refs in alone.items()],
        "unproven": [held.title_of(ref) for ref in without_evidence(held.actions)],
        "no_path": [organisation_name(held.reading, p.organisation)
                    for p in paths if not p.through],
    }  # fmt: skip


def _rows(report: Report, names: dict[str, str]) -> list[dict[str, str]]:
    rows = []
    for one in report.parts:
        share, money = report.share(one.name), one.amount(ResourceKind.MONEY)
        unknown = one.name in (NOT_SAID, Prevention.UNKNOWN.value)
        rows.append(
            {
                "name": names.get(one.name) or (_("Not said") if unknown else one.name),
                "actions": str(one.actions),
                "share": "–" if share is None else f"{100 * share:.0f}%",
                "money": _("not known") if money is None else f"£{money:,.0f}",
                "unknown": str(one.amount_unknown),
            }
        )
    return rows
