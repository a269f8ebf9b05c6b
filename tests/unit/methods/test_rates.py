"""Rates and their comparisons beside a slow second reading in plain arithmetic."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest

from commonweal.methods.counts import byars_limits, exact_limits, poisson_limits
from commonweal.methods.estimate import Reason
from commonweal.methods.indirect import expected_events, standardised_ratio
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion
from commonweal.methods.quantiles import quantiles
from commonweal.methods.rate_comparison import (
    comparative_mortality_figure,
    rate_difference,
    rate_ratio,
)
from commonweal.methods.rates import crude_rate, crude_rate_of_repeats
from commonweal.methods.standardised import (
    standardised_rate,
    standardised_rate_of_repeats,
    years_of_life_lost_rate,
)

Z = 1.959963984540054
DEATHS, PEOPLE, STANDARD = [4, 9, 30], [1200, 900, 500], [50, 30, 20]


def byar(x: float, sign: int) -> float:
    """Byar's limit by its formula."""
    at = x + 1 if sign > 0 else x
    return float(at * (1 - 1 / (9 * at) + sign * Z / (3 * sqrt(at))) ** 3)


def weighted(events: list[float], spread: list[float], total: float) -> tuple[float, ...]:
    """Standardised rate per 100,000 with Dobson's limits, band by band."""
    whole = sum(STANDARD)
    value = sum(w * x / n for w, x, n in zip(STANDARD, events, PEOPLE, strict=True)) / whole
    parts = zip(STANDARD, spread, PEOPLE, strict=True)
    factor = sqrt(sum((w / n) ** 2 * v for w, v, n in parts) / whole**2 / total)
    limits = (value + factor * (byar(total, sign) - total) for sign in (-1, 1))
    return tuple(one * 1e5 for one in (value, *limits))


def three(found: object) -> list[float]:
    return [float(getattr(found, name)) for name in ("value", "lower", "upper")]


def test_a_standardised_rate_is_the_weighted_sum_of_its_bands() -> None:
    found = standardised_rate(DEATHS, PEOPLE, STANDARD)
    assert three(found) == pytest.approx(weighted(DEATHS, DEATHS, 43), rel=1e-12)


def test_events_of_one_person_widen_the_limits_and_not_the_rate() -> None:
    people = [[4, 0], [5, 2], [10, 10]]
    events, spread = [4, 9, 30], [4, 5 + 8, 10 + 40]
    found = standardised_rate_of_repeats(people, [1, 2], PEOPLE, STANDARD)
    assert three(found) == pytest.approx(weighted(events, spread, 43), rel=1e-12)
    alone = standardised_rate_of_repeats([[x, 0] for x in DEATHS], [1, 2], PEOPLE, STANDARD)
    assert three(alone) == three(standardised_rate(DEATHS, PEOPLE, STANDARD))


def test_years_lost_weigh_deaths_and_their_square_the_variance() -> None:
    years = [40.0, 15.0, 0.0]
    lost = [x * y for x, y in zip(DEATHS, years, strict=True)]
    spread = [x * y * y for x, y in zip(DEATHS, years, strict=True)]
    found = years_of_life_lost_rate(DEATHS, years, PEOPLE, STANDARD)
    assert three(found) == pytest.approx(weighted(lost, spread, 13), rel=1e-12)


@pytest.mark.parametrize("bad", [-5, np.nan])
def test_years_lost_of_all_groups_must_be_known(bad) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        years_of_life_lost_rate(DEATHS, [40, bad, 0], PEOPLE, STANDARD)


def test_years_lost_of_one_group_stop_no_other() -> None:
    years = [[40, 15, 0], [40, -5, 0], [40, np.nan, 0]]
    found = years_of_life_lost_rate(DEATHS, years, PEOPLE, STANDARD)
    alone = years_of_life_lost_rate(DEATHS, years[0], PEOPLE, STANDARD)
    assert found.reason.tolist() == [Reason.NONE, Reason.NEGATIVE, Reason.MISSING]
    assert found.upper[0] == alone.upper
    assert np.isnan(found.value[1:]).all()


@pytest.mark.parametrize("standard", [1.0, [1.0], [[1.0], [1.0]], [50, 50], [1, 1, 1, 1]])
def test_a_standard_of_other_bands_is_refused(standard) -> None:
    events, people = [[40, 40, 40], [40, 40, 40]], [1000, 1000, 1000]
    for way in (
        lambda: standardised_rate(events, people, standard),
        lambda: years_of_life_lost_rate(events, [3, 2, 1], people, standard),
        lambda: standardised_rate_of_repeats([[40, 1]] * 3, [1, 2], people, standard),
    ):
        with pytest.raises(ValueError, match="the standard has"):
            way()


