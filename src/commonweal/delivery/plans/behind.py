"""Actions of plans in force that run behind: past their end, or with an end that was moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.news_held import OneAction, held_as_one
from commonweal.delivery.plans.standing import OVER, late_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An action of a plan in force that is neither done nor stopped, and runs behind.

    ``late_since`` is the end that has passed, ``due`` the date to which a board moved the end; each
    is None where there is none.
    """

    board: str
    ref: str
    title: str
    standing: Standing
    late_since: date | None
    due: date | None
    why: str


def behind(strategy: str, day: date) -> tuple[Behind, ...]:
    """What runs behind on a day; one query. Actions that are one have the news of all of them."""
    told = (_behind(one, day) for one in held_as_one(strategy, day))
    return tuple(sorted(filter(None, told), key=lambda one: one.ref))


def late(found: Iterable[Behind]) -> list[Behind]:
    """Those past their end, the longest late first."""
    held = [(one.late_since, one) for one in found if one.late_since]
    return [one for _since, one in sorted(held, key=lambda pair: (pair[0], pair[1].ref))]


def slipped(found: Iterable[Behind]) -> list[Behind]:
    """Those with a moved end whose planned one has not passed, the latest end first."""
    held = [(one.due, one) for one in found if one.due and not one.late_since]
    return [one for _due, one in sorted(held, key=lambda x: (x[0], x[1].ref), reverse=True)]


def _behind(one: OneAction, day: date) -> Behind | None:
    """Named as the one that was told of last among those that a plan in force has."""
    stood, planned = one.stood, [row for row in one.rows if row["title"] is not None]
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
        why=stood.why,
    )
