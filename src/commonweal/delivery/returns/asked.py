"""What each board is asked for: the measures and priorities that it answers for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.strategy.dates import holds_on
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import UPWARDS
from commonweal.strategy.priority import Priority


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to be written about: a listing, or a priority that has none."""

    subject: str
    item: str
    name: str
    priority: str

    @property
    def key(self) -> tuple[str, str]:
        return self.subject, self.item


def boards_asked(edition: Edition, day: date) -> tuple[str, ...]:
    """Boards that answer to the strategy's board and have something to answer for, in order.

    Where the strategy has one board alone, that one.
    """
    return tuple(
        body.id
        for body in edition.governance.bodies
        if reports(edition, body.id) and asked_of(edition, body.id, day)
    )


def reports(edition: Edition, board: str) -> bool:
    """Whether a board is asked for returns at all."""
    if board == edition.board:
        return board == edition.only_board
    return edition.answers_to_board(board)


def asked_of(edition: Edition, board: str, day: date) -> tuple[Asked, ...]:
    """What a board is asked about on a day: each listing once, then priorities without one.

    A board whose line upwards is only for some priorities is asked for those alone.
    """
    held = priorities_answered(edition, board, day)
    listings = [
        Asked("listing", listing.id, listing.name, priority.id)
        for priority in held
        for listing in priority.listings
        if not listing.retired
    ]
    bare = [Asked("priority", p.id, p.name, p.id) for p in held if not p.listings]
    return (*listings, *bare)


def priorities_answered(edition: Edition, board: str, day: date) -> tuple[Priority, ...]:
    """Priorities for which a board answers on a day, within the scope of its line upwards."""
    lines = [one for one in edition.governance.lines_from(board, day) if one.kind in UPWARDS]
    scopes = [set(one.priorities) for one in lines]
    within = set().union(*scopes) if scopes and all(scopes) else None
    allocated = {
        p.id
        for p in edition.priorities_of_body(board)
        if any(a.body == board and holds_on(day, a.since, a.until) for a in p.allocations)
    }
    wanted = allocated if within is None else within
    return tuple(p for p in edition.standing_priorities if p.id in wanted)
