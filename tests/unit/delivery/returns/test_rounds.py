"""The calendar of returns."""

from __future__ import annotations

from datetime import date

from tests.unit.delivery.editions import edition

from commonweal.delivery.returns.rounds import months_of, next_term, terms


def test_twice_a_year_from_the_year_of_publication():
    held = list(terms(edition(), date(2020, 12, 1)))

    assert [(one.since, one.until) for one in held] == [
        (date(2020, 1, 1), date(2020, 6, 30)),
        (date(2020, 7, 1), date(2020, 12, 31)),
    ]
    assert held[1].due == date(2020, 12, 15)
    assert held[1].opens == date(2020, 11, 3)


def test_a_round_is_there_from_the_day_it_opens():
    assert len(list(terms(edition(), date(2020, 11, 2)))) == 1
    assert len(list(terms(edition(), date(2020, 11, 3)))) == 2
    assert next_term(edition(), date(2020, 11, 2)).opens == date(2020, 11, 3)
    assert next_term(edition(), date(2020, 11, 3)).since == date(2021, 1, 1)


def test_a_cycle_without_a_number_of_months_is_twice_a_year():
    assert months_of(edition(word="regular")) == 6


def test_a_round_may_end_in_february_of_a_leap_year():
    ends = {one.until for one in terms(edition(), date(2024, 12, 31))}

    assert date(2024, 6, 30) in ends