def test_one_band_of_all_three_is_a_crude_rate() -> None:
    found = standardised_rate([[40.0], [20]], [[1000.0], [1000]], [1.0])
    assert found.value.tolist() == [4000.0, 2000.0]


def test_negative_deaths_in_a_band_that_loses_no_years_are_told() -> None:
    found = years_of_life_lost_rate([20, 9, -3], [40, 15, 0], PEOPLE, STANDARD)
    assert found.reason == Reason.NEGATIVE


@pytest.mark.parametrize(
    ("events", "population", "standard", "reason"),
    [
        pytest.param([4, np.nan, 30], PEOPLE, STANDARD, Reason.NONE, id="no events told"),
        pytest.param([4, -1, 30], PEOPLE, STANDARD, Reason.NEGATIVE, id="negative events"),
        pytest.param(DEATHS, [1, np.nan, 1], STANDARD, Reason.MISSING, id="population missing"),
        pytest.param(DEATHS, [1, 0, 1], STANDARD, Reason.NO_POPULATION, id="no population"),
        pytest.param(DEATHS, PEOPLE, [1, np.nan, 1], Reason.MISSING, id="weight missing"),
        pytest.param(DEATHS, PEOPLE, [0, 0, 0], Reason.NO_POPULATION, id="no weight"),
        pytest.param(DEATHS, PEOPLE, [1, -1, 1], Reason.NEGATIVE, id="negative weight"),
        pytest.param([4, 5, 0], PEOPLE, STANDARD, Reason.TOO_FEW_EVENTS, id="nine events"),
        pytest.param([4, 6, 0], PEOPLE, STANDARD, Reason.NONE, id="ten events"),
    ],
)
def test_one_bad_group_never_stops_the_rest(
    events: list[float], population: list[float], standard: list[float], reason: Reason
) -> None:
    found = standardised_rate(
        [DEATHS, events], [PEOPLE, population], [STANDARD, standard], confidence=[0.95, 0.998]
    )
    assert found.reason.tolist() == [Reason.NONE, reason]
    assert found.lower.shape == (2, 2)
    assert np.isfinite(found.value[0])
    assert np.isnan(found.upper[:, 1]).all() == (reason is not Reason.NONE)


def test_crude_rates_of_repeats() -> None:
    found = crude_rate_of_repeats([30, 10], [1, 3], 10_000, multiplier=1000)
    events, spread = 60, 30 + 90
    wide = sqrt(spread / events)
    expected = (6.0, *((60 + wide * (byar(60, sign) - 60)) / 10 for sign in (-1, 1)))
    assert three(found) == pytest.approx(expected, rel=1e-12)
    once = crude_rate_of_repeats([[40, 0], [0, 0]], [1, 3], 10_000)
    assert once.upper.tolist() == crude_rate([40, 0], 10_000).upper.tolist()
    bad = crude_rate_of_repeats([[40, -1], [np.nan, 1], [4, 1]], [1, 3], [10, 10, 0])
    assert bad.reason.tolist() == [Reason.NEGATIVE, Reason.MISSING, Reason.NO_POPULATION]


@pytest.mark.parametrize("way", [crude_rate_of_repeats, standardised_rate_of_repeats])
def test_people_without_an_event_are_not_counted(way: object) -> None:
    more = ([1.0],) if way is standardised_rate_of_repeats else ()
    with pytest.raises(ValueError, match="above 0"):
        way([[40, 3]], [0, 1], [10], *more)  # type: ignore[operator]


def test_a_ratio_and_a_difference_of_rates() -> None:
    ratio = 1.5, 1.5 / exp(Z * sqrt(1 / 30 + 1 / 20)), 1.5 * exp(Z * sqrt(1 / 30 + 1 / 20))
    assert three(rate_ratio(30, 1000, 20, 1000)) == pytest.approx(ratio, rel=1e-12)
    reach = Z * sqrt(30 / 1e6 + 20 / 1e6)
    found = rate_difference(30, 1000, 20, 1000, multiplier=1)
    assert three(found) == pytest.approx((0.01, 0.01 - reach, 0.01 + reach), rel=1e-12)


def test_the_reasons_of_comparisons() -> None:
    events, people = [5, 0, -1, np.nan, 5], [10, 10, 10, 10, 0]
    assert rate_ratio(events, people, 5, 10).reason.tolist() == [0, 5, 2, 1, 3]
    assert rate_difference(events, people, 5, 10).reason.tolist() == [0, 5, 2, 1, 3]


