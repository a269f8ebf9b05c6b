"""Who is to be reminded of which return on a day, and who hears that one is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commonweal.delivery.returns.standing import Dates, Standing, days_late, overdue, standing

FIRST, LAST = 14, 3  # days before it is due
LATE_EVERY = 7  # and on the first day


class Why(StrEnum):
    ASKED = "asked"  # requests have opened
    DUE = "due"
    LATE = "late"
    ESCALATED = "escalated"  # to the board above
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Told:
    """One return as the calendar sees it."""

    number: int
    board: str
    opens: date
    dates: Dates


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line of a digest: to which board, about which return, and why on this day."""

    to_board: str
    about: Told
    why: Why
    days: int


def reminders(returns: Iterable[Told], above: str, on: date) -> tuple[Reminder, ...]:
    """What the day calls for: when asked, two weeks and three days before, and while late."""
    return tuple(line for one in returns for line in _of(one, above, on))


def _of(one: Told, above: str, on: date) -> tuple[Reminder, ...]:
    stands, left = standing(one.dates, on), (one.dates.due - on).days
    if stands is Standing.RETURNED and one.dates.returned == on:
        return (Reminder(one.board, one, Why.RETURNED, left),)
    if stands is Standing.DUE and on == one.opens:
        return (Reminder(one.board, one, Why.ASKED, left),)
    if stands is Standing.DUE and left in {FIRST, LAST, 0}:
        return (Reminder(one.board, one, Why.DUE, left),)
    if not overdue(one.dates, on):
        return ()
    late = days_late(one.dates, on)
    if (late - 1) % LATE_EVERY:
        return ()
    own = Reminder(one.board, one, Why.LATE, late)
    return (own, Reminder(above, one, Why.ESCALATED, late))
