"""Simulated data sets with a known truth, and the limits that each method gives them.

Every world draws any number of data sets at once, the first axis of what it returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from commonweal.methods.counts import byars_limits, exact_limits
from commonweal.methods.differences import difference, ratio
from commonweal.methods.estimate import Estimates, Floats
from commonweal.methods.indirect import standardised_rate_indirect, standardised_ratio
from commonweal.methods.means import mean
from commonweal.methods.proportions import proportion
from commonweal.methods.rate_comparison import (
    comparative_mortality_figure,
    rate_difference,
    rate_ratio,
)
from commonweal.methods.rates import crude_rate, crude_rate_of_repeats
from commonweal.methods.standard_population import ESP2013
from commonweal.methods.standardised import (
    standardised_rate,
    standardised_rate_of_repeats,
    years_of_life_lost_rate,
)

EXACT, NEAR, AT_LEAST = "95 %", "near 95 %", "95 % or more"
MORE, SELDOM = "94 % or more", "86 % to 95 %"
FEWER = "91 % to 95 %"
"""What the method takes as known is not: its docstring tells when, and how seldom it is right."""
BANDS = len(ESP2013)
RATES = np.geomspace(0.0005, 0.08, BANDS)
PEOPLE = np.linspace(1800, 500, BANDS)
STANDARD = np.array(ESP2013, dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """Limits of every data set, ``(sets,)``, with the truth and what the method promises."""

    name: str
    truth: float
    lower: Floats
    upper: Floats
    promise: str = NEAR


def of(name: str, truth: float, found: Estimates, promise: str = NEAR) -> Limits:
    return Limits(name, float(truth), found.lower, found.upper, promise)


def counts(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Proportions, counts and crude rates."""
    for share, asked in ((0.3, 120), (0.04, 300)):
        found = proportion(rng.binomial(asked, share, sets), asked)
        yield of(f"proportion, Wilson: {share:.0%} of {asked}", share, found)
    for events, limits, promise in ((4.0, exact_limits, AT_LEAST), (60.0, byars_limits, NEAR)):
        name = f"count, {'exact' if promise is AT_LEAST else 'Byar'}: {events:g} events"
        yield Limits(name, events, *limits(rng.poisson(events, sets)), promise)
    for events, promise in ((5.0, AT_LEAST), (12.0, NEAR), (200.0, NEAR)):
        found = crude_rate(rng.poisson(events, sets), 10_000, multiplier=10_000)
        yield of(f"crude rate: {events:g} events", events, found, promise)
    people = rng.poisson([40.0, 15.0, 6.0], (sets, 3))
    repeats = crude_rate_of_repeats(people, [1, 2, 4], 10_000, multiplier=10_000)
    yield of("crude rate of repeats: 94 events of 61 people", 94.0, repeats)


def means(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Means, and differences and ratios of two values."""
    for rows in (5, 30):
        group = np.repeat(np.arange(sets), rows)
        found = mean(rng.normal(7, 2, sets * rows), group=group)
        yield of(f"mean, Student: {rows} values", 7.0, found, EXACT)
    a, b = rng.normal(79.1, 0.4, sets), rng.normal(77.9, 0.3, sets)
    yield of("difference of two values", 1.2, difference(a, 0.4, b, 0.3), EXACT)
    both = rng.multivariate_normal([5, 3], [[0.16, 0.06], [0.06, 0.09]], sets)
    paired = difference(both[:, 0], 0.4, both[:, 1], 0.3, covariance=0.06)
    yield of("difference of two values that vary together", 2.0, paired, EXACT)
    a, b = rng.normal(30, 2, sets), rng.normal(20, 1.5, sets)
    yield of("ratio of two values", 1.5, ratio(a, 2, b, 1.5))


def standardised(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Standardised rates, direct and indirect."""
    deaths, weight = rng.poisson(PEOPLE * RATES, (sets, BANDS)), STANDARD / STANDARD.sum()
    truth = 1e5 * float(weight @ RATES)
    found = standardised_rate(deaths, PEOPLE, STANDARD)
    yield of(f"directly standardised: {PEOPLE @ RATES:.0f} events", truth, found)
    few = standardised_rate(rng.poisson(PEOPLE * RATES / 6, (sets, BANDS)), PEOPLE, STANDARD)
    yield of(f"directly standardised: {PEOPLE @ RATES / 6:.0f} events", truth / 6, few)
    split = np.array([0.7, 0.2, 0.1])
    people = rng.poisson(PEOPLE[:, None] * RATES[:, None] * split, (sets, BANDS, 3))
    repeats = standardised_rate_of_repeats(people, [1, 2, 3], PEOPLE, STANDARD)
    yield of("directly standardised, repeats", truth * float(split @ [1, 2, 3]), repeats)
    years = np.maximum(75 - 5.0 * np.arange(BANDS), 0)
    lost = years_of_life_lost_rate(deaths, years, PEOPLE, STANDARD)
    yield of("years of life lost", 1e5 * float(weight @ (RATES * years)), lost)
    for events, promise in ((6.0, AT_LEAST), (45.0, NEAR)):
        observed, expected = rng.poisson(events, sets), events / 1.2
        smr = standardised_ratio(observed, expected)
        yield of(f"standardised ratio: {events:g} events", 1.2, smr, promise)
        rate = standardised_rate_indirect(observed, expected, 50.0)
        yield of(f"indirectly standardised rate: {events:g} events", 60.0, rate, promise)


def compared(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Rates beside each other."""
    x, y = rng.poisson(60, sets), rng.poisson(90, sets)
    yield of("rate ratio: 60 and 90 events", 4 / 3, rate_ratio(x, 1000, y, 2000))
    apart = rate_difference(x, 1000, y, 2000, multiplier=1000)
    yield of("rate difference: 60 and 90 events", 15.0, apart)
    place, whole = RATES * 1.25, PEOPLE * 8
    mine = rng.poisson(PEOPLE * place, (sets, BANDS))
    theirs = rng.poisson(whole * RATES, (sets, BANDS))
    figure = comparative_mortality_figure(mine, PEOPLE, theirs, whole, STANDARD)
    yield of("comparative mortality figure", 125.0, figure)
