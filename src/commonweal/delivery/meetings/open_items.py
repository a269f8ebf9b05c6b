"""What is open with a partner: who owes an answer, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
