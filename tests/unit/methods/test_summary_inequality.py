"""The summary measures with limits in closed form, beside slow second computations."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.unit.methods.group_examples import (
    ERROR,
    PEOPLE,
    VALUE,
    concentration,
    mean,
    standard_error,
)

from commonweal.methods.attributable import (
    population_attributable_fraction,
    population_attributable_risk,
)
from commonweal.methods.between_groups import (
    between_group_standard_deviation,
    between_group_variance,
    coefficient_of_variation,
)
from commonweal.methods.concentration import (
    absolute_concentration_index,
    relative_concentration_index,
)
from commonweal.methods.concentration_bounded import erreygers_index, wagstaff_index
from commonweal.methods.entropy_indices import mean_log_deviation, theil_index
from commonweal.methods.estimate import Reason
from commonweal.methods.group_gap import (
    ordered_difference,
    ordered_ratio,
)
from commonweal.methods.group_range import range_difference, range_ratio

Z = 1.959963984540054


def variance(value):
    return sum(n * (y - mean(value)) ** 2 for y, n in zip(value, PEOPLE, strict=True)) / sum(PEOPLE)


def theil(value):
    shares = [y * n / (mean(value) * sum(PEOPLE)) for y, n in zip(value, PEOPLE, strict=True)]
    people = [n / sum(PEOPLE) for n in PEOPLE]
    return 1000 * sum(s * math.log(s / p) for s, p in zip(shares, people, strict=True))


def log_deviation(value):
    logs = sum(n * math.log(y) for y, n in zip(value, PEOPLE, strict=True)) / sum(PEOPLE)
    return 1000 * (math.log(mean(value)) - logs)


def wagstaff(value):
    return 100 * concentration(value) * mean(value) / ((100 - mean(value)) * mean(value))


CASES = [
    pytest.param(between_group_variance, variance, (), id="variance"),
    pytest.param(theil_index, theil, (), id="Theil"),
    pytest.param(mean_log_deviation, log_deviation, (), id="mean log deviation"),
    pytest.param(
        absolute_concentration_index, lambda v: mean(v) * concentration(v), (), id="absolute index"
    ),
    pytest.param(
        relative_concentration_index, lambda v: 100 * concentration(v), (), id="relative index"
    ),
    pytest.param(wagstaff_index, wagstaff, ((0, 100),), id="Wagstaff"),
    pytest.param(
        erreygers_index,
        lambda v: 4 * mean(v) * concentration(v) / 100,
        ((0, 100),),
        id="Erreygers",
    ),
    pytest.param(
        population_attributable_risk, lambda v: max(v) - mean(v), (1, None), id="risk, best group"
    ),
    pytest.param(
        population_attributable_risk, lambda v: v[3] - mean(v), (1, 3), id="risk, one group"
    ),
    pytest.param(
        population_attributable_fraction,
        lambda v: 100 * (min(v) - mean(v)) / mean(v),
        (-1, None),
        id="fraction",
    ),
]


@pytest.mark.parametrize(("index", "slow", "more"), CASES)
def test_index_and_its_limits_are_those_of_the_slow_way(index, slow, more):
    found = index(VALUE, ERROR, PEOPLE, *more)

    assert found.value == pytest.approx(slow(VALUE))
    reach = Z * standard_error(slow, VALUE)
    assert found.upper - found.value == pytest.approx(reach, rel=1e-5)
    assert found.value - found.lower == pytest.approx(reach, rel=1e-5)
    assert found.method == "delta method"


@pytest.mark.parametrize(
    ("index", "square", "multiplier"),
    [
        pytest.param(between_group_standard_deviation, variance, 1, id="deviation"),
        pytest.param(
            coefficient_of_variation,
            lambda v: variance(v) / mean(v) ** 2,
            100,
            id="coefficient of variation",
        ),
    ],
)
def test_deviation_has_the_roots_of_the_limits_of_its_square(index, square, multiplier):
    found = index(VALUE, ERROR, PEOPLE)

    reach = Z * standard_error(square, VALUE)
    assert found.value == pytest.approx(multiplier * math.sqrt(square(VALUE)))
    assert found.upper == pytest.approx(multiplier * math.sqrt(square(VALUE) + reach), rel=1e-5)
    assert found.lower == pytest.approx(multiplier * math.sqrt(square(VALUE) - reach), rel=1e-5)
    assert np.isnan(index(VALUE, None, PEOPLE).upper)


@pytest.mark.parametrize(("index", "slow", "more"), CASES)
def test_index_without_standard_errors_has_no_limits(index, slow, more):
    found = index(VALUE, None, PEOPLE, *more, confidence=[0.95, 0.998])

    assert found.value == pytest.approx(slow(VALUE))
    assert np.isnan(found.lower).all()
    assert found.upper.shape == (2,)


@pytest.mark.parametrize(("index", "slow", "more"), CASES)
def test_one_bad_set_leaves_the_others(index, slow, more):
    value = np.tile(VALUE, (4, 1))
    error, people = np.tile(ERROR, (4, 1)), np.tile(PEOPLE, (4, 1))
    value[0, 2], people[1, 0], error[2, 4] = np.nan, 0, -1

    found = index(value, error, people, *more)

    reasons = [Reason.MISSING, Reason.NO_POPULATION, Reason.NEGATIVE, Reason.NONE]
    assert found.reason.tolist() == reasons
    assert np.isnan(found.value).tolist() == [True, True, True, False]
    assert found.value[3] == pytest.approx(slow(VALUE))


@pytest.mark.parametrize(
    ("index", "value"),
    [
        pytest.param(theil_index, [0.0, 10], id="Theil of 0"),
        pytest.param(mean_log_deviation, [0.0, 10], id="log deviation of 0"),
        pytest.param(relative_concentration_index, [-10.0, 10], id="mean of 0"),
        pytest.param(coefficient_of_variation, [-10.0, 5], id="mean below 0"),
    ],
)
def test_value_without_a_relative_index_is_out_of_range(index, value):
    found = index(value, None, [1, 1])

    assert found.reason == Reason.OUT_OF_RANGE
    assert np.isnan(found.value)


def test_published_concentration_index_of_deaths_before_five_in_india():
    """O'Donnell and others (2008), table 8.1, quoted without the book at hand."""
    births = [29939, 28776, 26528, 24689, 19739]
    rates = [154.7, 152.9, 119.5, 86.9, 54.3]

    found = relative_concentration_index(rates, None, births, multiplier=1)

    assert float(found.value) == pytest.approx(-0.1694, abs=5e-5)


