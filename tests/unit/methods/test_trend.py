import numpy as np
import pytest

from commonweal.methods.contrasts import changes_between
from commonweal.methods.normal import Z95
from commonweal.methods.trend import weighted_trend

YEARS = np.arange(2018.0, 2026.0)


def test_equal_weights_give_the_least_squares_slope():
    value = np.array([3.0, 1, 4, 1, 5, 9, 2, 6])

    told = weighted_trend(YEARS, value, np.full(8, 5.0), 1)

    assert told.slope.delta == pytest.approx(np.polyfit(YEARS, value, 1)[0])
    assert told.slope.se == pytest.approx(5 / np.sqrt(42))
    assert told.freedom == pytest.approx(6)
    assert told.slope.critical == Z95


def test_points_off_a_line_widen_the_range():
    told = weighted_trend(YEARS, np.array([3.0, 1, 4, 1, 5, 9, 2, 6]), np.full(8, 0.5), 1)

    assert told.off_line
    assert told.slope.critical == pytest.approx(2.447, abs=5e-4)  # t(6)
    assert told.slope.se == pytest.approx(np.sqrt(told.scatter) * 0.5 / np.sqrt(42))


def test_points_that_share_years_are_not_independent():
    value, se = np.zeros(8), np.ones(8)

    apart, shared = weighted_trend(YEARS, value, se, 1), weighted_trend(YEARS, value, se, 3)

    assert shared.slope.se > apart.slope.se
    assert shared.freedom < apart.freedom


def test_the_scatter_of_points_that_share_years_is_one_on_average():
    rng = np.random.default_rng(2)
    kernel = np.ones(3) / np.sqrt(3)
    rows = rng.normal(size=(400, 10))
    smooth = np.stack([np.convolve(row, kernel, "valid") for row in rows])

    told = [weighted_trend(YEARS, row, np.ones(8), 3).scatter for row in smooth]

    assert np.mean(told) == pytest.approx(1, abs=0.1)


def test_two_points_are_no_trend():
    with pytest.raises(ValueError, match="at least 3"):
        weighted_trend(YEARS[:2], np.zeros(2), np.ones(2), 1)


def test_lists_are_taken_as_arrays_are():
    years, value = [2018.0, 2019, 2020, 2021], [10.0, 11.2, 11.8, 13.1]
    arrays = (np.array(one) for one in (years, value, [0.4] * 4))

    assert weighted_trend(years, value, [0.4] * 4, 1) == weighted_trend(*arrays, 1)
    found = changes_between(([60.0, 50.0], [55.8, 51.0]), ([1.5, 1.0], [2.0, 1.0]))
    assert found.se.round(3).tolist() == [2.5, 1.414]
