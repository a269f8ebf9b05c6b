"""Funnels and the recent trend beside the peer's answers, case by case."""

from __future__ import annotations

import numpy as np
import pytest
from tests.published.golden_cases import Case, answered, named, number
from tests.published.golden_funnel import derived, funnel_of
from tests.published.golden_numbers import column, differs

from commonweal.methods.funnel import (
    SIGNIFICANCE,
    funnel_of_rates,
    funnel_of_ratios,
    significance_of_proportions,
    significance_of_ratios,
)
from commonweal.methods.funnel_points import points_of_crude_rates, points_of_standardised_rates
from commonweal.methods.recent_trend import (
    CANNOT,
    TRENDS,
    recent_trend,
    recent_trend_of_proportions,
)

Z = 1.959963984540054


@pytest.mark.parametrize("case", answered("calculate_funnel_limits"), ids=named)
def test_limits_are_the_peers(case: Case) -> None:
    found, expected = funnel_of(case), case.rows("expected")
    told = case.told["args"]
    shift = 1.0 if told.get("ratio_type") == "count" else 0.0
    for n, sigma in enumerate(("2s", "3s")):
        for side, ours in (("lower", found.lower[n]), ("upper", found.upper[n])):
            theirs = column(expected, f"{side}_{sigma}_limit")
            if told["statistic"] == "proportion":
                assert not differs(case, ours, theirs), (side, sigma)
            else:  # the peer halves an interval until 1e-7 is left of it; ours is exact
                np.testing.assert_allclose(ours, theirs + shift, rtol=1e-4)


@pytest.mark.parametrize("case", answered("assign_funnel_significance"), ids=named)
def test_significance_is_the_peers(case: Case) -> None:
    told, rows = case.told["args"], case.rows()
    count, whole = (column(rows, case.column(name)) for name in ("numerator", "denominator"))
    if told["statistic"] == "proportion":
        found = significance_of_proportions(count, whole)
    elif told["statistic"] == "ratio":
        found = significance_of_ratios(count, whole)
    else:
        people = derived(case, count)
        found = significance_of_ratios(count, people, float(count.sum() / np.nansum(people)))
    theirs = [row["significance"].casefold() for row in case.rows("expected")]
    kept = [n for n, word in enumerate(theirs) if not word.startswith("not applicable")]
    assert [SIGNIFICANCE[found[n]] for n in kept] == [theirs[n] for n in kept]


@pytest.mark.parametrize("case", answered("calculate_funnel_points"), ids=named)
def test_points_are_the_peers(case: Case) -> None:
    told, rows = case.told["args"], case.rows()
    count, rate = (column(rows, case.column(name)) for name in ("numerator", "rate"))
    scale = {"multiplier": told["multiplier"], "years": told["years_of_data"]}
    if told["rate_type"] == "dsr":
        found = points_of_standardised_rates(count, rate, **scale)
    else:
        people = column(rows, case.column("denominator"))
        found = points_of_crude_rates(count, rate, people, **scale)
    expected = case.rows("expected")
    assert not differs(case, found.at, column(expected, "denominator_derived"))
    assert not differs(case, found.value, column(expected, f"{case.column('rate')}_chart"))


@pytest.mark.parametrize("case", answered("assign_trend_markers"), ids=named)
def test_recent_trends_are_the_peers(case: Case) -> None:
    last = {case.key(row): row["recent_trend"].casefold() for row in case.rows("expected")}
    for key, held in case.by_group().items():
        rows = sorted(held, key=lambda row: int(row[case.column("year_col")]))
        year = column(rows, case.column("year_col"))
        if case.told["args"]["value_type"] == "proportion":
            counts = (column(rows, case.column(name)) for name in ("numerator", "denominator"))
            found = recent_trend_of_proportions(*counts, year)
        else:
            low, high = (column(rows, case.column(name)) for name in ("lower_cl", "upper_cl"))
            value = column(rows, case.column("value"))
            found = recent_trend(value, (high - low) / (2 * Z), year)
        assert TRENDS[int(found.trend)] == last[key], key


@pytest.mark.parametrize("way", [recent_trend, recent_trend_of_proportions])
def test_years_that_do_not_increase_are_refused(way: object) -> None:
    with pytest.raises(ValueError, match="must increase"):
        way([1.0] * 5, [2.0] * 5, [2020, 2019, 2021, 2022, 2023])  # type: ignore[operator]


def test_one_point_that_turns_the_slope_makes_no_trend() -> None:
    found = recent_trend([10.0, 9.9, 9.8, 9.7, 30.0], [0.5] * 5, range(2018, 2023))
    assert (TRENDS[int(found.trend)], bool(found.turned)) == ("no significant change", True)
    assert found.chi_square > 9.5495


def test_four_points_and_a_missing_value_cannot_be_calculated() -> None:
    assert recent_trend([[1.0] * 4], [1.0] * 4, range(4)).trend.tolist() == [CANNOT]
    assert recent_trend_of_proportions([[1.0] * 4], [2.0] * 4, range(4)).trend.tolist() == [CANNOT]
    gap = [[1.0, 2, np.nan, 4, 5], [1.0, 2, 3, 4, 5]]
    assert recent_trend(gap, [0.1] * 5, range(5)).trend.tolist() == [CANNOT, 3]
    some = recent_trend_of_proportions([[0, 2, 3, 4, 5], [5, 2, 3, 4, 5]], [5] * 5, range(5))
    assert some.trend.tolist() == [CANNOT, CANNOT]


@pytest.mark.parametrize("way", [funnel_of_ratios, lambda at: funnel_of_rates(at, 0.1)])
def test_limits_need_events(way: object) -> None:
    with pytest.raises(ValueError, match="above 0"):
        way([0.0])  # type: ignore[operator]


@pytest.mark.parametrize(("average", "years"), [(0, 1), (0.1, 0)])
def test_a_funnel_of_rates_needs_an_average_and_years(average: float, years: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        funnel_of_rates([1.0], average, years=years)


def test_a_population_of_a_funnel_is_that_of_a_year() -> None:
    one, three = funnel_of_rates([10.0], 0.001), funnel_of_rates([10.0], 0.001, years=3)
    np.testing.assert_allclose(one.lower_at, 3 * three.lower_at)
    assert one.lower.tolist() == three.lower.tolist()


def test_an_area_without_events_is_low_when_enough_are_expected() -> None:
    assert significance_of_ratios([0, 0, 0], [2.0, 5.0, 9.0]).tolist() == [3, 2, 1]


def test_numbers_of_a_case_may_be_missing() -> None:
    assert np.isnan(number("NA"))
