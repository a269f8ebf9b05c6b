"""What each deviation does in a case: slope indices, funnels, trends, rates without events."""

from __future__ import annotations

import numpy as np
import pytest
from tests.published.deviations_of_groups import (
    first_rows,
)
from tests.published.golden_cases import (
    Case,
)
from tests.published.golden_funnel import funnel_of
from tests.published.golden_life_and_slope import index_of
from tests.published.golden_numbers import (
    column,
)

from commonweal.methods.counts import exact_limits
from commonweal.methods.estimate import Reason
from commonweal.methods.funnel import (
    SIGNIFICANCE,
    funnel_of_proportions,
    funnel_of_ratios,
    significance_of_ratios,
)
from commonweal.methods.funnel_points import points_of_standardised_rates
from commonweal.methods.indirect import (
    standardised_rate_indirect,
    standardised_ratio,
)
from commonweal.methods.rates import crude_rate
from commonweal.methods.recent_trend import CANNOT, recent_trend_of_proportions
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import (
    slope_index_of_rates_drawn,
)
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)


def nothing_drawn(case: Case) -> None:
    found, again = (index_of(case, first_rows(case)) for _ in range(2))

    assert np.isfinite(found.slope.lower).all()
    for one, other in ((found.slope, again.slope), (found.relative, again.relative)):
        assert "closed form" in one.method or one.method == "Fieller"
        np.testing.assert_array_equal(one.lower, other.lower)
    for way in (slope_index, slope_index_of_rates, slope_index_of_proportions):
        with pytest.raises(TypeError, match="unexpected keyword argument 'draws'"):
            way(draws=1000)  # type: ignore[operator]
    with pytest.raises(ValueError, match="1,000 or more"):
        slope_index_of_rates_drawn([9.0, 8, 7, 6, 5], [0.1] * 5, [1] * 5, draws=500)


def scale_in_the_name(case: Case) -> None:
    for way in (slope_index, slope_index_of_rates, slope_index_of_proportions):
        for flag in ("value_type", "transform"):
            with pytest.raises(TypeError, match=f"unexpected keyword argument '{flag}'"):
                way(**{flag: case.told["args"].get(flag, 0)})  # type: ignore[operator]


def error_of_the_scale(case: Case) -> None:
    rows = first_rows(case)
    value, error, people = (
        column(rows, case.column(name)) for name in ("value", "se", "population")
    )

    found = slope_index_of_rates(value, error, people)

    assert int(found.slope.reason) == Reason.NONE
    assert found.slope.lower < found.slope.value < found.slope.upper


def limits_in_order(_: None) -> None:
    held = ([90.0, 80, 72, 66, 60], [0.05] * 5, [100] * 5)

    half, one = (slope_index_of_rates(*held, multiplier=scale).slope for scale in (0.5, 1))

    assert half.lower < half.value < half.upper
    assert float(half.lower) == pytest.approx(float(one.lower) / 2)


def exact_funnel(case: Case) -> None:
    """Our expected events have exactly the observed ones for their limit."""
    if case.told["family"] == "helpers":
        events = np.unique(column(case.rows(), "obs"))
        found, people = funnel_of_ratios(events), 1.0
    else:
        events = column(case.rows("expected"), next(iter(case.rows("expected")[0])))
        found = funnel_of(case)
        rate = case.told["args"]["statistic"] == "rate"
        scale = float(case.told["args"]["multiplier"])
        years = float(case.told["args"].get("years_of_data", 1))
        people = found.average / scale * years if rate else 1.0
    least, most = exact_limits(events, [0.95, 0.998])
    np.testing.assert_allclose(found.lower_at * people, most, rtol=1e-12)
    np.testing.assert_allclose(found.upper_at * people, least, rtol=1e-12)


def ratio_itself(case: Case) -> None:
    theirs = column(case.rows("expected"), "upper_2s_limit")

    np.testing.assert_allclose(funnel_of(case).upper[0], theirs + 1, rtol=1e-4)


def funnel_within_the_scale(case: Case) -> None:
    rows = case.rows("expected")
    low, high = column(rows, "low"), column(rows, "high")
    assert low.min() < 0
    assert high.max() > 100

    found = funnel_of_proportions([50], [100], [1.0], multiplier=1000)

    assert (found.lower == 0).all()
    assert (found.upper == 1000).all()


def own_places(case: Case) -> None:
    told = case.told["args"]
    assert len(case.rows("expected")) == 100
    if told["statistic"] == "proportion":
        x, n = (column(case.rows(), case.column(name)) for name in ("numerator", "denominator"))
        found = funnel_of_proportions(x, n, [7.0, 7.5])
        assert found.lower_at[0].tolist() == [7.0, 7.5]
    else:
        found = funnel_of_ratios([7.0, 7.5])
    assert found.lower.shape == found.upper.shape == (2, 2)


def few_events_on_a_funnel(_: None) -> None:
    points = points_of_standardised_rates([9, 10], [90.0, 100.0])
    assert points.reason.tolist() == [Reason.TOO_FEW_EVENTS, Reason.NONE]

    codes = significance_of_ratios([9, 10], points.at, average=0.01)

    assert [SIGNIFICANCE[code] for code in codes] == ["low (0.001)", "low (0.001)"]


def short_trends(case: Case) -> None:
    rows = case.rows()
    count, whole, year = (
        column(rows, case.column(name)) for name in ("numerator", "denominator", "year_col")
    )
    for n in range(1, len(rows) + 1):
        found = recent_trend_of_proportions(count[:n], whole[:n], year[:n])
        assert int(found.trend) == CANNOT


def no_events(_: None) -> None:
    rates = crude_rate([0, 5], [1000, 1000], multiplier=1000)
    ratios = standardised_ratio([0, 5], [1.0, 1.0])
    indirect = standardised_rate_indirect([0, 5], [1.0, 1.0], 1.0)

    for found in (rates, ratios, indirect):
        assert found.reason.tolist() == [Reason.NONE, Reason.NONE]
        assert (found.value[0], found.lower[0]) == (0, 0)
        assert found.upper[0] == pytest.approx(3.688879454)
