"""Who is to be reminded of which return on a day, and who hears that one is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
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


def reminders(
    returns: Iterable[Told], above: str, on: date, since: date | None = None
) -> tuple[Reminder, ...]:
    """What the day calls for: when asked, two weeks and three days before, and while late.

    ``since`` is the day of the last run. What a day between called for is told now, once, as far as
    it still holds; none is looked for more than two weeks back.
    """
    return tuple(line for one in returns for line in _of(one, above, on, since))


def _of(one: Told, above: str, on: date, since: date | None) -> tuple[Reminder, ...]:
    why = next(filter(None, (_why(one, day) for day in _days(one, on, since))), None)
    if why is None:
        return ()
    if why is not Why.LATE:
        return (Reminder(one.board, one, why, (one.dates.due - on).days),)
    late = days_late(one.dates, on)
    return (Reminder(one.board, one, why, late), Reminder(above, one, Why.ESCALATED, late))


def _days(one: Told, on: date, since: date | None) -> Iterator[date]:
    """The day, and those before it that nobody looked at and on which it stood as it does now."""
    missed = min((on - since).days, FIRST) if since and since < on else 1
    for back in range(max(1, missed)):
        day = on - timedelta(back)
        if _stood(one, day) == _stood(one, on):
            yield day


def _stood(one: Told, day: date) -> tuple[Standing | None, bool]:
    late = overdue(one.dates, day)
    return (None if late else standing(one.dates, day), late)


def _why(one: Told, on: date) -> Why | None:
    """What a day calls for, of one return."""
    stands, left = standing(one.dates, on), (one.dates.due - on).days
    if stands is Standing.RETURNED and one.dates.returned == on:
        return Why.RETURNED
    if stands is Standing.DUE and on == one.opens:
        return Why.ASKED
    if stands is Standing.DUE and left in {FIRST, LAST, 0}:
        return Why.DUE
    due = overdue(one.dates, on) and (days_late(one.dates, on) - 1) % LATE_EVERY == 0
    return Why.LATE if due else None
