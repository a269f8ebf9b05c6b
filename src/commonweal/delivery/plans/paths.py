"""Which partner organisations the strategy reaches through its boards, and which it does not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonweal.delivery.plans.planned import BoardPlan
from commonweal.strategy.dates import holds_on
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import ANY_LINE


@dataclass(frozen=True, slots=True)
class Reached:
    """An organisation with the boards through which it is reached; none: it has no path."""

    organisation: str
    through: tuple[str, ...]


def reached(
    edition: Edition, plans: Iterable[BoardPlan], seats: Iterable[tuple[str, str]], day: date
) -> tuple[Reached, ...]:
    """Follow the strategy to every partner organisation of a day, through its boards.

    An organisation is reached through a board that a line joins to the strategy's own and on which
    it has a seat or an office, by the edition or by ``seats`` (organisation, board) of the day, or
    whose plan names it in an action.
    """
    linked = {b.id for b in edition.governance.bodies if _linked(edition, b.id, day)}
    named = {(o, p.board) for p in plans for a in p.actions for o in a.organisations}
    sitting = set(seats) | named
    found = []
    for one in edition.governance.organisations:
        if one.partner and not one.retired and holds_on(day, one.since, one.until):
            boards = {board for organisation, board in sitting if organisation == one.id}
            boards |= set(edition.governance.seats_of(one.id))
            found.append(Reached(one.id, tuple(sorted(boards & linked))))
    return tuple(sorted(found, key=lambda one: (bool(one.through), one.organisation)))


def _linked(edition: Edition, body: str, day: date) -> bool:
    return bool(edition.governance.path(body, edition.board, ANY_LINE, day))
