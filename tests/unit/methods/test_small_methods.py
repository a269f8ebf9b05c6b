"""Multiplicity, power, the smallest change, projection."""

import numpy as np
import pytest

from commonweal.methods.multiplicity import benjamini_hochberg, expected_by_chance
from commonweal.methods.power import first_judgeable, share_that_moved, smallest_visible
from commonweal.methods.projection import PanelMovement, forecast, panel_movement
from commonweal.methods.smallest_change import published_unit, smallest_change_that_matters


def test_benjamini_hochberg_reaches_past_a_gap():
    p = np.array([0.01, 0.06, 0.055, 0.9])

    assert benjamini_hochberg(p).tolist() == [True, True, True, False]
    assert benjamini_hochberg(np.array([0.5, 0.9])).tolist() == [False, False]
    assert benjamini_hochberg(np.empty(0)).size == 0


def test_a_finding_that_was_not_tested_is_not_counted():
    p = [0.001, 0.03, 0.04, 0.2]

    assert benjamini_hochberg([*p, *[np.nan] * 6]).tolist() == [True, True, True] + [False] * 7
    assert benjamini_hochberg([np.nan]).tolist() == [False]


@pytest.mark.parametrize("rate", [0, 1, 10, -0.1, np.nan])
def test_a_false_discovery_rate_is_a_share(rate):
    with pytest.raises(ValueError, match="a false discovery rate is a share"):
        benjamini_hochberg([0.1], rate)


def test_chance_among_sixty():
    assert expected_by_chance(60) == pytest.approx(3)


def test_power():
    assert smallest_visible(2.0) == pytest.approx(5.603, abs=5e-4)
    assert first_judgeable(2024, 3, 1.0, 10.0) == 2027
    assert first_judgeable(2024, 3, 1.0, 0.0) == float("inf")
    assert share_that_moved(2.0, 2.0, 4.0, 1) == 0.5
    assert np.isnan(share_that_moved(2.0, 2.0, 0.0, 1))


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ([1.0, 20.0], 1.0),
        ([60.0, 55.8, np.nan], 0.1),
        ([60.0, 78.900000000000006], 0.1),
        ([0.123456], 1e-6),
        ([0.1234567], 0.0),
        ([np.nan], 0.0),
    ],
)
def test_unit_of_the_last_published_digit(values, unit):
    assert published_unit(np.array(values)) == pytest.approx(unit, abs=1e-12)


def test_the_smallest_change_that_matters():
    value = np.random.default_rng(6).normal(50, 5, 4000)

    told = smallest_change_that_matters(value, np.full(4000, 3.0), 0.1)

    assert told == pytest.approx(2.0, rel=0.05)  # half of 4, since 5² = 4² + 3²
    assert smallest_change_that_matters(value, np.full(4000, 3.0), 7.0) == 7.0
    assert smallest_change_that_matters(value, np.full(4000, 9.0), 0.1) is None
    assert smallest_change_that_matters(value[:29], np.full(29, 1.0), 0.1) is None


def test_the_smallest_change_is_a_tenth_of_the_spread_at_least():
    value = np.linspace(0, 100, 201)
    spread = 0.34134 * 100

    told = smallest_change_that_matters(value, np.full(201, spread * 0.9999), 0.0)

    assert told == pytest.approx(spread / 10)


def wandering(w: float, places: int = 150, periods: int = 12) -> np.ndarray:
    rng = np.random.default_rng(8)
    return 50 + np.cumsum(rng.normal(0, w, (places, periods)), axis=1)


def test_panel_movement_finds_how_far_places_wander():
    value = wandering(0.7) + 0.5 * np.arange(12)

    told = panel_movement(value, np.full(value.shape, 0.01), np.arange(12.0), 1)

    assert told.wander == pytest.approx(0.49, rel=0.15)
    assert told.drift == pytest.approx(0.5, abs=0.05)
    assert told.nation > 0.2
    assert told.periods == 12


def test_panel_movement_of_still_places_is_nought_but_for_the_country():
    rng = np.random.default_rng(10)
    value = 50 + rng.normal(0, 4, (100, 1)) + rng.normal(0, 1, (100, 8))

    told = panel_movement(value, np.full(value.shape, 1.2), np.arange(8.0), 1)

    assert told.wander == 0
    assert told.nation == pytest.approx((0.15 * np.std(value[:, -1])) ** 2, rel=0.5)


def test_panel_movement_needs_two_full_periods():
    assert np.isnan(panel_movement(wandering(1, 40), np.ones((40, 12)), np.arange(12.0), 1).wander)


def test_forecast_spreads_without_a_slope():
    told = forecast(50.0, 2.0, 5, 1, PanelMovement(0.5, 0.25, 0.4, 12))

    assert told.centre == 50
    assert told.variance == pytest.approx(8 + 2.5 + 1.25 + 4)
    assert told.chance_of(50.0, 1) == 0.5
    assert told.range_80[0] > told.range_95[0]


def test_the_country_moves_by_its_floor_at_least():
    value = np.tile(np.linspace(40, 60, 100)[:, None], (1, 6))

    told = panel_movement(value, np.ones((100, 6)), np.arange(6.0), 1)

    assert told.nation == pytest.approx((0.15 * np.std(value[:, 0])) ** 2, rel=1e-12)


def test_a_period_under_a_year_counts_as_one_for_the_country():
    value = np.full((60, 6), 50.0) + np.arange(6.0)

    told = panel_movement(value, np.ones((60, 6)), np.arange(6.0), 1 / 365.25)

    assert told.nation == pytest.approx(1)
