"""Wrong use that an adversary found to be answered in silence."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.funnel import (
    funnel_of_proportions,
    significance_of_proportions,
    significance_of_ratios,
)
from commonweal.methods.healthy_life import variance_of_share
from commonweal.methods.mean_difference import mean_difference_from_mean
from commonweal.methods.multiplicity import benjamini_hochberg
from commonweal.methods.rates import crude_rate
from commonweal.methods.slope_index_drawn import slope_index_of_rates_drawn
from commonweal.methods.trend import weighted_trend

FIVE = [1.0, 2.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize("p", [[-0.001, 0.5], [0.5, 1.2]])
def test_p_values_lie_between_0_and_1(p):
    with pytest.raises(ValueError, match="p-values"):
        benjamini_hochberg(p)


def test_a_share_that_cannot_be_has_no_variance():
    found = variance_of_share([-0.5, 1.5, 0.5], [100, 100, 100])

    assert np.isnan(found[:2]).all() and found[2] == 0.0025


@pytest.mark.parametrize("seed", [None, -1, 1.5, True])
def test_a_seed_is_a_whole_number(seed):
    with pytest.raises(ValueError, match="a seed is"):
        mean_difference_from_mean(FIVE, [1.0] * 5, [1] * 5, seed=seed)
    with pytest.raises(ValueError, match="a seed is"):
        slope_index_of_rates_drawn(FIVE, [0.1] * 5, [1] * 5, seed=seed)


@pytest.mark.parametrize(
    ("years", "value", "se"),
    [
        ([1, 1, 2, 3, 4], FIVE, [1.0] * 5),
        (FIVE, [1, 2, np.nan, 4, 5], [1.0] * 5),
        (FIVE, FIVE, [1, 1, 0, 1, 1]),
        (FIVE, FIVE, [1, 1, np.nan, 1, 1]),
    ],
)
def test_a_trend_needs_sound_points(years, value, se):
    with pytest.raises(ValueError, match="a trend needs"):
        weighted_trend(years, value, se, 1.0)


@pytest.mark.parametrize("significance", [significance_of_proportions, significance_of_ratios])
def test_significance_is_of_one_row_of_areas(significance):
    with pytest.raises(ValueError, match="one number an area"):
        significance([[1.0, 2.0]], [[8.0, 9.0]])
    with pytest.raises(ValueError, match="one number an area"):
        significance(1.0, 8.0)


@pytest.mark.parametrize(
    "given", [np.array(["2020-01-01"], dtype="datetime64[D]"), np.array([1 + 2j]), ["many"]]
)
def test_what_is_no_number_is_refused(given):
    with pytest.raises(ValueError, match=r"numbers are needed|could not convert"):
        crude_rate(given, [100])


def test_a_funnel_keeps_its_places():
    at = np.array([100.0, 200.0])

    found = funnel_of_proportions([30, 50], [100, 100], at)
    at[0] = -9

    assert found.lower_at[0].tolist() == [100.0, 200.0]
