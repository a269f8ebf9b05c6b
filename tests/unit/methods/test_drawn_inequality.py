"""The summary measures whose limits are drawn, beside slow second computations."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from tests.unit.methods.group_examples import ERROR, PEOPLE, VALUE, mean

from commonweal.methods.estimate import Reason
from commonweal.methods.index_of_disparity import (
    index_of_disparity,
    index_of_disparity_unweighted,
)
from commonweal.methods.mean_difference import (
    mean_difference_from_mean,
    mean_difference_from_mean_unweighted,
)
from commonweal.methods.mean_difference_best import (
    mean_difference_from_best,
    mean_difference_from_best_unweighted,
)
from commonweal.methods.mean_difference_reference import (
    mean_difference_from_reference,
    mean_difference_from_reference_unweighted,
)

Z = 1.959963984540054


def weighted(value, centre):
    total = sum(n * abs(y - centre) for y, n in zip(value, PEOPLE, strict=True))
    return total / sum(PEOPLE)


def plain(value, centre):
    return sum(abs(y - centre) for y in value) / len(value)


CASES = [
    pytest.param(
        mean_difference_from_mean,
        lambda v: weighted(v, mean(v)),
        id="mean, weighted",
    ),
    pytest.param(
        mean_difference_from_mean_unweighted,
        lambda v: plain(v, mean(v)),
        id="mean, unweighted",
    ),
    pytest.param(
        lambda v, e, n, **k: mean_difference_from_best(v, e, n, -1, **k),
        lambda v: weighted(v, min(v)),
        id="best, weighted",
    ),
    pytest.param(
        lambda v, e, n, **k: mean_difference_from_best_unweighted(v, e, 1, **k),
        lambda v: plain(v, max(v)),
        id="best, unweighted",
    ),
    pytest.param(
        lambda v, e, n, **k: mean_difference_from_reference(v, e, n, 1, **k),
        lambda v: weighted(v, v[1]),
        id="reference, weighted",
    ),
    pytest.param(
        lambda v, e, n, **k: mean_difference_from_reference_unweighted(v, e, 1, **k),
        lambda v: plain(v, v[1]),
        id="reference, unweighted",
    ),
    pytest.param(
        index_of_disparity,
        lambda v: 100 * weighted(v, mean(v)) / mean(v),
        id="disparity, weighted",
    ),
    pytest.param(
        index_of_disparity_unweighted,
        lambda v: 100 * plain(v, mean(v)) / mean(v),
        id="disparity, unweighted",
    ),
]


def scatter_and_rise(slow):
    """Scatter of the index over 4,000 sets drawn one by one, and how far they lie above it."""
    dice = random.Random(1)
    found = [
        slow([dice.gauss(y, se) for y, se in zip(VALUE, ERROR, strict=True)]) for _ in range(4000)
    ]
    centre = sum(found) / len(found)
    return math.sqrt(sum((one - centre) ** 2 for one in found) / len(found)), centre - slow(VALUE)


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_index_and_its_limits_are_those_of_the_slow_way(index, slow):
    found = index(VALUE, ERROR, PEOPLE)

    assert found.index.value == pytest.approx(slow(VALUE))
    scatter, rise = scatter_and_rise(slow)
    assert (found.index.upper - found.index.value) / Z == pytest.approx(scatter, rel=0.06)
    below = found.index.upper - 2 * found.index.value + found.index.lower
    assert -below == pytest.approx(max(rise, 0), abs=0.05)
    assert found.index.method == "standard deviation of 10,000 draws"


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_errors_of_the_limits_are_their_scatter_over_seeds(index, slow):
    found = [index(VALUE, ERROR, PEOPLE, draws=1000, seed=seed) for seed in range(200)]

    for at, part in enumerate(("lower", "upper")):
        scatter = np.std([getattr(one.index, part) for one in found])
        assert np.mean([one.error[at] for one in found]) == pytest.approx(scatter, rel=0.2)


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_equal_seeds_give_equal_limits_and_sets_do_not_touch_each_other(index, slow):
    value = np.array([VALUE, VALUE[::-1]])

    both = index(value, ERROR, PEOPLE, draws=1000)
    one = index(VALUE, ERROR, PEOPLE, draws=1000)

    assert both.index.upper[0] == one.index.upper
    assert both.error[:, 0].tolist() == one.error.tolist()


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_one_bad_set_leaves_the_others(index, slow):
    value, error = np.tile(VALUE, (3, 1)), np.tile(ERROR, (3, 1))
    value[0, 2], error[1, 4] = np.nan, -1

    found = index(value, error, PEOPLE, draws=1000, confidence=[0.95, 0.998])

    assert found.index.reason.tolist() == [Reason.MISSING, Reason.NEGATIVE, Reason.NONE]
    assert found.index.upper.shape == (2, 3)
    assert found.error.shape == (2, 2, 3)
    assert np.isnan(found.error[..., :2]).all()
    assert found.index.value[2] == pytest.approx(slow(VALUE))


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_index_without_standard_errors_has_no_limits(index, slow):
    found = index(VALUE, None, PEOPLE)

    assert found.index.value == pytest.approx(slow(VALUE))
    assert np.isnan([found.index.lower, found.index.upper, *found.error]).all()


@pytest.mark.parametrize(("index", "slow"), CASES)
def test_values_known_exactly_have_limits_of_no_width(index, slow):
    found = index(VALUE, 0.0, PEOPLE, draws=1000)

    assert found.index.lower == pytest.approx(found.index.value, abs=1e-12)
    assert found.index.upper == pytest.approx(found.index.value, abs=1e-12)
    assert found.error == pytest.approx(np.zeros(2), abs=1e-12)


def test_too_few_draws_are_refused():
    with pytest.raises(ValueError, match="draws must be 1,000 or more, not 999"):
        mean_difference_from_mean(VALUE, ERROR, PEOPLE, draws=999)


def test_mean_of_nothing_has_no_relative_index():
    assert index_of_disparity([0.0, 0.0], None, [1, 1]).index.reason == Reason.OUT_OF_RANGE


def test_one_set_is_read_once_for_each_reference_and_each_way():
    beside = mean_difference_from_reference([10.0, 20, 40], None, [1, 2, 1], [0, 1, 2])
    alone = mean_difference_from_reference_unweighted([10.0, 20, 30], None, [0, 1])
    best = mean_difference_from_best([10.0, 20, 40], None, [1, 2, 1], [1, -1])
    even = mean_difference_from_best_unweighted([10.0, 20, 30], None, [[1], [-1]])

    assert beside.index.value.tolist() == [12.5, 7.5, 17.5]
    assert alone.index.value == pytest.approx([10, 20 / 3])
    assert best.index.value.tolist() == [17.5, 12.5]
    assert even.index.value.tolist() == [[10], [10]]
