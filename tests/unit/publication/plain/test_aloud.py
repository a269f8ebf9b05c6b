"""Figures as a voice says them: both years in full, words in place of signs."""

from __future__ import annotations

import re

import pytest

from commonweal.facts.card import Card, CardState, Polarity, ValueKind
from commonweal.facts.period import PeriodKind, parse_period
from commonweal.publication.plain import figures
from commonweal.publication.plain.aloud import span, spoken_aloud

SHARE = Card("a", "A", CardState.ACTIVE, Polarity.LOWER, ValueKind.RATE, unit="%")


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("2017–19", "2017 to 2019"),
        ("2018/19", "the year 2018 to 2019"),
        ("1999/00", "the year 1999 to 2000"),
        ("1999–00", "1999 to 2000"),
        ("2015–2017", "2015 to 2017"),
        ("2021/22–2023/24", "the year 2021 to 2022 to the year 2023 to 2024"),
        ("2019", "2019"),
    ],
)
def test_years_are_said_in_full(label: str, told: str) -> None:
    assert span(label) == label
    with spoken_aloud():
        assert span(label) == told


def test_a_sign_is_said_as_its_word_and_read_back() -> None:
    with spoken_aloud():
        told = figures.with_unit(-1234.5, SHARE, 1)
        gap = figures.difference(-2.5, SHARE, 1)
        assert told == "minus 1,234.5 per cent"
        assert gap == "2.5 points"
        assert re.fullmatch(figures.percentage_pattern(), told)
        assert re.match(figures.number_pattern(), gap)
        assert (figures.decimals_in(told), figures.decimals_in(gap)) == (1, 1)
    assert figures.with_unit(-1234.5, SHARE, 1) == "−1,234.5%"
    assert figures.runs_back(-2.5, 1)
    assert not figures.runs_back(-0.04, 1)
    assert not figures.runs_back(2.5, 1)


def test_a_quarter_is_said_by_its_months() -> None:
    with spoken_aloud():
        period = parse_period("2019 Q4", PeriodKind.QUARTER)
        assert figures.period_of(period) == "October to December 2019"
