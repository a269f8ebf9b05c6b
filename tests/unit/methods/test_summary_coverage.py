"""How often the limits of the measures of inequality hold the truth, over 500 simulated sets."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE
from tests.unit.methods.summary_measures import ALL

from commonweal.methods.entropy_indices import theil_index

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


def test_chance_adds_to_the_theil_index_what_its_docstring_says():
    noise = np.random.default_rng(20).normal(70, ERROR, (100_000, 5))
    share = np.array(PEOPLE) / sum(PEOPLE)
    told = 1000 * (share * (1 - share) * np.square(ERROR)).sum() / (2 * 70**2)

    assert theil_index(noise, None, PEOPLE).value.mean() == pytest.approx(told, rel=0.02)


@pytest.mark.parametrize("name", sorted(set(ALL) - PICKED))
def test_limits_hold_no_inequality_in_four_of_five_sets(name):
    assert held(name, np.full(5, 70.0)) > 0.77
