"""Effort beside need: flat and graded effort, a second computation, and what may not matter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.methods.concentration import relative_concentration_index
from commonweal.methods.estimate import Reason
from commonweal.methods.proportionality import (
    Balance,
    balance_of,
    deprivation_weighted_population,
    proportionality,
)

PEOPLE = np.array([8.0, 9, 7, 10, 12, 8, 9, 11, 10, 8, 7, 9]) * 1000
DEPRIVED = np.array([0.34, 0.3, 0.28, 0.24, 0.22, 0.2, 0.17, 0.15, 0.12, 0.1, 0.08, 0.05])
NEED = deprivation_weighted_population(PEOPLE, DEPRIVED)
SCATTER = np.array([1.02, 0.97, 1.03, 0.99, 0.98, 1.01, 1.0, 1.02, 0.98, 0.99, 1.01, 1.0])
T_11 = 2.200985160082949


def slow(effort, need, people, deprived):
    """The index by its definition, area by area."""
    e, n, p = (np.asarray(one) / np.sum(one) for one in (effort, need, people))
    rank = [p[deprived > one].sum() + p[deprived == one].sum() / 2 for one in deprived]
    return 2 * np.dot(e - n, rank)


def balance(effort):
    return Balance(int(balance_of(proportionality(effort, NEED, PEOPLE, DEPRIVED))))


def test_flat_effort_is_not_proportionate_and_graded_effort_is():
    assert balance(PEOPLE * SCATTER) is Balance.LESS_WHERE_NEEDED
    assert balance(NEED * SCATTER) is Balance.PROPORTIONATE
    assert balance(NEED * DEPRIVED * SCATTER) is Balance.MORE_WHERE_NEEDED
    assert balance(PEOPLE / DEPRIVED) is Balance.LESS_WHERE_NEEDED


def test_effort_all_over_the_place_cannot_be_told():
    chance = np.array([0.2, 3, 0.5, 2.5, 0.3, 1.8, 0.4, 2.2, 0.6, 1.5, 0.2, 2.0])

    assert balance(NEED * chance) is Balance.CANNOT_TELL


def test_flat_effort_scores_what_need_does_with_the_other_sign():
    found = proportionality(PEOPLE * 3, NEED, PEOPLE, DEPRIVED)

    assert found.of_effort == pytest.approx(0, abs=1e-12)
    assert found.index.value == pytest.approx(-found.of_need, abs=1e-12)
    assert found.ratio == pytest.approx(PEOPLE / NEED)
    assert found.moved == pytest.approx(np.abs(PEOPLE - NEED).sum() / 2 / PEOPLE.sum())


def test_effort_in_proportion_scores_nought_and_hangs_on_no_area():
    found = proportionality(NEED / 7, NEED, PEOPLE, DEPRIVED)

    for number in (found.index.value, found.index.lower, found.index.upper, found.moved):
        assert number == pytest.approx(0, abs=1e-12)
    assert found.ratio == pytest.approx(np.ones(12))


def test_each_part_is_the_concentration_index_of_values_per_head():
    effort = PEOPLE * SCATTER**3
    found = proportionality(effort, NEED, PEOPLE, DEPRIVED)

    for share, total in ((found.of_effort, effort), (found.of_need, NEED)):
        same = relative_concentration_index(total / PEOPLE, None, PEOPLE, multiplier=1)
        assert share == pytest.approx(float(same.value), abs=1e-12)


def test_limits_are_those_of_leaving_out_each_area_the_slow_way():
    deprived = DEPRIVED.round(1)  # with areas that are level
    given_ = (PEOPLE * SCATTER**9, NEED, PEOPLE, deprived)
    found = proportionality(*given_)

    without = [slow(*(np.delete(one, i) for one in given_)) for i in range(12)]
    error = np.sqrt(11 / 12 * ((without - np.mean(without)) ** 2).sum())
    assert found.index.value == pytest.approx(slow(*given_), abs=1e-12)
    assert found.index.upper - found.index.value == pytest.approx(T_11 * error, rel=1e-9)
    assert found.index.value - found.index.lower == pytest.approx(T_11 * error, rel=1e-9)


numbers = st.floats(0.1, 100)
areas = st.lists(st.tuples(numbers, numbers, numbers, st.integers(1, 5)), min_size=3, max_size=12)


@given(areas, st.floats(0.01, 1000), st.floats(0.01, 1000), st.randoms(use_true_random=False))
def test_units_and_the_order_of_areas_do_not_matter(rows, scale, other, chance):
    turned = list(rows)
    chance.shuffle(turned)
    found = proportionality(*np.array(rows).T)
    effort, need, people, deprived = np.array(turned).T
    same = proportionality(effort * scale, need * other, people * scale, deprived**2 * other)

    for one in ("value", "lower", "upper"):
        first, second = getattr(found.index, one), getattr(same.index, one)
        assert first == pytest.approx(float(second), rel=1e-9, abs=1e-9)
    assert found.moved == pytest.approx(float(same.moved), rel=1e-9, abs=1e-9)


@given(areas)
def test_the_index_stays_within_its_bounds_and_turns_its_sign(rows):
    effort, need, people, deprived = np.array(rows).T
    found = proportionality(effort, need, people, deprived)
    turned = proportionality(need, effort, people, deprived)

    assert -2 <= found.index.value <= 2 and 0 <= found.moved <= 1
    assert turned.index.value == pytest.approx(-float(found.index.value), abs=1e-12)


@given(areas)
def test_an_area_cut_in_two_level_halves_changes_no_index(rows):
    whole = np.array(rows).T
    halves = np.concatenate([whole, whole[:, :1]], axis=1)
    halves[:3, [0, -1]] /= 2

    found, cut = proportionality(*whole), proportionality(*halves)

    assert cut.index.value == pytest.approx(float(found.index.value), abs=1e-9)
    assert cut.moved == pytest.approx(float(found.moved), abs=1e-9)


def test_missing_areas_are_marked_and_stop_no_other_set():
    effort = np.array([[1.0, np.nan, 3], [1, 2, 3]])
    found = proportionality(effort, [3, 2, 1], [1, 1, 1], [3, 2, 1])

    assert found.index.reason.tolist() == [Reason.MISSING, Reason.NONE]
    assert found.missing.tolist() == [[False, True, False], [False] * 3]
    assert np.isnan(found.ratio[0]).all() and not np.isnan(found.ratio[1]).any()
    assert balance_of(found)[0] == Balance.CANNOT_TELL


@pytest.mark.parametrize(
    ("effort", "need", "people", "reason"),
    [
        ([-1, 2, 3], [1, 1, 1], [1, 1, 1], Reason.NEGATIVE),
        ([1, 2, 3], [1, -1, 1], [1, 1, 1], Reason.NEGATIVE),
        ([1, 2, 3], [1, 1, 1], [1, 0, 1], Reason.NO_POPULATION),
        ([0, 0, 0], [1, 1, 1], [1, 1, 1], Reason.NO_POPULATION),
        ([1, 2, 3], [0, 0, 0], [1, 1, 1], Reason.NO_POPULATION),
    ],
)
def test_what_cannot_be_has_its_reason(effort, need, people, reason):
    found = proportionality(effort, need, people, [3, 2, 1])

    assert found.index.reason == reason and np.isnan(found.index.value)
    assert np.isnan(found.moved) and np.isnan(found.of_need)


def test_all_effort_in_one_area_has_an_index_but_no_limits():
    found = proportionality([9, 0, 0], [3, 2, 1], [1, 1, 1], [3, 2, 1])

    assert found.index.value == pytest.approx(-4 / 9)
    assert np.isnan(found.index.lower) and balance_of(found) == Balance.CANNOT_TELL


def test_an_area_without_need_has_no_ratio():
    assert np.isnan(proportionality([1, 1, 1], [1, 1, 0], [1, 1, 1], [3, 2, 1]).ratio[2])


def test_need_that_lies_evenly_cannot_tell():
    found = proportionality([1, 1, 1], [1, 1, 1], [1, 1, 1], [3, 2, 1])

    assert balance_of(found) == Balance.CANNOT_TELL


def test_limits_of_several_levels_widen():
    found = proportionality(PEOPLE * SCATTER, NEED, PEOPLE, DEPRIVED, confidence=[0.95, 0.998])

    assert found.index.lower[1] < found.index.lower[0] < found.index.value
    with pytest.raises(ValueError, match="limits of one level"):
        balance_of(found)


def test_wrong_use_is_refused():
    with pytest.raises(ValueError, match="3 areas or more, not 2"):
        proportionality([1, 2], [1, 2], [1, 2], [1, 2])
    found = proportionality(PEOPLE, NEED, PEOPLE, DEPRIVED)
    for margin in (0, 1, np.nan):
        with pytest.raises(ValueError, match="a margin is a share"):
            balance_of(found, margin=margin)


def test_weighted_people_sum_to_the_people():
    assert NEED.sum() == pytest.approx(PEOPLE.sum())
    assert pytest.approx(NEED) == PEOPLE * DEPRIVED * PEOPLE.sum() / (PEOPLE * DEPRIVED).sum()


@pytest.mark.parametrize(
    ("people", "deprived"), [([1, np.nan], [1, 1]), ([1, 1], [-1, 2]), ([1, 1], [0, 0])]
)
def test_need_that_cannot_be_weighed_is_missing(people, deprived):
    assert np.isnan(deprivation_weighted_population(people, deprived)).all()
