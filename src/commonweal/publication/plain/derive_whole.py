"""What a release says of all measures together, of what is due and of the boards."""

from __future__ import annotations

from commonweal.assessment.summary import Summary
from commonweal.assessment.verdict import Kind
from commonweal.publication import calendar_of
from commonweal.publication.agreed_words import agreed_words
from commonweal.publication.goal import goal_of
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


def left_out(told: Assertion, reading: Reading) -> str:
    """How many of a kind are left out: some, and never more than there are.

    Whether they and those that are shown make all of the kind is seen on the whole text.
    """
    said, held = whole_in(told.value), reading.summary.counts[Kind(told.verdict)]
    return "" if 0 < said <= held else f"{said} of {held} cannot be left out"


def as_at(told: Assertion, reading: Reading) -> str:
    """The day of reading."""
    return differ("the day of reading", told.period, day_of(reading.today))


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
    dates = [(flat(month_of(o.when)), flat(month_of(o.until))) for o in coming(reading, card)]
    said = (flat(told.value), flat(told.period))
    return "" if said in dates else f"what is due is {dates}"


def coming(reading: Reading, card: str = "") -> list[calendar_of.Expected]:
    """Figures that are to come, of one card or of all."""
    held = (one for one in calendar_of.expected(reading) if not one.overdue)
    return [one for one in held if card in {"", one.card}]


def gaps_held(reading: Reading) -> set[str]:
    """Keys of the measures of the strategy's gap that have a figure."""
    goal = goal_of(reading)
    return {line.gap.key for line in (goal.lines if goal else ()) if line.gap.has_figure}


def absent(told: Assertion, reading: Reading) -> str:
    """That there is no figure of the gap, or no day for the next figure."""
    held = gaps_held(reading) if told.verdict == about_report.GAP else coming(reading)
    return f"there are {len(held)}" if held else ""


def boards(told: Assertion, reading: Reading) -> str:
    """How much boards wrote and decided, and when last."""
    agreed = agreed_words(reading)
    if told.verdict == about_report.NEWEST:
        newest = max((one.on for one in agreed.decided), default=None)
        return differ("the day", told.period, newest and day_of(newest))
    held = agreed.spoken if told.verdict == about_report.WORDS else agreed.decided
    return differ("the count", whole_in(told.value) if told.value else 0, len(held))


def said_of_boards(reading: Reading) -> set[str]:
    """What must be said of boards: always their words, their decisions where there are some."""
    decided = {about_report.DECISIONS, about_report.NEWEST}
    return {about_report.WORDS} | (decided if agreed_words(reading).decided else set())
