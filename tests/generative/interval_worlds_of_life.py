"""Simulated areas with known life tables and gradients, and the limits that each method gives."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.generative.interval_worlds import EXACT, FEWER, NEAR, Limits, of

from commonweal.methods.healthy_life import healthy_life_expectancy, variance_of_share
from commonweal.methods.life_expectancy import life_expectancy
from commonweal.methods.life_table import life_table
from commonweal.methods.slope_index import end_and_slope, slope_index
from commonweal.methods.slope_index_drawn import (
    slope_index_of_proportions_drawn,
    slope_index_of_rates_drawn,
)
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)

STARTS = np.array([0.0, 1.0, *range(5, 95, 5)])
RATES = np.concatenate([[0.004], 0.0001 * np.exp(0.0875 * STARTS[1:])])
PEOPLE = np.concatenate([[1200.0, 4800.0], np.linspace(6000, 900, 18)])
HEALTHY = np.linspace(0.97, 0.45, 20)
ANSWERED = 150
GROUPS = np.array([1.0, 1.2, 0.9, 1.1, 1.0, 0.8, 1.0, 1.1, 0.9, 1.0])
DRAWS = 1000


def life(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Life expectancy, and healthy life expectancy, of areas of 73,000 people."""
    true = life_table(RATES * PEOPLE, PEOPLE, STARTS)
    deaths = rng.poisson(RATES * PEOPLE, (sets, 20))
    found = life_expectancy(deaths, PEOPLE, STARTS)
    ahead = np.cumsum((HEALTHY * true.years)[::-1])[::-1] / true.survivors
    well = rng.binomial(ANSWERED, HEALTHY, (sets, 20)) / ANSWERED
    healthy = healthy_life_expectancy(
        deaths, PEOPLE, STARTS, well, variance_of_share(well, ANSWERED)
    )
    for age, at in ((0, 0), (65, 14)):
        for name, held, truth in (("", found, true.expectancy), ("healthy ", healthy, ahead)):
            limits = held.lower[:, at], held.upper[:, at]
            yield Limits(f"{name}life expectancy at {age}", float(truth[at]), *limits)


def slopes(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Slope and relative indices in closed form."""
    at_end, pull = end_and_slope(GROUPS)
    truth, error = np.linspace(72, 80, 10), np.full(10, 0.8)
    found = slope_index(rng.normal(truth, error, (sets, 10)), error, GROUPS)
    yield of("slope index", pull @ truth, found.slope, EXACT)
    yield of("relative index, Fieller", 1 + pull @ truth / (at_end @ truth), found.relative, EXACT)
    for name, spread, steep, promise in (
        ("", 0.05, -0.5, NEAR), ("steep, ", 0.05, -2.0, FEWER), ("noisy, ", 0.25, -0.5, NEAR)
    ):  # fmt: skip
        logs = 4.0 + steep * np.arange(0.05, 1, 0.1)
        se = np.full(10, spread)
        rates = slope_index_of_rates(np.exp(rng.normal(logs, se, (sets, 10))), se, GROUPS)
        low, slope = at_end @ logs, pull @ logs
        size = np.exp(low + slope) - np.exp(low)
        yield of(f"{name}slope index of rates", size, rates.slope, promise)
        yield of(f"{name}relative index of rates", np.exp(slope), rates.relative, EXACT)
    yield from _of_proportions(rng, sets)


def _of_proportions(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    at_end, pull = end_and_slope(GROUPS)
    logits, se = np.linspace(-0.5, -1.6, 10), np.full(10, 0.12)
    shares = 1 / (1 + np.exp(-rng.normal(logits, se, (sets, 10))))
    found = slope_index_of_proportions(shares, se, GROUPS)
    low, high = (1 / (1 + np.exp(-one)) for one in (at_end @ logits, (at_end + pull) @ logits))
    yield of("slope index of proportions", high - low, found.slope)
    yield of("relative index of proportions", high / low, found.relative)


def drawn(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Indices on the scale of the values, with limits of 1,000 draws."""
    at_end, pull = end_and_slope(GROUPS)
    for name, true, se, link, way in (
        ("rates", np.linspace(90, 55, 10), 0.06, np.log, slope_index_of_rates_drawn),
        ("proportions", np.linspace(0.35, 0.18, 10), 0.1, _logit, slope_index_of_proportions_drawn),
    ):
        linked = rng.normal(link(true), se, (sets, 10))
        values = np.exp(linked) if name == "rates" else 1 / (1 + np.exp(-linked))
        found = way(values, np.full(10, se), GROUPS, draws=DRAWS).index
        yield of(f"drawn slope index of {name}", pull @ true, found.slope)
        yield of(
            f"drawn relative index of {name}", 1 + pull @ true / (at_end @ true), found.relative
        )


def _logit(share: np.ndarray) -> np.ndarray:
    return np.log(share / (1 - share))
