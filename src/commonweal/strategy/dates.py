"""Dates as a document gives them: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d{2}))?")


def is_date(text: str) -> bool:
    """Say whether the text is a year, a month or a day that exists."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def first_day(text: str) -> date:
    """Give the first day of the year, month or day named."""
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date: write 2020, 2020-01 or 2020-01-31")
    year, month, day = found.groups()
    return date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> date:
    """Give the last day of the year, month or day named."""
    first = first_day(text)
    if len(text) == len("2020"):
        return date(first.year, 12, 31)
    if len(text) == len("2020-01"):
        return date(first.year, first.month, monthrange(first.year, first.month)[1])
    return first


def in_order(since: str, until: str) -> bool:
    """Say whether the first can lie before the second; an empty end is open."""
    return not since or not until or first_day(since) <= last_day(until)


def overlap(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Say whether two stretches of time share a day; an empty end is open."""
    return in_order(first[0], second[1]) and in_order(second[0], first[1])


def holds_on(day: date, since: str, until: str) -> bool:
    """Say whether the day lies between the two; an empty end is open."""
    begun = not since or first_day(since) <= day
    return begun and (not until or day <= last_day(until))
