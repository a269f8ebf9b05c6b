"""News of actions as they were told, drawn together for those that are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery

from commonweal.delivery.models import NamedAction, PlanAction
from commonweal.delivery.plans.in_force import plans_in_force
from commonweal.delivery.plans.one_action import Key, one_of
from commonweal.delivery.plans.standing import News, Stood, standings


@dataclass(frozen=True, slots=True)
class OneAction:
    """Names that are one action, a row a name and piece of news of it, and how it stands.

    ``told`` is false where nobody has said anything of it.
    """

    rows: tuple[dict[str, Any], ...]
    stood: Stood
    told: bool


def held_as_one(strategy: str, day: date) -> tuple[OneAction, ...]:
    """Every action that was named, with the news of all that it is one with; one query."""
    groups = _groups(_rows(strategy, day))
    news = (_news(key, row) for key, rows in groups.items() for row in rows if _by(row, day))
    stood = standings(news)
    return tuple(
        OneAction(tuple(rows), stood.get(str(key), Stood()), str(key) in stood)
        for key, rows in groups.items()
    )


def stood(strategy: str, day: date) -> dict[str, Stood]:
    """How each action of a strategy stood on a day, by its ref.

    An action that is one with another, also of another strategy, has the news of both.
    """
    return {
        row["ref"]: one.stood
        for one in held_as_one(strategy, day)
        for row in one.rows
        if one.told and row["strategy"] == strategy
    }


def _rows(strategy: str, day: date) -> list[dict[str, Any]]:
    """A row a name and piece of news of it, in the order of the news; a name without news has one.

    What the plans in force do not say is None.
    """
    said = PlanAction.objects.filter(
        plan__in=plans_in_force(strategy, day), name=OuterRef("pk"), left_out=""
    )
    rows = NamedAction.objects.annotate(
        title=Subquery(said.values("title")[:1]),
        outcome=Subquery(said.values("outcome")[:1]),
        ends=Subquery(said.values("ends")[:1]),
        milestone=F("progress__milestone"),
        on=F("progress__on"),
        standing=F("progress__standing"),
        due=F("progress__due"),
        why=F("progress__why"),
    )
    return list(
        rows.order_by("progress__on", "progress__pk", "pk").values(
            "strategy", "ref", "same_as__strategy", "same_as__ref", "board", "title", "outcome",
            "ends", "milestone", "on", "standing", "due", "why",
        )
    )  # fmt: skip


def _groups(rows: Iterable[dict[str, Any]]) -> dict[Key, list[dict[str, Any]]]:
    """The rows of each action, by the first of its names."""
    held = {(row["strategy"], row["ref"]): row for row in rows}
    words = {key: (row["title"] or "", row["outcome"] or "") for key, row in held.items()}
    same = [
        (key, (row["same_as__strategy"], row["same_as__ref"]))
        for key, row in held.items()
        if row["same_as__ref"]
    ]
    first = one_of(words, same)
    groups: dict[Key, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(first[row["strategy"], row["ref"]], []).append(row)
    return groups


def _by(row: dict[str, Any], day: date) -> bool:
    return row["on"] is not None and row["on"] <= day


def _news(key: Key, row: dict[str, Any]) -> News:
    return News(str(key), row["milestone"], row["on"], row["standing"], row["due"], row["why"])
