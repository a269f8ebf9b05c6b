"""An iCalendar feed of meetings and of days by which something is due (RFC 5545).

The same rows give the same bytes: no clock is read, and an entry keeps its identifier for life.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

LENGTH = timedelta(hours=2)  # no agenda says when a meeting ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: a time for a meeting, a day for a deadline.

    ``uid`` never changes while the thing exists; ``version`` rises when it moves, and ``stamped``
    is the day on which the row was made.
    """

    uid: str
    title: str
    at: datetime | date
    stamped: date
    version: int = 0
    place: str = ""
    url: str = ""
    cancelled: bool = False


def feed(name: str, host: str, entries: Iterable[Entry]) -> bytes:
    """The feed as bytes; entries come in the order of their days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Commonweal//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in sorted(entries, key=lambda one: (_day(one.at), one.uid)):
        calendar.add_component(_event(entry, host))
    return calendar.to_ical()


def _event(entry: Entry, host: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.uid}@{host}")
    event.add("dtstamp", datetime.combine(entry.stamped, time(), UTC))
    event.add("sequence", entry.version)
    event.add("summary", entry.title)
    _when(event, entry.at)
    for name, told in (("location", entry.place), ("url", entry.url)):
        if told:
            event.add(name, told)
    if entry.cancelled:
        event.add("status", "CANCELLED")
    return event


def _when(event: Event, at: datetime | date) -> None:
    if isinstance(at, datetime):
        start = at.astimezone(UTC)
        event.add("dtstart", start)
        event.add("dtend", start + LENGTH)
    else:
        event.add("dtstart", at)


def _day(at: datetime | date) -> date:
    return at.astimezone(UTC).date() if isinstance(at, datetime) else at
