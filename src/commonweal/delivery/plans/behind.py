"""Actions of plans in force that run behind: past their end, or with an end that was moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery

from commonweal.delivery.models import NamedAction, PlanAction
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.off_course import plans_in_force
from commonweal.delivery.plans.standing import OVER, News, Stood, late_since, standings


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An action of a plan in force that is neither done nor stopped, and runs behind.

    ``late_since`` is the end that has passed, ``due`` the date to which a board moved the end,
    ``moved_on`` the day on which it said so; each is None where there is none.
    """

    board: str
    ref: str
    title: str
    standing: Standing
    late_since: date | None
    due: date | None
    moved_on: date | None
    why: str


def behind(strategy: str, day: date) -> tuple[Behind, ...]:
    """What runs behind on a day; one query. Actions that are one have the news of all of them."""
    groups: dict[int, list[dict[str, Any]]] = {}
    for row in _rows(strategy, day):
        groups.setdefault(row["same_as"] or row["pk"], []).append(row)
    stood = standings(news for key, rows in groups.items() for news in _news(key, rows, day))
    told = (_behind(rows, stood.get(str(key), Stood()), day) for key, rows in groups.items())
    return tuple(sorted(filter(None, told), key=lambda one: one.ref))


def late(found: Iterable[Behind]) -> list[Behind]:
    """Those past their end, the longest late first."""
    held = [(one.late_since, one) for one in found if one.late_since]
    return [one for _since, one in sorted(held, key=lambda pair: (pair[0], pair[1].ref))]


def slipped(found: Iterable[Behind]) -> list[Behind]:
    """Those with a moved end whose planned one has not passed, the latest end first."""
    held = [(one.due, one) for one in found if one.due and not one.late_since]
    return [one for _due, one in sorted(held, key=lambda x: (x[0], x[1].ref), reverse=True)]


def _rows(strategy: str, day: date) -> Iterable[dict[str, Any]]:
    """A row a name and piece of news of it, in the order of the news; a name without news has one.

    What the plans in force do not say is None.
    """
    said = PlanAction.objects.filter(
        plan__in=plans_in_force(strategy, day), name=OuterRef("pk"), left_out=""
    )
    rows = NamedAction.objects.annotate(
        title=Subquery(said.values("title")[:1]),
        ends=Subquery(said.values("ends")[:1]),
        milestone=F("progress__milestone"),
        on=F("progress__on"),
        standing=F("progress__standing"),
        due=F("progress__due"),
        why=F("progress__why"),
    )
    return rows.order_by("progress__on", "progress__pk", "pk").values(
        "pk", "same_as", "board", "ref", "title", "ends", "milestone", "on", "standing", "due",
        "why",
    )  # fmt: skip


def _news(key: int, rows: Iterable[Mapping[str, Any]], day: date) -> Iterator[News]:
    """News of the action itself by a day; of milestones there is other news."""
    for row in rows:
        if row["on"] and row["on"] <= day and not row["milestone"]:
            yield News(str(key), "", row["on"], row["standing"], row["due"], row["why"])


def _behind(rows: list[dict[str, Any]], stood: Stood, day: date) -> Behind | None:
    """Named as the one that was told of last among those that a plan in force has."""
    planned = [row for row in rows if row["title"] is not None]
    if not planned or stood.standing in OVER:
        return None
    since = late_since(max((x["ends"] for x in planned if x["ends"]), default=None), stood, day)
    if not (since or stood.due):
        return None
    named = max(planned, key=lambda x: x["on"] if x["on"] and x["on"] <= day else date.min)
    return Behind(
        board=named["board"],
        ref=named["ref"],
        title=named["title"],
        standing=stood.standing,
        late_since=since,
        due=stood.due,
        moved_on=stood.moved[-1][0] if stood.moved else None,
        why=stood.why,
    )
