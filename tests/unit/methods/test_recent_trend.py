"""The five-point trend: its axis of years, and what cannot be calculated."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.recent_trend import (
    CANNOT,
    INCREASING,
    recent_trend,
    recent_trend_of_proportions,
)

YEARS = [2018.0, 2019, 2020, 2021, 2022]
WAYS = {
    "values": lambda year: recent_trend([[10.0, 12, 14, 16, 18]] * 2, 1.0, year),
    "proportions": lambda year: recent_trend_of_proportions([[50, 60, 70, 80, 90]] * 2, 200, year),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("year", [YEARS[:4], [2017.0, *YEARS], 2018.0, [YEARS, YEARS]])
def test_years_that_are_not_one_a_period_are_refused(way, year):
    with pytest.raises(ValueError, match="for periods of shape"):
        way(year)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_missing_year_leaves_no_trend(way):
    found = way([2018.0, 2019, np.nan, 2021, 2022])

    assert found.trend.tolist() == [CANNOT] * 2
    assert np.isnan(found.chi_square).all()
    assert way(YEARS).trend.tolist() == [INCREASING] * 2


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_years_around_a_missing_one_must_increase(way):
    with pytest.raises(ValueError, match="years must increase"):
        way([2018.0, 2019, np.nan, 2018, 2022])


def test_a_missing_year_before_the_newest_five_is_not_read():
    found = recent_trend([3.0, 10, 12, 14, 16, 18], 1.0, [np.nan, *YEARS])

    assert found.trend == INCREASING
