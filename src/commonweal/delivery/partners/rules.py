"""Whether a partner's link works on a day, and how often it may be written through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

LASTS = 21
LONGEST = 90
MOST_IN_AN_HOUR = 30
HOUR = timedelta(hours=1)


class LinkState(StrEnum):
    OPEN = "open"
    SENT = "sent"
    REVOKED = "revoked"
    EXPIRED = "expired"
    CLOSED = "closed"  # the return itself is no longer written


@dataclass(frozen=True, slots=True)
class LinkDays:
    """The days of a link, and whether its return is still being written."""

    expires: date
    revoked: date | None = None
    sent: date | None = None
    written: bool = True


def link_state(days: LinkDays, on: date) -> LinkState:
    """What whoever opens the link is told; what the partner did comes before what time did."""
    if days.revoked is not None:
        return LinkState.REVOKED
    if days.sent is not None:
        return LinkState.SENT
    if on > days.expires:
        return LinkState.EXPIRED
    return LinkState.OPEN if days.written else LinkState.CLOSED


def counted(begun: datetime | None, saves: int, at: datetime) -> tuple[datetime, int]:
    """The hour that is counted and the saves in it, this one with them."""
    if begun is None or at - begun >= HOUR:
        return at, 1
    return begun, saves + 1
