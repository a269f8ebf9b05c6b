"""The logistic slope index, beside a fit by a general optimiser."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import minimize
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE, standard_error

from commonweal.methods.estimate import Reason
from commonweal.methods.slope_index_logistic import slope_index_logistic

Z = 1.959963984540054


def ends(value):
    """Fitted shares at rank 0 and 1, by minimising the weighted loss."""
    y, p = np.array(value) / 100, np.array(PEOPLE) / sum(PEOPLE)
    x = np.cumsum(p) - p / 2

    def loss(line):
        eta = line[0] + line[1] * x
        return float(np.sum(p * (np.logaddexp(0, eta) - y * eta)))

    def gradient(line):
        apart = p * (1 / (1 + np.exp(-(line[0] + line[1] * x))) - y)
        return np.array([apart.sum(), (apart * x).sum()])

    a, b = minimize(loss, [0.0, 0.0], jac=gradient, method="BFGS", options={"gtol": 1e-12}).x
    return 100 / (1 + math.exp(-a)), 100 / (1 + math.exp(-a - b))


def test_indices_and_limits_are_those_of_the_optimiser():
    low, high = ends(VALUE)

    found = slope_index_logistic(VALUE, ERROR, PEOPLE, whole=100)

    assert found.slope.value == pytest.approx(high - low, rel=1e-6)
    assert found.relative.value == pytest.approx(high / low, rel=1e-6)
    assert found.intercept == pytest.approx(low, rel=1e-6)
    reach = Z * standard_error(lambda v: ends(v)[1] - ends(v)[0], VALUE)
    assert found.slope.upper - found.slope.value == pytest.approx(reach, rel=1e-2)
    wide = Z * standard_error(lambda v: math.log(ends(v)[1] / ends(v)[0]), VALUE)
    assert found.relative.lower == pytest.approx(high / low * math.exp(-wide), rel=1e-3)


def test_values_on_a_logistic_line_are_met_exactly():
    rank = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
    value = 1 / (1 + np.exp(2 - 3 * rank))

    found = slope_index_logistic(value, None, [1] * 5, confidence=[0.95, 0.998])

    low, high = 1 / (1 + math.exp(2)), 1 / (1 + math.exp(-1))
    assert found.slope.value == pytest.approx(high - low)
    assert found.relative.value == pytest.approx(high / low)
    assert np.isnan(found.slope.lower).all()
    assert found.relative.upper.shape == (2,)


def test_complement_turns_the_sign():
    one = slope_index_logistic(VALUE, ERROR, PEOPLE, whole=100).slope
    other = slope_index_logistic([100 - y for y in VALUE], ERROR, PEOPLE, whole=100).slope

    assert other.value == pytest.approx(-one.value)
    assert other.lower == pytest.approx(-one.upper)


def test_one_bad_set_leaves_the_others():
    bad = [
        [np.nan, 0.2, 0.3],
        [0.2, 0.3, 1.2],
        [0.0, 0.0, 0.0],
        [1.0, 1.0, 1.0],
        [0.0, 0.4, 1.0],
        [0.1, 0.2, 0.3],
    ]

    found = slope_index_logistic(bad, [0.01] * 3, [1, 1, 1])

    reasons = [Reason.MISSING, *[Reason.OUT_OF_RANGE] * 4, Reason.NONE]
    assert found.slope.reason.tolist() == reasons
    assert np.isnan(found.intercept[:5]).all()
    alone = slope_index_logistic(bad[5], [0.01] * 3, [1, 1, 1])
    assert found.slope.value[5] == pytest.approx(alone.slope.value)
    assert found.relative.upper[5] == pytest.approx(alone.relative.upper)


def test_too_few_groups_and_a_whole_of_nothing_are_refused():
    with pytest.raises(ValueError, match="needs 3 groups, not 2"):
        slope_index_logistic([0.1, 0.2], None, [1, 1])
    with pytest.raises(ValueError, match="the whole is above 0"):
        slope_index_logistic(VALUE, None, PEOPLE, whole=0)
