"""Points of a funnel of rates: people from the rate, and why one is not shown."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.estimate import Reason
from commonweal.methods.funnel_points import points_of_crude_rates, points_of_standardised_rates


def test_people_are_those_of_the_rate():
    found = points_of_crude_rates([20, 0], [250.0, 0.0], [8e3, 1200], years=2)

    assert found.at.tolist() == [4000, 600]
    assert found.reason.tolist() == [Reason.NONE, Reason.NONE]


def test_each_area_has_its_own_reason():
    people = [np.nan, 10.0, 10.0, 10.0, 0.0, np.nan]
    found = points_of_crude_rates([0, np.nan, -1, 5, 0, 5], [0, 1, 1, 0, 0, 100.0], people)

    assert found.reason.tolist() == [
        Reason.MISSING,
        Reason.MISSING,
        Reason.NEGATIVE,
        Reason.NO_POPULATION,
        Reason.NO_POPULATION,
        Reason.NONE,
    ]
    assert np.isnan(found.value).tolist() == np.isnan(found.at).tolist() == [True] * 5 + [False]


def test_a_standardised_rate_of_few_events_keeps_its_people():
    found = points_of_standardised_rates([0, 9, 10], [0.0, 90.0, 100.0])

    assert found.reason.tolist() == [Reason.TOO_FEW_EVENTS, Reason.TOO_FEW_EVENTS, Reason.NONE]
    np.testing.assert_allclose(found.at, [np.nan, 10_000, 10_000])


@pytest.mark.parametrize(
    "way", [points_of_standardised_rates, lambda x, r, **k: points_of_crude_rates(x, r, x, **k)]
)
def test_years_must_be_above_nought(way):
    with pytest.raises(ValueError, match="years must be above 0"):
        way([1.0], [1.0], years=0)


def test_a_multiplier_must_be_above_nought():
    with pytest.raises(ValueError, match="a multiplier must be above 0, not -1"):
        points_of_standardised_rates([1.0], [1.0], multiplier=-1)
