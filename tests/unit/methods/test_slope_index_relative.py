"""The slope as a share of the mean and over given ranks, beside NumPy's own fit."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE, mean, standard_error

from commonweal.methods.estimate import Reason
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_relative import slope_over_given_ranks, slope_over_mean

Z = 1.959963984540054
RANK = [0.05, 0.2, 0.3, 0.55, 0.6]


def over_mean(value):
    return float(slope_index(value, ERROR, PEOPLE).slope.value) / mean(value)


def fitted(value):
    return float(np.polyfit(RANK, value, 1, w=np.sqrt(PEOPLE))[0])


def test_share_of_the_mean_is_the_slope_over_it():
    found = slope_over_mean(VALUE, ERROR, PEOPLE, multiplier=100)

    assert found.value == pytest.approx(100 * over_mean(VALUE))
    reach = 100 * Z * standard_error(over_mean, VALUE)
    assert found.upper - found.value == pytest.approx(reach, rel=1e-5)
    assert slope_over_mean([-1.0, 0.5], None, [1, 1]).reason == Reason.OUT_OF_RANGE


def test_slope_over_given_ranks_is_the_weighted_fit():
    found = slope_over_given_ranks(VALUE, ERROR, PEOPLE, RANK)

    assert found.value == pytest.approx(fitted(VALUE))
    assert found.upper - found.value == pytest.approx(Z * standard_error(fitted, VALUE), rel=1e-5)


def test_ranks_within_the_place_give_the_slope_index():
    share = np.array(PEOPLE) / sum(PEOPLE)
    within = np.cumsum(share) - share / 2

    found = slope_over_given_ranks(VALUE, ERROR, PEOPLE, within)

    own = slope_index(VALUE, ERROR, PEOPLE).slope
    assert found.value == pytest.approx(own.value)
    assert found.lower == pytest.approx(own.lower)


def test_one_bad_set_of_ranks_leaves_the_others():
    ranks = [[0.1, np.nan, 0.3], [0.1, 0.2, 1.1], [0.2, 0.2, 0.2], [0.1, 0.2, 0.3]]

    found = slope_over_given_ranks([1.0, 2.0, 3.0], None, [1, 1, 1], [ranks])

    outside = Reason.OUT_OF_RANGE
    assert found.reason.tolist() == [[Reason.MISSING, outside, outside, Reason.NONE]]
    assert found.value[0, 3] == pytest.approx(10)
