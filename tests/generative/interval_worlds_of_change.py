"""Simulated trends, gaps and common changes, and the ranges that the methods give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np
from tests.generative.interval_worlds import EXACT, FEWER, NEAR, Limits

from commonweal.methods.change import overlap_correlation
from commonweal.methods.comparison import beside_mean, paule_mandel
from commonweal.methods.inequality import gap_change
from commonweal.methods.trend import weighted_trend

YEARS = np.arange(2016.0, 2024)


class Range(Protocol):
    """What has a lower and an upper end."""

    @property
    def lower(self) -> float: ...

    @property
    def upper(self) -> float: ...


def of(name: str, truth: float, found: Iterable[Range], promise: str = NEAR) -> Limits:
    lower, upper = np.array([(one.lower, one.upper) for one in found]).T
    return Limits(name, truth, lower, upper, promise)


def trends(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Slopes through eight points about a line, of years apart and of years shared."""
    se, line = np.linspace(1.2, 0.8, len(YEARS)), 50 + 0.4 * (YEARS - YEARS[0])
    for length, name in ((1, "single years"), (3, "three years together")):
        spread = overlap_correlation(YEARS, length) * np.outer(se, se)
        values = rng.multivariate_normal(line, spread, sets)
        found = (weighted_trend(YEARS, one, se, length).slope for one in values)
        yield of(f"slope a year, {name}", 0.4, found)
    restless = line + rng.normal(0, 1.5 * se, (sets, len(YEARS)))
    found = (weighted_trend(YEARS, one, se, 1).slope for one in restless)
    yield of("slope a year, errors too small by a third", 0.4, found, FEWER)


def others(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """The common change of 40 places, and a place beside its neighbours."""
    variance = np.geomspace(0.3, 3, 40)
    for between in (0.0, 1.0):
        changes = rng.normal(-1, np.sqrt(variance + between**2), (sets, 40))
        found = (paule_mandel(one, variance) for one in changes)
        yield of(f"common change, {between:g} between places", -1.0, found)
    own, beside = rng.normal(60, 1.5, sets), rng.normal(58, 1.0, (sets, 10))
    pairs = zip(own, beside, strict=True)
    found = (beside_mean(float(one), 1.5, near, np.ones(10)) for one, near in pairs)
    yield of("beside the mean of neighbours", 2.0, found, EXACT)


def gaps(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """The change of a gap between two groups, absolute and as a ratio."""
    truth, se = np.array([[40.0, 70.0], [46.0, 72.0]]), np.array([[1.5, 1.0], [1.4, 1.1]])
    told = [gap_change(one, se, 1) for one in rng.normal(truth, se, (sets, 2, 2))]
    ratio = float(np.log(truth[1, 1] / truth[1, 0]) - np.log(truth[0, 1] / truth[0, 0]))
    yield of("change of a gap", -4.0, (one.gap for one in told), EXACT)
    relative = [one.relative for one in told if one.relative is not None]
    yield of("change of a ratio, on the log scale", ratio, relative)
