"""How a return stands on a day: in time, late, missing, handed in, accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    DUE = "due"
    LATE = "late"  # past its due day, within its period
    MISSING = "missing"  # past its period, and never handed in
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a return, as far as they have come."""

    due: date
    until: date
    submitted: date | None = None
    returned: date | None = None
    accepted: date | None = None


def standing(dates: Dates, on: date) -> Standing:
    """The standing on a day, from the days alone; what came later is not known yet."""
    if _by(dates.accepted, on):
        return Standing.ACCEPTED
    if _by(dates.submitted, on):
        back = dates.returned
        newer = back is not None and dates.submitted is not None and back >= dates.submitted
        return Standing.RETURNED if newer and _by(back, on) else Standing.SUBMITTED
    if on > dates.until:
        return Standing.MISSING
    return Standing.LATE if on > dates.due else Standing.DUE


def overdue(dates: Dates, on: date) -> bool:
    """Whether a return is not in hand after its due day, one that was sent back among them."""
    stands = standing(dates, on)
    back = stands is Standing.RETURNED and on > dates.due
    return back or stands in {Standing.LATE, Standing.MISSING}


def days_late(dates: Dates, on: date) -> int:
    """Days past the due day, of a return that was handed in late or is not in hand."""
    back = standing(dates, on) is Standing.RETURNED
    handed = dates.submitted if _by(dates.submitted, on) and not back else None
    return max(0, ((handed or on) - dates.due).days)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