def test_published_mean_log_deviation_of_five_regions():
    """Störmann (2009), as the manual of the R package REAT prints it: 0.2326302."""
    found = mean_log_deviation([10.0, 10, 10, 20, 50], None, 1.0, multiplier=1)

    assert float(found.value) == pytest.approx(0.2326302, abs=5e-8)


def test_equal_values_show_no_inequality():
    people, equal = [1, 2, 3], [40.0] * 3

    for index in (between_group_variance, theil_index, mean_log_deviation):
        assert index(equal, [1.0] * 3, people).value == pytest.approx(0, abs=1e-12)
    deviation = between_group_standard_deviation([0.1] * 3, [1.0] * 3, [1, 2, 4])
    assert deviation.lower == deviation.value == deviation.upper == 0


@pytest.mark.parametrize("index", [wagstaff_index, erreygers_index])
def test_value_outside_its_bounds_is_out_of_range(index):
    value = [[0.2, 1.2], [0.2, 0.4], [np.nan, 1.2]]

    found = index(value, None, [1, 1], (0, 1))

    assert found.reason.tolist() == [Reason.OUT_OF_RANGE, Reason.NONE, Reason.MISSING]


def test_mean_at_a_bound_has_no_normalised_index():
    assert wagstaff_index([1.0, 1.0], None, [1, 1], (0, 1)).reason == Reason.OUT_OF_RANGE
    assert erreygers_index([1.0, 1.0], None, [1, 1], (0, 1)).value == 0


