"""Count backwards from a meeting: by when notice, papers and agenda must be out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commonweal.delivery.meetings.bank_holidays import is_working_day
from commonweal.delivery.meetings.rules import Binds, Counts, Rule, rules


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something can still be done in time, and the rule that says so."""

    rule: Rule
    by: date

    def kept(self, done: date | None) -> bool:
        return done is not None and done <= self.by


@dataclass(frozen=True, slots=True)
class Election:
    """A polling day, and the day of its notice where the returning officer gave an earlier one.

    ``what`` and ``number`` are those of the note of it, where it was noted.
    """

    polling: date
    notice: date | None = None
    what: str = ""
    number: int | None = None

    @property
    def begins(self) -> date:
        """First day on which publicity is restricted."""
        return self.notice or last_day_before(self.polling, rules()["notice_of_election"])


def counts_as_day(day: date, counts: Counts) -> bool:
    """Whether a rule counts this day."""
    if counts is Counts.CALENDAR:
        return True
    eve = counts is Counts.ELECTION and (day.month, day.day) == (12, 24)
    return is_working_day(day) and not eve


def last_day_before(day: date, rule: Rule) -> date:
    """The last day that leaves as many days as the rule asks.

    Clear days lie between the two. An election's are counted back to the day of notice itself.
    """
    left, at = rule.days, day
    while left:
        at -= timedelta(1)
        left -= counts_as_day(at, rule.counts)
    return at if rule.counts is Counts.ELECTION else _counted(at - timedelta(1), rule)


def deadlines(meeting: date, binds: Binds) -> tuple[Deadline, ...]:
    """By when what must be out for a meeting of such a body, soonest first."""
    asked = [one for one in rules().values() if one.binds is binds]
    found = [Deadline(one, last_day_before(meeting, one)) for one in asked]
    return tuple(sorted(found, key=lambda one: (one.by, one.rule.id)))


def papers_due(meeting: date, binds: Binds) -> date:
    """The last day on which agenda and papers of a meeting can go out."""
    return min(one.by for one in deadlines(meeting, binds) if one.rule.papers)


def election_over(day: date, elections: Iterable[Election]) -> Election | None:
    """The election in whose period a day falls, from its notice until its polling day."""
    return next((one for one in elections if one.begins <= day <= one.polling), None)


def _counted(day: date, rule: Rule) -> date:
    """The day itself, or the one before it that the rule counts: nobody publishes on a Sunday."""
    while not counts_as_day(day, rule.counts):
        day -= timedelta(1)
    return day
