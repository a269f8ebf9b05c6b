"""Hidden cells stay hidden: what totals tell of them, by a programme of the test's own."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from commonweal.methods.disclosure import HOSPITAL, Policy, hidden_cells, small
from commonweal.methods.disclosure_tables import totals_of

SHAPES = [(6,), (3, 4), (4, 1), (2, 2, 3)]
PERSONS, MEN = np.array([[40, 50], [60, 70]]), np.array([[39, 20], [30, 30]])


def reach(table: np.ndarray, hidden: np.ndarray, policy: Policy) -> tuple[np.ndarray, np.ndarray]:
    """The bounds of a reader who is told more than is printed: which hidden cells are above 0."""
    axes = [axis for axis in range(table.ndim) if table.shape[axis] > 1]
    places = np.indices(table.shape).reshape(table.ndim, -1)
    lines = [
        (np.delete(places, axis, 0) == np.delete(places, axis, 0)[:, [cell]]).all(0)
        for axis in axes
        for cell in range(table.size)
    ]
    values, dark = table.ravel(), hidden.ravel()
    least = np.minimum(values, int(policy.zero_is_shown))
    ranges = [
        (low, None) if yes else (v, v) for low, v, yes in zip(least, values, dark, strict=True)
    ]
    found = [values.astype(float), values.astype(float)]
    for cell in np.flatnonzero(dark):
        for which, sign in ((0, 1), (1, -1)):
            cost = sign * (np.arange(table.size) == cell)
            sums = np.array(lines, dtype=float)
            found[which][cell] = sign * linprog(cost, None, None, sums, sums @ values, ranges).fun
    return found[0].reshape(table.shape), found[1].reshape(table.shape)


def safe(table: np.ndarray, hidden: np.ndarray, policy: Policy) -> np.ndarray:
    lower, upper = reach(table, hidden, policy)
    width = policy.width or max(policy.smallest, 1)
    return (upper > policy.smallest + 1e-6) & (upper - lower > width - 1e-6)


@settings(max_examples=100, deadline=None)
@given(st.data(), st.sampled_from(SHAPES), st.integers(1, 9), st.booleans(), st.integers(0, 12))
def test_no_small_count_can_be_told_from_the_totals(
    data: st.DataObject, shape: tuple[int, ...], smallest: int, zero: bool, width: int
) -> None:
    many = int(np.prod(shape))
    held = data.draw(st.lists(st.integers(0, 30), min_size=many, max_size=many))
    table, policy = np.array(held).reshape(shape), Policy(smallest, zero, width=width)
    found, primary = hidden_cells(table, policy), small(held, policy).reshape(shape)
    assert (primary <= found.hidden).all()
    assert (found.exposed <= primary).all()
    assert safe(table, found.hidden, policy)[primary & ~found.exposed].all()
    if len(shape) < 3:  # beyond two axes the test's programme allows halves, so proves less
        assert not safe(table, np.ones(shape, dtype=bool), policy)[found.exposed].any()


def test_a_hundred_tables_of_six_by_five_hold() -> None:
    rng, policy = np.random.default_rng(7), Policy(5)
    for _ in range(100):
        table = rng.negative_binomial(1, 1 / 20, (6, 5))
        found, primary = hidden_cells(table, policy), small(table, policy)
        assert safe(table, found.hidden, policy)[primary & ~found.exposed].all()


def test_what_two_tables_tell_by_subtraction_is_hidden() -> None:
    assert not small([PERSONS, MEN], Policy(5)).any()
    found = hidden_cells([MEN, PERSONS - MEN], Policy(5))
    assert found.hidden.all()
    assert not found.exposed.any()


def test_a_total_over_some_cells_is_told_apart() -> None:
    held = [39, 1, 20, 30]  # men and women of one area beside two others that have no such total
    found = hidden_cells(held, Policy(5), totals=[[1, 1, 0, 0]])
    assert found.hidden.tolist() == [True, True, False, False]
    assert hidden_cells([3, 50], Policy(5), totals=np.zeros((0, 2))).hidden.tolist() == [1, 0]


@pytest.mark.parametrize("shape", [(4,), (1, 4), (4, 1)])
def test_a_list_with_its_total_hides_the_next_smallest(shape: tuple[int, ...]) -> None:
    found = hidden_cells(np.reshape([3, 40, 50, 60], shape), Policy(5))
    assert found.hidden.ravel().tolist() == [True, True, False, False]
    assert not found.exposed.any()


def test_what_cannot_be_shielded_is_told() -> None:
    found = hidden_cells([[3, 0], [0, 9], [4, 30]], Policy(5))
    assert found.exposed.tolist() == [[True, False], [False, False], [False, False]]
    assert found.hidden[0].all()
    assert hidden_cells([[1], [1]], Policy(5)).exposed.all()
    assert hidden_cells([6, 9], Policy(7, width=14)).exposed.tolist() == [True, False]
    assert not hidden_cells([6, 9], Policy(7, width=13)).exposed.any()


def test_a_small_total_is_withheld_with_another_from_which_it_follows() -> None:
    table, totals = [[3, 1], [40, 50], [60, 70]], totals_of((3, 2))
    of_columns, of_rows, all_of_it = np.split(totals, [2, 5])
    asked = [totals, np.concatenate([of_columns, of_rows[1:], all_of_it])]
    for shown in asked:  # the first row is what the others leave of all
        assert hidden_cells(table, Policy(5), totals=shown).exposed[0].all()
    shown = np.concatenate([of_columns, of_rows[2:], all_of_it])
    assert not hidden_cells(table, Policy(5), totals=shown).exposed.any()


def test_the_bounds_of_a_small_count_reach_above_the_smallest_shown() -> None:
    table, policy = np.array([[2, 0, 9, 9], [9, 9, 9, 9]]), Policy(5, width=2)
    assert reach(table, hidden_cells(table, policy).hidden, policy)[1][0, 0] > 5


def test_a_lone_small_count_is_shielded_by_three_others() -> None:
    hidden = hidden_cells([[3, 40, 50], [60, 70, 80], [90, 91, 92]], Policy(5)).hidden
    assert hidden.sum() == 4
    assert (hidden.sum(0)[hidden.any(0)] >= 2).all()


@pytest.mark.parametrize("table", [[[10, 20], [30, 40]], [[0, 20], [30, 40]], np.zeros((0, 3))])
def test_a_table_without_small_counts_is_shown_whole(table: list[list[int]]) -> None:
    found = hidden_cells(table, HOSPITAL)
    assert not found.hidden.any()
    assert not found.exposed.any()


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_table_with_a_count_that_is_missing_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="missing, masked or infinite"):
        hidden_cells([[wrong, 3], [4, 5]], HOSPITAL)


def test_thirty_areas_by_ten_causes_are_done_while_one_waits() -> None:
    table = np.random.default_rng(1).negative_binomial(1, 1 / 31, (30, 10))
    begun = time.process_time()
    assert not hidden_cells(table, HOSPITAL).exposed.any()
    assert time.process_time() - begun < 5
    assert len(totals_of(table.shape)) == 41
