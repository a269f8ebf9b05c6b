"""Every method that gives reasons, called on three groups at once, under one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE
from tests.unit.methods.summary_measures import ALL

from commonweal.methods.control_chart import control_chart
from commonweal.methods.differences import difference, ratio
from commonweal.methods.funnel_points import points_of_crude_rates, points_of_standardised_rates
from commonweal.methods.healthy_gap import healthy_gap
from commonweal.methods.healthy_life import healthy_life_expectancy
from commonweal.methods.indirect import standardised_rate_indirect, standardised_ratio
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.life_table import life_table
from commonweal.methods.means import mean
from commonweal.methods.proportionality import proportionality
from commonweal.methods.proportions import proportion
from commonweal.methods.rate_comparison import (
    comparative_mortality_figure,
    rate_difference,
    rate_ratio,
)
from commonweal.methods.rates import crude_rate, crude_rate_of_repeats
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import (
    slope_index_of_proportions_drawn,
    slope_index_of_rates_drawn,
)
from commonweal.methods.slope_index_logistic import slope_index_logistic
from commonweal.methods.slope_index_relative import slope_over_given_ranks, slope_over_mean
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)
from commonweal.methods.standardised import (
    standardised_rate,
    standardised_rate_of_repeats,
    years_of_life_lost_rate,
)

Floats = NDArray[np.float64]
STARTS = [0, 40, 75]


@dataclass(frozen=True, slots=True)
class Way:
    """A method and what it is given, each ``(3, ...)``: three groups."""

    call: Callable[..., object]
    given: tuple[Floats, ...]


def three(*held: float | list[float]) -> tuple[Floats, ...]:
    """The same figures for three groups."""
    return tuple(np.array([one] * 3, dtype=np.float64) for one in held)


def of_means(values: Floats) -> object:
    return mean(values.ravel(), group=np.repeat(np.arange(3), values.shape[1]))


def of_gaps(deaths: Floats, people: Floats, healthy: Floats, other: Floats) -> object:
    table = life_table(deaths, people, STARTS)
    return healthy_gap(table, life_table(DEATHS, BANDS, STARTS), healthy, other)


DEATHS, BANDS, WEIGHTS = [20.0, 60, 300], [9000.0, 8000, 2000], [50.0, 40, 10]
RATES, SHARES, SMALL = [90.0, 80, 72, 66, 60], [0.3, 0.26, 0.24, 0.2, 0.18], [0.05] * 5
BY_BAND = three(DEATHS, BANDS, WEIGHTS)
ORDERED = three(RATES, [2.0] * 5, PEOPLE)

WAYS = {
    "control chart": Way(control_chart, three([5.0, 6, 5, 7, 5, 6])),
    "difference": Way(difference, three(5.0, 1.0, 3.0, 1.0)),
    "ratio of two": Way(ratio, three(5.0, 1.0, 3.0, 1.0)),
    "points, crude": Way(points_of_crude_rates, three(20.0, 250.0, 8000.0)),
    "points, standardised": Way(points_of_standardised_rates, three(20.0, 250.0)),
    "healthy gap": Way(of_gaps, three(DEATHS, BANDS, [0.9, 0.7, 0.5], [0.95, 0.8, 0.6])),
    "healthy life": Way(
        lambda d, n, h, v: healthy_life_expectancy(d, n, STARTS, h, v),
        three(DEATHS, BANDS, [0.9, 0.7, 0.5], [0.001] * 3),
    ),
    "indirect ratio": Way(standardised_ratio, three(20.0, 15.0)),
    "indirect rate": Way(standardised_rate_indirect, three(20.0, 15.0, 8.0)),
    "life expectancy": Way(lambda d, n: life_expectancy(d, n, STARTS), three(DEATHS, BANDS)),
    "life table": Way(lambda d, n: life_table(d, n, STARTS), three(DEATHS, BANDS)),
    "mean": Way(of_means, three([4.0, 6, 8])),
    "proportion": Way(proportion, three(30.0, 50.0)),
    "proportionality": Way(
        proportionality, three([5.0, 4, 6], [3.0, 2, 1], [90.0, 80, 70], [0.3, 0.2, 0.1])
    ),
    "rate ratio": Way(rate_ratio, three(30.0, 1000.0, 20.0, 900.0)),
    "rate difference": Way(rate_difference, three(30.0, 1000.0, 20.0, 900.0)),
    "figure": Way(comparative_mortality_figure, three(DEATHS, BANDS, DEATHS, BANDS, WEIGHTS)),
    "crude rate": Way(crude_rate, three(20.0, 900.0)),
    "crude rate of few": Way(crude_rate, three(5.0, 900.0)),
    "repeats": Way(lambda x, n: crude_rate_of_repeats(x, [1, 2], n), three([20.0, 5], 900.0)),
    "slope": Way(slope_index, ORDERED),
    "slope of rates": Way(slope_index_of_rates, three(RATES, SMALL, PEOPLE)),
    "slope of shares": Way(slope_index_of_proportions, three(SHARES, SMALL, PEOPLE)),
    "slope of rates, drawn": Way(
        partial(slope_index_of_rates_drawn, draws=1000), three(RATES, SMALL, PEOPLE)
    ),
    "slope of shares, drawn": Way(
        partial(slope_index_of_proportions_drawn, draws=1000), three(SHARES, SMALL, PEOPLE)
    ),
    "slope, logistic": Way(partial(slope_index_logistic, whole=100), ORDERED),
    "slope over mean": Way(slope_over_mean, ORDERED),
    "slope over ranks": Way(slope_over_given_ranks, (*ORDERED, *three([0.1, 0.3, 0.5, 0.7, 0.9]))),
    "standardised": Way(standardised_rate, BY_BAND),
    "standardised repeats": Way(
        lambda x, n, w: standardised_rate_of_repeats(x, [1, 2], n, w),
        three([[9.0, 2], [8, 1], [9, 3]], BANDS, WEIGHTS),
    ),
    "years lost": Way(years_of_life_lost_rate, three(DEATHS, [60.0, 20, 0], BANDS, WEIGHTS)),
    **{
        f"inequality: {name}": Way(index, three(VALUE, ERROR, PEOPLE))
        for name, (index, _) in ALL.items()
    },
}
