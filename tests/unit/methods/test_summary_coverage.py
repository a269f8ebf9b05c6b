"""How often the limits of the measures of inequality hold the truth, over 500 simulated sets."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE
from tests.unit.methods.summary_measures import ALL

SETS = 500
PICKED = {"range", "range ratio", "risk", "fraction"}
"""Measures whose groups are picked by their values: their limits take them as known."""


def held(name, truth):
    """The share of simulated sets whose limits hold the index of the true values."""
    index = ALL[name][0]
    value = np.random.default_rng(20).normal(truth, ERROR, (SETS, len(truth)))
    found = index(value, np.array(ERROR), np.array(PEOPLE))
    true = float(index(truth, np.array(ERROR), np.array(PEOPLE)).value)
    return np.mean((found.lower <= true + 1e-9) & (true - 1e-9 <= found.upper))


@pytest.mark.parametrize("name", ALL)
def test_limits_hold_a_wide_inequality_as_often_as_they_say(name):
    assert held(name, np.array(VALUE)) == pytest.approx(0.95, abs=0.03)


@pytest.mark.parametrize("name", ALL)
def test_limits_hold_a_narrow_inequality_at_least_as_often(name):
    assert held(name, np.array([70.0, 71, 71.5, 72, 73])) > 0.93


@pytest.mark.parametrize("name", sorted(set(ALL) - PICKED))
def test_limits_hold_no_inequality_in_four_of_five_sets(name):
    assert held(name, np.full(5, 70.0)) > 0.77
