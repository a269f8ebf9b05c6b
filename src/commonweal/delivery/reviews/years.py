"""Which year of a strategy is due for its review, and whether an evaluation takes its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.delivery.models.review import ReviewKind
from commonweal.strategy.around import DutyKind
from commonweal.strategy.definition import Edition


@dataclass(frozen=True, slots=True)
class Due:
    """A year that has ended, and what is to be held on it."""

    year: int
    kind: ReviewKind


def due(edition: Edition, day: date, reviewed: frozenset[int], evaluated: bool) -> Due | None:
    """The newest year of the strategy that has ended without a review; None when there is none.

    Once the period is over its evaluation comes first. A strategy that runs on past its period,
    because none has followed it, is reviewed as before.
    """
    period, year = edition.strategy.period, day.year - 1
    if year < int(str(period.since)[:4]) or year in reviewed:
        return None
    over = year >= int(str(period.until)[:4])
    return Due(year, ReviewKind.EVALUATION if over and not evaluated else ReviewKind.ANNUAL)


def asked(edition: Edition) -> bool:
    """Whether the strategy's own cycle asks for reviews."""
    return any(one.kind is DutyKind.REVIEW for one in edition.strategy.cycle.duties)
