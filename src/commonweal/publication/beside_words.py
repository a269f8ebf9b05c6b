"""What stands beside a board's words on a listing: its verdict, its chart, and both as frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Verdict
from commonweal.publication import links
from commonweal.publication.drawings import Chart, chart_of
from commonweal.publication.naming import name_of, name_of_listed
from commonweal.publication.pages.measure import chart_title
from commonweal.publication.pages.measure_answers import (
    Answered,
    beside_england,
    change_beside_others,
    since_baseline,
)
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.publication.rows import measure_row
from commonweal.publication.wording import reasons, words
from commonweal.publication.wording.words import Word


@dataclass(frozen=True, slots=True)
class Beside:
    """The figures of one listing or priority, as a page of work shows them beside the words."""

    name: str
    word: Word | None
    chart: Chart | None
    answers: tuple[Answered, ...]
    why: str  # why nothing can be said; empty when something can
    href: str
    others: tuple[tuple[str, str], ...] = ()  # further series, with their addresses
    age: str = ""


def beside_listing(reading: Reading, listed: Listed, *, whole: bool = True) -> Beside:
    """A listing's verdict and chart; ``whole=False`` leaves the chart out, for a list."""
    if not listed.measures:
        return Beside(listed.listing.name, None, None, (), _("No figure is defined for it."), "")
    first = listed.first
    mark = next((m for m in reading.marks if m.listing == listed.listing.id), None)
    verdict = mark.verdict if mark else first.assessment.since.verdict
    return Beside(
        name_of_listed(listed),
        words.WORDS[verdict],
        chart_of(reading, first, chart_title(reading, first)) if whole else None,
        _answers(first) if whole else (),
        reasons.full(first.assessment.since.reason),
        links.measure(first.card.id, first.series.id),
        tuple((name_of(m), links.measure(m.card.id, m.series.id)) for m in listed.measures[1:]),
        _age(first) if whole else "",
    )


def _age(measure: Measure) -> str:
    row = measure_row(measure)
    if not row.age:
        return ""
    told = _("The newest figure is %(age)s old, of %(period)s") % {
        "age": row.age,
        "period": row.period,
    }
    return f"{told}, {_('stale')}." if row.stale else f"{told}."


def _answers(measure: Measure) -> tuple[Answered, ...]:
    if not measure.has_figure:
        return (since_baseline(measure),)
    return (since_baseline(measure), beside_england(measure), change_beside_others(measure))


def seen(reading: Reading, listed: Listed) -> list[dict[str, Any]]:
    """What stood beside the words, to be kept with them: verdict, figure, limits, period."""
    return [_seen(one) for one in listed.measures]


def _seen(measure: Measure) -> dict[str, Any]:
    row, since = measure_row(measure), measure.assessment.since
    return {
        "measure": measure.key,
        "verdict": since.verdict.value,
        "reason": since.reason.code.value,
        "latest": row.latest,
        "period": row.period,
        "limits": row.limits,
        "change": list(row.since.lines),
        "leaning": row.since.leaning,
        "age_in_months": row.months,
        "vintage": str(measure.panel.vintage),
    }


def changed_since(
    before: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]
) -> list[str]:
    """What is new beside what stood there when the board last wrote; empty when nothing is."""
    held = {one["measure"]: one for one in before}
    pairs = [(held[one["measure"]], one) for one in now if one["measure"] in held]
    return [
        told for last, one in pairs for told in (_figure(last, one), _verdict(last, one)) if told
    ]


def _figure(last: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    told = {"now": now["latest"], "of": now["period"], "last": last["latest"] or "–"}
    if now["period"] != last["period"]:
        told["before"] = last["period"] or "–"
        return _("New figure: %(now)s for %(of)s; last time %(last)s for %(before)s.") % told
    if now["latest"] != last["latest"]:
        return _("Revised: %(now)s for %(of)s; last time it read %(last)s.") % told
    return ""


def _verdict(last: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if now["verdict"] == last["verdict"]:
        return ""
    first, second = (words.WORDS[Verdict(one["verdict"])].text for one in (last, now))
    told = _("The verdict was “%(first)s” and is “%(second)s”.")
    return told % {"first": first, "second": second}
