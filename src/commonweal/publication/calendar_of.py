"""When more will be known: expected figures and final verdicts, from the cards' own lags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from commonweal.assessment.evidence import ChangeEvidence
from commonweal.publication import links, numbers
from commonweal.publication.reading import Measure, Reading

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ENDED = {"discontinued", "replaced", "one_off"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure that is to come: for which period, when, from whom."""

    when: date
    month: str
    name: str
    href: str
    period: str
    source: str
    overdue: bool
    final: bool
    card: str
    until: date  # last day of the period


def expected(reading: Reading) -> list[Expected]:
    """Next figure of every measure in use whose card tells lag and interval, soonest first."""
    seen: dict[tuple[str, str], Measure] = {}
    for listed in reading.listed:
        for measure in listed.measures:
            seen.setdefault((measure.card.id, measure.series.id), measure)
    found: dict[tuple[str, str], Expected] = {}
    for measure in seen.values():
        one = _next(reading, measure)
        if one and (measure.card.id, one.period) not in found:
            found[measure.card.id, one.period] = one
    return sorted(found.values(), key=lambda one: (one.overdue, one.when, one.name))


def _next(reading: Reading, measure: Measure) -> Expected | None:
    card = measure.card
    if measure.latest is None or card.lag_months is None or card.ended:
        return None
    if card.state.value in ENDED or card.derived:
        return None
    end = measure.panel.periods[measure.latest].end
    next_end = _later(end, card.interval_months)
    when = _released(_later(next_end, card.lag_months), card.release_month)
    last = date(reading.settings.last_year, 12, 31)
    return Expected(
        when,
        numbers.month(when),
        card.name,
        links.measure(card.id),
        numbers.month(next_end),
        card.source_name,
        when < reading.today.replace(day=1),
        next_end <= last,
        card.id,
        next_end,
    )


def published_by(measure: Measure, end: date) -> date | None:
    """When the figure of a period that ends on a day is expected; None when nobody knows."""
    card = measure.card
    if card.lag_months is None or card.ended or card.state.value in ENDED:
        return None
    return _released(_later(end, card.lag_months), card.release_month)


def _released(day: date, month: str) -> date:
    """The month in which the source usually publishes, nearest to the day its delay gives."""
    if month not in MONTHS:
        return day
    number = MONTHS.index(month) + 1
    years = [date(day.year + n, number, 28) for n in (-1, 0, 1)]
    return min(years, key=lambda one: abs((one - day).days))


def _later(day: date, months: int) -> date:
    after = day + timedelta(days=1)
    count = after.year * 12 + after.month - 1 + months
    return date(count // 12, count % 12 + 1, 1) - timedelta(days=1)


def final_verdict(measure: Measure) -> str:
    """Whether the figure of the strategy's last year is out, and if not when it is due."""
    found = measure.assessment.since_by_end.evidence
    if measure.card.ended or measure.card.state.value in ENDED:
        return ""
    if not isinstance(found, ChangeEvidence) or found.end is None:
        return ""
    if found.final:
        return _("The figure for the strategy's end is out (%(period)s).") % {
            "period": found.end.period.label
        }
    if found.due:
        return _("Final verdict due %(month)s.") % {"month": numbers.month(found.due)}
    return _("The final figure is not out; no date is known.")
