"""No method holds more than four times its inputs beside them, nor does one bad group change it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest

from commonweal.methods.differences import difference, ratio
from commonweal.methods.healthy_life import healthy_life_expectancy
from commonweal.methods.indirect import expected_events, standardised_ratio
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.life_table import life_table
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion
from commonweal.methods.rate_comparison import (
    comparative_mortality_figure,
    rate_difference,
    rate_ratio,
)
from commonweal.methods.rates import crude_rate, crude_rate_of_repeats
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)
from commonweal.methods.standardised import standardised_rate, standardised_rate_of_repeats

MOST = 4.0
STARTS = [0, 1, *range(5, 95, 5)]
RNG = np.random.default_rng(5)
ROWS = RNG.poisson(30, 20_000) + 1.0
FEW = RNG.integers(1, 9, 20_000) * 1.0
PEOPLE = ROWS * 50
BANDS = RNG.integers(500, 9_000, (8_000, 20)) * 1.0
DEATHS = np.ceil(BANDS * np.geomspace(0.0003, 0.2, 20))
SPLIT = np.stack([DEATHS, DEATHS], -1)
SHARES = RNG.uniform(0.2, 0.8, (4_000, 10))
ONES = np.ones(20)

CALLS: dict[str, tuple[Callable[..., object], tuple[np.ndarray, ...]]] = {
    "proportion": (proportion, (ROWS, PEOPLE)),
    "percentage": (lambda x, n: proportion(x, n, multiplier=100), (ROWS, PEOPLE)),
    "crude rate": (crude_rate, (ROWS, PEOPLE)),
    "crude rate of few": (crude_rate, (FEW, PEOPLE)),
    "repeats": (lambda x, n: crude_rate_of_repeats(x, [1, 2], n), (SPLIT[:, 0], PEOPLE[:8_000])),
    "mean": (mean, (ROWS,)),
    "ratio to expected": (standardised_ratio, (ROWS, PEOPLE)),
    "expected": (lambda n: expected_events(n, ONES, ONES), (BANDS,)),
    "rate ratio": (rate_ratio, (ROWS, PEOPLE, FEW, PEOPLE * 1)),
    "rate difference": (rate_difference, (ROWS, PEOPLE, FEW, PEOPLE * 1)),
    "difference": (difference, (ROWS, FEW, PEOPLE, FEW * 2)),
    "ratio": (ratio, (ROWS, FEW, PEOPLE, FEW * 2)),
    "standardised": (lambda x, n: standardised_rate(x, n, ONES), (DEATHS, BANDS)),
    "standardised repeats": (
        lambda x, n: standardised_rate_of_repeats(x, [1, 2], n, ONES), (SPLIT, BANDS)
    ),
    "figure": (
        lambda *one: comparative_mortality_figure(*one, ONES),
        (DEATHS, BANDS, DEATHS * 1, BANDS * 1),
    ),
    "life table": (lambda d, n: life_table(d, n, STARTS), (DEATHS, BANDS)),
    "life expectancy": (lambda d, n: life_expectancy(d, n, STARTS), (DEATHS, BANDS)),
    "healthy life": (
        lambda d, n, h, v: healthy_life_expectancy(d, n, STARTS, h, v),
        (DEATHS, BANDS, np.full(BANDS.shape, 0.8), np.full(BANDS.shape, 0.001)),
    ),
    "slope index": (slope_index, (SHARES, SHARES / 50, SHARES * 1)),
    "slope index of rates": (slope_index_of_rates, (SHARES, SHARES / 50, SHARES * 1)),
    "slope index of proportions": (slope_index_of_proportions, (SHARES, SHARES / 50, SHARES * 1)),
}  # fmt: skip


@pytest.mark.parametrize("bad", [False, True], ids=["all sound", "one missing"])
@pytest.mark.parametrize("name", list(CALLS))
def test_methods_hold_no_more_than_four_times_their_inputs(name: str, bad: bool) -> None:
    call, inputs = CALLS[name]
    given = [one.copy() for one in inputs]
    if bad:
        given[0].flat[0] = np.nan
    call(*given)  # what is loaded with the first call is no memory of the method

    tracemalloc.start()
    call(*given)
    held = tracemalloc.get_traced_memory()[1] / sum(one.nbytes for one in given)
    tracemalloc.stop()

    assert held <= MOST, f"{held:.2f} times the inputs"
