"""What is open, by partner and by age: who owes an answer, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

AGES = (30, 90, 180)  # days; the last band has no end


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a partner owes: an action of a meeting, or the answer to a challenge."""

    partner: str
    about: str
    id: str
    words: str
    since: date
    due: date

    def age(self, day: date) -> int:
        return (day - self.since).days

    def late(self, day: date) -> int:
        """Days since it was due; 0 when it is not overdue."""
        return max(0, (day - self.due).days)


@dataclass(frozen=True, slots=True)
class Partner:
    """All that one partner owes on a day, oldest first, and how many in each band of age."""

    id: str
    owed: tuple[Owed, ...]
    bands: tuple[int, ...]
    overdue: int


def by_partner(owed: Iterable[Owed], day: date) -> tuple[Partner, ...]:
    """Partners with most overdue first, then with most open, then by name."""
    items = sorted(owed, key=lambda one: (one.partner, one.since, one.due, one.about, one.id))
    grouped = groupby(items, key=lambda one: one.partner)
    found = [_partner(name, tuple(held), day) for name, held in grouped]
    return tuple(sorted(found, key=lambda one: (-one.overdue, -len(one.owed), one.id)))


def band(age: int) -> int:
    """Which band of ``AGES`` an age in days falls in: 0 for up to 30 days."""
    return sum(age > limit for limit in AGES)


def _partner(name: str, owed: tuple[Owed, ...], day: date) -> Partner:
    bands = [0] * (len(AGES) + 1)
    for one in owed:
        bands[band(one.age(day))] += 1
    return Partner(name, owed, tuple(bands), sum(one.late(day) > 0 for one in owed))