def test_a_comparative_mortality_figure_is_the_ratio_of_two_standardised_rates() -> None:
    other, many = [50, 60, 90], [9000, 7000, 4000]
    found = comparative_mortality_figure(DEATHS, PEOPLE, other, many, STANDARD)
    rates = [standardised_rate(x, n, STANDARD).value for x, n in ((DEATHS, PEOPLE), (other, many))]
    assert float(found.value) == pytest.approx(100 * rates[0] / rates[1], rel=1e-12)
    spread = 0.0
    for events, people in ((DEATHS, PEOPLE), (other, many)):
        held = list(zip(STANDARD, events, people, strict=True))
        spread += (
            sum((w / n) ** 2 * x for w, x, n in held) / sum(w * x / n for w, x, n in held) ** 2
        )
    assert float(found.upper / found.value) == pytest.approx(exp(Z * sqrt(spread)), rel=1e-12)
    few = comparative_mortality_figure([1, 2, 3], PEOPLE, other, many, STANDARD)
    assert few.reason == Reason.TOO_FEW_EVENTS


def test_proportions_have_reasons_and_limits_within_their_whole() -> None:
    found = proportion([5, np.nan, -1, 2, 11, 0, 10], [10, 10, 10, 0, 10, 10, 10], multiplier=100)
    assert found.reason.tolist() == [0, 1, 2, 3, 4, 0, 0]
    assert found.lower[5] == 0
    assert found.upper[6] == 100
    assert np.isnan(found.value[1:5]).all()


def test_no_level_gives_values_without_limits() -> None:
    assert proportion([1, 2], [3, 4], confidence=[]).lower.shape == (0, 2)
    assert crude_rate([1, 2], [3, 4], confidence=()).upper.shape == (0, 2)


def test_counts_below_ten_have_exact_limits_and_others_byars() -> None:
    low, high = poisson_limits([9, 10, -1, np.nan], [0.95, 0.998])
    assert low[:, 0].tolist() == exact_limits(9, [0.95, 0.998])[0].tolist()
    assert high[:, 1].tolist() == byars_limits(10, [0.95, 0.998])[1].tolist()
    assert np.isnan(low[:, 2:]).all()


def test_expected_events_need_a_reference_in_every_band() -> None:
    assert np.isnan(expected_events([100, 200], [5, 8], [1000, 0]))
    assert float(expected_events([100, np.nan], [5, 3], [1000, 500])) == 0.5
    assert np.isnan(expected_events([100, np.nan], [5, np.nan], [1000, 500]))


def test_a_ratio_of_nothing_expected_has_no_value() -> None:
    found = standardised_ratio([5, 5, -1, np.nan], [0, 4, 4, 4])
    assert found.reason.tolist() == [Reason.NOTHING_EXPECTED, 0, Reason.NEGATIVE, Reason.MISSING]


def test_means_by_group() -> None:
    found = mean([1.0, 2.0, 9.0, 5.0, np.nan], group=[0, 0, 2, 3, 3])
    assert found.reason.tolist() == [0, Reason.TOO_FEW_POINTS, Reason.TOO_FEW_POINTS, 1]
    assert found.value[[0, 2]].tolist() == [1.5, 9.0]
    assert np.isnan(found.lower[1:]).all()


@pytest.mark.parametrize("group", [[0], [0.5, 1.0], [-1, 0]], ids=str)
def test_groups_are_whole_numbers_one_a_row(group: list[float]) -> None:
    for way in (mean, quantiles):
        with pytest.raises(ValueError, match="whole number"):
            way([1.0, 2.0], group=group)


def test_quantiles_keep_ties_together_and_leave_small_groups_out() -> None:
    assert quantiles([1, 1, 1, 2], 2, highest_first=False).tolist() == [1, 1, 1, 2]
    assert quantiles([1, 2, np.nan, 5], 2, group=[0, 0, 0, 1]).tolist() == [2, 1, 0, 0]
    assert quantiles([np.nan], 2).tolist() == [0]
    with pytest.raises(ValueError, match="at least 2"):
        quantiles([1.0], 1)


def test_expected_events_of_a_negative_number_are_missing() -> None:
    found = expected_events([[100, -5], [100, 5]], [5, 3], [1000, 500])
    assert np.isnan(found).tolist() == [True, False]
    assert standardised_ratio([1, 1], found).reason.tolist() == [Reason.MISSING, Reason.NONE]
    assert np.isnan(expected_events([100, 5], [5, -3], [1000, 500]))
    assert np.isnan(expected_events([100, 5], [5, 3], [1000, -500]))
