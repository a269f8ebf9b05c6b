"""How a duty stands on a day, from the days on which evidence of it was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commonweal.delivery.duties.law import Duty

SOON = timedelta(60)  # what is due within so long is for the next meeting


class State(StrEnum):
    NOT_YET = "not_yet"  # the law asks it from a later day on
    ENDED = "ended"
    OPEN = "open"  # no evidence at all
    LATE = "late"  # the last evidence is older than the law allows
    DUE = "due"  # evidence holds, and will be due again soon
    SHOWN = "shown"


FALLING_DUE = (State.OPEN, State.LATE, State.DUE)


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty on a day: its state, the newest evidence, and by when more is due."""

    state: State
    last: date | None = None
    due: date | None = None

    @property
    def falls_due(self) -> bool:
        return self.state in FALLING_DUE


def standing(duty: Duty, shown: Iterable[date], day: date) -> Standing:
    """How a duty stands on a day; ``shown`` are days on which it was done, by the evidence."""
    last = max((one for one in shown if one <= day), default=None)
    if duty.until is not None and duty.until <= day:
        return Standing(State.ENDED, last)
    if duty.since is not None and day < duty.since:
        return Standing(State.NOT_YET, last, duty.since)
    if last is None:
        return Standing(State.OPEN)
    if duty.every_months is None:
        return Standing(State.SHOWN, last)
    due = months_after(last, duty.every_months)
    state = State.LATE if due < day else State.DUE if due <= day + SOON else State.SHOWN
    return Standing(state, last, due)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))
