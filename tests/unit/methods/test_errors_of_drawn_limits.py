"""The error that drawn limits of a slope index own to is how far they scatter over seeds."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.slope_index_drawn import slope_index_of_rates_drawn

RATES, ERROR, PEOPLE = [90.0, 80, 72, 66, 60], [0.05] * 5, [100] * 5
SEEDS = 150


@pytest.mark.parametrize("index", ["slope", "relative"])
def test_errors_are_the_scatter_of_the_limits(index):
    found = [
        slope_index_of_rates_drawn(RATES, ERROR, PEOPLE, draws=2000, seed=seed)
        for seed in range(SEEDS)
    ]

    for at, part in enumerate(("lower", "upper")):
        scatter = np.std([getattr(getattr(one.index, index), part) for one in found])
        told = np.mean([getattr(one, f"{index}_error")[at] for one in found])
        assert told == pytest.approx(scatter, rel=0.2)
