import numpy as np
import pytest

from commonweal.methods.inequality import (
    end_weights,
    gap_change,
    implied_ends,
    mid_ranks,
    slope_weights,
)

SHARES = np.array([0.1, 0.3, 0.2, 0.25, 0.15])


def test_the_slope_is_that_of_weighted_least_squares():
    value = np.array([50.0, 55, 54, 61, 66])
    x = mid_ranks(SHARES)

    slope, level = np.polyfit(x, value, 1, w=np.sqrt(SHARES))
    worst, best = end_weights(SHARES)

    assert slope_weights(SHARES) @ value == pytest.approx(slope)
    assert (worst @ value, best @ value) == pytest.approx((level, level + slope))


def test_two_groups_are_told_as_they_are():
    assert slope_weights(np.array([0.3, 0.7])).tolist() == [-1, 1]
    assert [row.tolist() for row in end_weights(np.array([0.3, 0.7]))] == [[1, 0], [0, 1]]


def test_the_relative_gap_by_the_delta_method():
    rng = np.random.default_rng(12)
    value, se = np.array([[300.0, 150], [200, 80]]), np.array([[6.0, 3], [6, 3]])

    told = gap_change(value, se, -1)

    draws = rng.normal(value, se, (40_000, 2, 2))
    ratio = -np.log(draws[..., 1] / draws[..., 0])
    simulated = ratio[:, 1] - ratio[:, 0]
    assert told.relative.delta == pytest.approx(simulated.mean(), abs=0.002)
    assert told.relative.se == pytest.approx(simulated.std(), rel=0.02)
    assert told.ratios == pytest.approx((0.5, 0.4))


def test_a_ratio_needs_positive_values():
    value = np.array([[1.0, 5], [0, 6]])

    assert gap_change(value, np.ones((2, 2)), 1).relative is None
    steep = np.array([[0.1, 0.2, 9, 9, 9], [1, 2, 9, 9, 9]])  # a fitted end below 0
    assert gap_change(steep, np.ones((2, 5)), 1).relative is None


def test_shared_years_narrow_the_change_of_a_gap():
    value, se = np.array([[50.0, 60], [55, 62]]), np.ones((2, 2))

    apart = gap_change(value, se, 1)
    shared = gap_change(value, se, 1, correlation=0.5)

    assert apart.gap.se == pytest.approx(2)
    assert shared.gap.se == pytest.approx(np.sqrt(2))


def test_ends_implied_by_level_and_slope():
    value, se = implied_ends(
        np.array([80.0]), np.array([0.3]), np.array([10.0]), np.array([0.8]), -1
    )

    assert value.tolist() == [[85, 75]]
    assert se == pytest.approx(np.full((1, 2), 0.5))
