"""Effort beside need, and where actions overlap: sections of the plan's page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.delivery.plans.merge import Key
from commonweal.methods.proportionality import Balance
from commonweal.publication import numbers
from commonweal.publication.beside import edition_of
from commonweal.publication.place_wards import wards_of
from commonweal.publication.plan_today import PlanToday
from commonweal.publication.wording.plan_words import BALANCES, CLASHES


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
    wards = wards_of(held.reading)
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
        "elsewhere": [wards.get(one, one) for one in spent.elsewhere],
        "places": bool(held.places),
    }


def _limits(lower: float, upper: float) -> str:
    return "" if lower != lower else numbers.limits(lower, upper, 2, sign=True)
