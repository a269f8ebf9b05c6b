"""Which rounds of returns there are: counted from the cycle that the strategy promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonweal.strategy.around import DutyKind
from commonweal.strategy.definition import Edition

TWICE_A_YEAR = 6
OPENS_BEFORE_DUE = 42
DUE_BEFORE_END = 16


@dataclass(frozen=True, slots=True)
class Term:
    """A period to report on, when its requests open, and when they are due."""

    since: date
    until: date
    opens: date
    due: date


def months_of(edition: Edition) -> int:
    """Months of a round: what the strategy's cycle says of updates, else six."""
    duties = (one for one in edition.strategy.cycle.duties if one.kind is DutyKind.UPDATE)
    told = (one.cadence.months_taken for one in duties if one.cadence)
    return next((months for months in told if months), TWICE_A_YEAR)


def terms(edition: Edition, until: date) -> Iterator[Term]:
    """Every round whose requests have opened by a day, from the year of publication on."""
    months, begins = months_of(edition), _first(edition)
    while (one := _term(begins, months)).opens <= until:
        yield one
        begins = one.until + timedelta(days=1)


def next_term(edition: Edition, after: date) -> Term:
    """The first round that opens after a day, for the forward plan."""
    months, begins = months_of(edition), _first(edition)
    while (one := _term(begins, months)).opens <= after:
        begins = one.until + timedelta(days=1)
    return one


def _first(edition: Edition) -> date:
    """The January of the year in which the strategy was published, else in which it begins."""
    told = edition.strategy.published or str(edition.strategy.period.since)
    return date(int(told[:4]), 1, 1)


def _term(since: date, months: int) -> Term:
    later = since.month - 1 + months
    until = date(since.year + later // 12, later % 12 + 1, 1) - timedelta(days=1)
    due = until - timedelta(days=DUE_BEFORE_END)
    return Term(since, until, due - timedelta(days=OPENS_BEFORE_DUE), due)
