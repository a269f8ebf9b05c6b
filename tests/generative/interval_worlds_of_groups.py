"""Simulated groups that differ, far and little, and the limits of the measures of inequality."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.generative.interval_worlds import EXACT, FEWER, MORE, NEAR, SELDOM, Limits, of
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE
from tests.unit.methods.summary_measures import ALL, BLIND_TO_ORDER

from commonweal.methods.slope_index_relative import slope_over_given_ranks, slope_over_mean

RANKS = np.array([0.05, 0.2, 0.3, 0.6, 0.8])
MEASURES = {
    **{name: index for name, (index, _) in ALL.items()},
    "slope over mean": slope_over_mean,
    "slope over given ranks": lambda y, se, n: slope_over_given_ranks(y, se, n, RANKS),
}
WORLDS = {"far apart": np.array(VALUE), "near": np.array([70.0, 72, 73, 75, 77])}
LINEAR = ("difference", "absolute index", "Erreygers", "slope over given ranks")
"""Linear in the values, so their limits are exact."""
FROM_BEST = ("from best", "from best, unweighted")
FROM_FIRST = ("from first", "from first, unweighted")


def promise_of(name: str) -> str:
    """What the limits of a measure promise of groups that differ.

    Measures without a sign count what chance adds: their limits are wide. Those that pick the best
    group or start from one that others lie near are too narrow, as their docstrings tell.
    """
    if name in LINEAR:
        return EXACT
    if name in FROM_FIRST:
        return SELDOM
    if name in FROM_BEST:
        return FEWER
    return MORE if name in BLIND_TO_ORDER else NEAR


def groups(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Every measure of inequality over five groups."""
    error, people = np.array(ERROR), np.array(PEOPLE)
    for world, truth in WORLDS.items():
        value = rng.normal(truth, error, (sets, len(truth)))
        for name, index in MEASURES.items():
            true = float(index(truth, error, people).value)
            found = index(value, error, people)
            yield of(f"inequality, {name}: {world}", true, found, promise_of(name))
