"""Simulated effort in areas, along need or evenly, and the limits of its index beside need."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.generative.interval_worlds import AT_LEAST, NEAR, Limits, of

from commonweal.methods.proportionality import deprivation_weighted_population, proportionality

AREAS, SCATTER = 20, 0.4


def effort(rng: np.random.Generator, sets: int) -> Iterator[Limits]:
    """Effort along need in areas drawn anew, and evenly over people in the same areas always."""
    people, deprived = rng.uniform(0.6, 1.6, (sets, AREAS)), rng.beta(2, 8, (sets, AREAS))
    chance = np.exp(rng.normal(0, SCATTER, (sets, AREAS)))
    need = deprivation_weighted_population(people, deprived)
    found = proportionality(need * chance, need, people, deprived)
    yield of("proportionality, effort along need", 0.0, found.index, NEAR)
    held, ranked = people[0], deprived[0]
    wanted = deprivation_weighted_population(held, ranked)
    true = float(proportionality(held, wanted, held, ranked).index.value)
    found = proportionality(held * chance, wanted, held, ranked)
    yield of("proportionality, effort evenly over people", true, found.index, AT_LEAST)
