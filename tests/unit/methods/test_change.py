import numpy as np
import pytest

from commonweal.methods.change import (
    Contrast,
    change_variance,
    contrast,
    little_change,
    overlap_correlation,
    pace_of_change,
    size_of_change,
)
from commonweal.methods.normal import SEES, Z80, Z90, Z95


def test_the_points_of_the_normal_distribution():
    assert pytest.approx((1.959964, 1.644854, 0.841621), abs=5e-7) == (Z95, Z90, Z80)
    assert pytest.approx((2.8016, 3.962), abs=5e-5) == (SEES, SEES * 2**0.5)


def test_a_difference_is_a_contrast():
    years, se = np.array([2019.0, 2021.0]), np.array([1.0, 2.0])
    rho = overlap_correlation(years, 3)

    told = contrast(np.array([-1.0, 1.0]), np.array([5.0, 9.0]), se, rho)

    assert told.delta == 4
    assert told.se**2 == pytest.approx(change_variance(se[:1], se[1:], 1 / 3)[0])
    assert told.se**2 == pytest.approx(1 + 4 - 2 / 3 * 2)


def test_sampled_periods_that_share_years_correlate_as_said():
    rng = np.random.default_rng(1)
    yearly = rng.normal(size=(20_000, 5))
    first, last = yearly[:, :3].mean(axis=1), yearly[:, 2:].mean(axis=1)

    told = overlap_correlation(np.array([2019.0, 2021.0]), 3)[0, 1]

    assert np.corrcoef(first, last)[0, 1] == pytest.approx(told, abs=0.02)


def test_the_sign_of_a_range_that_touches_nought_is_none():
    assert Contrast(Z95, 1.0).sign == 0
    assert Contrast(Z95 + 1e-6, 1.0).sign == 1
    assert Contrast(-Z95 - 1e-6, 1.0).sign == -1
    assert np.isnan(Contrast(1.0, 0.0).z)


def test_little_change_needs_room_on_both_sides():
    assert little_change(Contrast(0.3, 1.0), 2.0)
    assert not little_change(Contrast(0.4, 1.0), 2.0)
    assert not little_change(Contrast(0.0, 1.0), None)


@pytest.mark.parametrize(("m", "size"), [(3.0, 1), (3.0401, 0), (7.1, -1)])
def test_size_of_change(m, size):
    assert size_of_change(Contrast(-5.0, 1.0), m) == size


def test_pace_uses_the_shared_baseline():
    told = pace_of_change((2014, 2019, 2024), (0.0, 10.0, 10.0), (1.0, 1.0, 1.0), 1, 1)

    assert (told.before.delta, told.since.delta, told.slowing.delta) == pytest.approx((2, 0, 2))
    assert told.slowing.se == pytest.approx(np.sqrt(1 + 4 + 1) / 5)
    assert told.stalled
    assert not told.reversed


def test_pace_reversed():
    told = pace_of_change((2014, 2019, 2024), (0.0, 10.0, 0.0), (1.0, 1.0, 1.0), 1, 1)

    assert told.reversed
    assert not told.stalled


def test_what_a_change_would_see():
    assert Contrast(1.0, 2.0).sees == pytest.approx(2 * SEES)
