"""Rows laid out by key, and years of life lost."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.by_key import in_order, laid_out
from commonweal.methods.years_lost import years_of_life_lost, years_to_age


def test_the_order_of_rows_does_not_matter():
    rng = np.random.default_rng(1)
    area, age = np.divmod(np.arange(60), 20)
    value = rng.normal(size=60)
    mixed = rng.permutation(60)

    found = laid_out(value[mixed], area[mixed].tolist(), age[mixed].tolist())

    np.testing.assert_array_equal(found.value, value.reshape(3, 20))
    assert found.axes == (tuple(range(3)), tuple(range(20)))


def test_no_rows_and_wanted_axes_give_missing_values():
    found = laid_out([], [], axes=[["A", "B"]])

    assert np.isnan(found.value).all() and found.axes == (("A", "B"),)


@pytest.mark.parametrize(
    ("keys", "axes", "told"),
    [
        ((["A", "A"],), None, "rows 0 and 1 have the same keys: 'A'"),
        ((["A", "B"],), [["A"]], "row 1: the key 'B' is not among those wanted"),
        ((["A"],), None, "1 keys for 2 values"),
        ((["A", "B"],), [["A", "A"]], "wanted twice"),
        ((["A", "B"],), [None, None], "one sequence of keys for each axis"),
        ((), None, "one sequence of keys for each axis"),
    ],
)
def test_rows_that_cannot_be_laid_out_are_named(keys, axes, told):
    with pytest.raises(ValueError, match=told):
        laid_out([1.0, 2.0], *keys, axes=axes)


def test_reference_rates_follow_the_keys_of_the_population():
    rates = np.arange(6.0).reshape(2, 3)

    np.testing.assert_array_equal(
        in_order(rates, ["a", "b", "c"], ["c", "a"]), [[2.0, 0.0], [5.0, 3.0]]
    )
    np.testing.assert_array_equal(in_order(rates, ["x", "y"], ["y"], axis=0), [[3.0, 4.0, 5.0]])


@pytest.mark.parametrize(
    ("held", "wanted", "told"),
    [
        (["a", "a", "b"], ["a"], "'a' is held twice"),
        (["a", "b", "c"], ["d"], "no values of 'd' are held"),
        (["a", "b"], ["a"], "2 keys do not name"),
    ],
)
def test_keys_that_are_not_held_are_told(held, wanted, told):
    with pytest.raises(ValueError, match=told):
        in_order([1.0, 2.0, 3.0], held, wanted)


def test_years_lost_are_those_of_the_sound_groups():
    deaths = [[2, 3, 0], [np.nan, 1, 1], [-1, 1, 1]]

    found = years_of_life_lost(deaths, years_to_age([0, 50, 75]))

    assert found[0] == 2 * 50 + 3 * 12.5
    assert np.isnan(found[1:]).all()


def test_a_band_across_the_age_ends_there():
    assert years_to_age([0, 70, 80], until=75).tolist() == [40.0, 2.5, 0.0]


@pytest.mark.parametrize("years", [[np.nan, 1], [-1, 1]])
def test_expected_years_must_be_known(years):
    with pytest.raises(ValueError, match="years lost in each band"):
        years_of_life_lost([1, 1], years)


def test_expected_years_of_one_group_stop_no_other():
    found = years_of_life_lost([1, 1], [[4, 1], [np.nan, 1], [-1, 1]])

    assert found[0] == 5
    assert np.isnan(found[1:]).all()


@pytest.mark.parametrize(
    ("starts", "until"), [([0, 5, 5], 5), ([5, 10], 8), ([], 1), ([0, 5], 6), ([0, 5], 0)]
)
def test_ages_that_cannot_be(starts, until):
    with pytest.raises(ValueError, match=r"ascend|until"):
        years_to_age(starts, until=until)


def test_numbers_within_text_are_sorted_by_their_size():
    bands = ["10-14", "5-9", "0-4", "90+"]
    deciles = [str(one) for one in range(1, 11)]

    found = laid_out([3.0, 2.0, 1.0, 4.0], bands)

    assert found.axes == (("0-4", "5-9", "10-14", "90+"),)
    assert found.value.tolist() == [1.0, 2.0, 3.0, 4.0]
    assert laid_out(np.arange(10.0), deciles[::-1]).axes == (tuple(deciles),)
