"""Figures and periods in the marks of a language, which stand in its catalogue."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.facts.card import Card, CardState, Polarity, ValueKind
from commonweal.facts.period import Period, PeriodKind, parse_period
from commonweal.publication import numbers
from commonweal.publication.plain import figures


def card(unit: str) -> Card:
    return Card("a", "A", CardState.ACTIVE, Polarity.LOWER, ValueKind.RATE, unit=unit)


@pytest.mark.parametrize(
    ("label", "kind", "told"),
    [
        ("2017-19", PeriodKind.CALENDAR, "2017–19"),
        ("2018/19", PeriodKind.ACADEMIC, "2018/19"),
        ("2019", PeriodKind.DAY_31_MARCH, "31 March 2019"),
        ("2019 Q4", PeriodKind.QUARTER, "October to December 2019"),
        ("Mar 2019", PeriodKind.MONTH, "March 2019"),
    ],
)
def test_a_period_is_told_in_words_where_its_label_is_not_of_figures(
    label: str, kind: PeriodKind, told: str
) -> None:
    assert figures.period_of(parse_period(label, kind)) == told


def test_a_span_over_a_new_year_names_both_years() -> None:
    winter = Period(date(2020, 2, 29), date(2019, 12, 1), "Dec to Feb 2020")

    assert figures.period_of(winter) == "December 2019 to February 2020"


def test_a_figure_bears_its_unit() -> None:
    assert figures.with_unit(17.66, card("%"), 1) == "17.7%"
    assert figures.with_unit(1234.5, card("per 1,000"), 1) == "1,234.5 per 1,000"
    assert figures.with_unit(3.0, card(""), 0) == "3"
    assert figures.difference(-3.6, card("%"), 1) == "3.6 points"


def test_the_marks_are_those_of_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = {"decimal mark": ",", "mark between thousands": "\u00a0"}
    marks["the digits from 0 to 9"] = "০১২৩৪৫৬৭৮৯"
    monkeypatch.setattr(figures, "pgettext", lambda context, _text: marks[context])
    monkeypatch.setattr(numbers, "pgettext", lambda context, _text: marks[context])

    assert figures.written(-1234.5, 1) == "−১\u00a0২৩৪,৫"
    assert figures.decimals_in("১\u00a0২৩৪,৫%") == 1
    assert figures.whole_in("১\u00a0২৩৪") == 1234
    assert figures.year_of(2019) == "২০১৯"