def test_bounds_that_fall_are_refused():
    with pytest.raises(ValueError, match="bounds rise"):
        wagstaff_index([0.2, 0.4], None, [1, 1], (1, 0))


def test_shares_give_wagstaff_and_erreygers_as_first_written():
    value, people = [0.2, 0.5, 0.7], [2, 3, 5]
    relative = relative_concentration_index(value, None, people, multiplier=1).value
    average = np.average(value, weights=people)

    assert wagstaff_index(value, None, people, (0, 1)).value == pytest.approx(
        relative / (1 - average)
    )
    assert erreygers_index(value, None, people, (0, 1)).value == pytest.approx(
        4 * average * relative
    )


def test_average_better_than_the_reference_has_nothing_to_gain():
    value = [[30.0, 20, 10], [10.0, 20, 30]]

    found = population_attributable_risk(value, [1.0] * 3, [1, 1, 1], [1, -1], [2, 2])

    assert found.value.tolist() == [0, 0]
    assert found.upper[0] == 0
    assert found.lower[1] == 0


def test_reference_that_is_no_group_is_refused():
    for wrong in (3, -1, 0.5):
        with pytest.raises(ValueError, match="a reference is a place from 0 to 2"):
            population_attributable_risk([1.0, 2, 3], None, [1, 1, 1], 1, wrong)


def test_one_set_is_read_once_for_each_reference_and_each_way():
    found = population_attributable_risk([10.0, 20, 30], None, [1, 1, 1], [[1], [-1]], [0, 2])

    assert found.value.tolist() == [[0, 10], [-10, 0]]


def test_good_that_is_no_sign_is_refused():
    with pytest.raises(ValueError, match="good is 1"):
        ordered_difference([1.0, 2.0], None, 0)


def test_ends_are_set_against_each_other_as_good_says():
    value, error = [[30.0, 99, 20], [20.0, np.nan, 30]], [[3.0, 1, 2], [2.0, 1, 3]]

    apart = ordered_difference(value, error, [-1, 1])
    ratio = ordered_ratio(value, error, [-1, 1])

    assert apart.value.tolist() == [10, 10]
    assert apart.upper == pytest.approx([10 + Z * math.sqrt(13)] * 2)
    assert ratio.value.tolist() == [1.5, 1.5]
    assert ratio.upper == pytest.approx([1.5 * math.exp(Z * math.sqrt(0.02))] * 2)


def test_range_is_of_the_highest_and_the_lowest():
    value, error = [[25.0, 30, 20], [25.0, np.nan, 20]], [9.0, 3, 2]

    apart, ratio = range_difference(value, error), range_ratio(value, error)

    assert apart.value[0] == 10
    assert apart.lower[0] == pytest.approx(10 - Z * math.sqrt(13))
    assert ratio.value[0] == 1.5
    assert apart.reason.tolist() == ratio.reason.tolist() == [0, Reason.MISSING]
    assert np.isnan(range_ratio(value, None).upper).all()


@pytest.mark.parametrize("value", [5.0, [5.0]])
def test_fewer_than_two_groups_are_refused(value):
    with pytest.raises(ValueError, match="2 groups or more"):
        range_difference(value, None)
    with pytest.raises(ValueError, match="2 groups or more"):
        theil_index(value, None, 1)


@pytest.mark.parametrize("index", [coefficient_of_variation, theil_index, mean_log_deviation])
def test_multiplier_of_nothing_is_refused(index):
    with pytest.raises(ValueError, match="a multiplier must be above 0, not 0"):
        index(VALUE, None, PEOPLE, multiplier=0)
