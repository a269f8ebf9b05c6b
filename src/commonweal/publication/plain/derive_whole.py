"""What a release says of all measures together, of what is due and of the boards."""

from __future__ import annotations

from commonweal.assessment.summary import Summary
from commonweal.assessment.verdict import Kind
from commonweal.publication import calendar_of
from commonweal.publication.agreed_words import agreed_words
from commonweal.publication.plain import about_report
from commonweal.publication.plain.assertion import Assertion
from commonweal.publication.plain.differing import differ, flat
from commonweal.publication.plain.figures import day_of, month_of, whole_in, year_of
from commonweal.publication.reading import Reading


def count(told: Assertion, reading: Reading) -> str:
    """How many measures are of a kind."""
    kind = Kind(told.verdict)
    said = whole_in(told.value) if told.value else 0
    return differ(f"the count of {kind.value}", said, reading.summary.counts[kind])


def total(told: Assertion, reading: Reading) -> str:
    """How many measures are counted."""
    return differ("the count of all", whole_in(told.value), reading.summary.total)


def since(told: Assertion, reading: Reading) -> str:
    """The year from which change is counted."""
    return differ("the year", told.period, year_of(reading.settings.baseline_year))


def by_chance(told: Assertion, reading: Reading) -> str:
    """How many would look changed by luck alone."""
    summary: Summary = reading.summary
    return differ("the count by luck", whole_in(told.value), round(summary.by_chance))


def due(told: Assertion, reading: Reading) -> str:
    """The month in which a figure is due, and up to when."""
    card = told.measure.split(":", 1)[0]
    held = [one for one in calendar_of.expected(reading) if one.card == card and not one.overdue]
    dates = [(month_of(one.when), month_of(one.until)) for one in held]
    said = (flat(told.value), flat(told.period))
    return "" if said in [tuple(map(flat, one)) for one in dates] else f"what is due is {dates}"


def boards(told: Assertion, reading: Reading) -> str:
    """How much boards wrote and decided, and when last."""
    agreed = agreed_words(reading)
    if told.verdict == about_report.NEWEST:
        newest = max((one.on for one in agreed.decided), default=None)
        return differ("the day", told.period, newest and day_of(newest))
    held = agreed.spoken if told.verdict == about_report.WORDS else agreed.decided
    return differ("the count", whole_in(told.value) if told.value else 0, len(held))
