"""Bounds of hidden counts beside an enumeration of every whole table that fits."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.methods.disclosure_bounds import bounds_of_hidden
from commonweal.methods.disclosure_programmes import whole_solution
from commonweal.methods.disclosure_tables import totals_of

COUNTS = st.lists(st.integers(0, 3), min_size=8, max_size=8)


def enumerated(table: np.ndarray, hidden: np.ndarray, totals: np.ndarray) -> list[set[int]]:
    """The values that each hidden cell takes over all whole tables with the same totals."""
    seen: list[set[int]] = [set() for _ in range(int(hidden.sum()))]
    right = totals @ table.ravel()
    for values in product(range(int(table.sum()) + 1), repeat=len(seen)):
        other = table.copy()
        other[hidden] = values
        if (totals @ other.ravel() == right).all():
            for one, value in zip(seen, values, strict=True):
                one.add(value)
    return seen


@settings(max_examples=40, deadline=None)
@given(
    COUNTS,
    st.sampled_from([(8,), (1, 8), (2, 4), (2, 2, 2), (4, 1, 2)]),
    st.lists(st.integers(0, 7), min_size=1, max_size=4, unique=True),
)
def test_bounds_are_those_of_every_table_that_fits(
    counts: list[int], shape: tuple[int, ...], at: list[int]
) -> None:
    table = np.array(counts).reshape(shape)
    hidden = np.isin(np.arange(8), at).reshape(shape)
    lower, upper = bounds_of_hidden(table, hidden)
    seen = enumerated(table, hidden, totals_of(shape).reshape(-1, 8).astype(int))
    assert [min(one) for one in seen] == lower[hidden].tolist()
    assert [max(one) for one in seen] == upper[hidden].tolist()
    assert lower[~hidden].tolist() == table[~hidden].tolist() == upper[~hidden].tolist()


def test_totals_may_overlap_in_any_way() -> None:
    totals = np.array([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 1]])
    table, hidden = np.array([3, 4, 2, 1]), np.ones(4, dtype=bool)
    lower, upper = bounds_of_hidden(table, hidden, totals=totals)
    seen = enumerated(table, hidden, totals)
    assert [(min(one), max(one)) for one in seen] == list(zip(lower, upper, strict=True))


def test_a_reader_who_knows_that_counts_are_whole_is_told_no_halves() -> None:
    odd = [[1, 1, 0, 0], [0, 1, 1, 0], [1, 0, 1, 1]]  # all but one table that fits have halves
    lower, upper = bounds_of_hidden([0, 1, 0, 1], np.ones(4), totals=odd)
    assert lower.tolist() == upper.tolist() == [0, 1, 0, 1]


def test_no_whole_numbers_are_made_up_where_none_fit() -> None:
    free = np.column_stack([np.zeros(3), np.full(3, np.inf)])
    pairs = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]])
    assert whole_solution([1, 1, 1], pairs, [1, 1, 1], free) is None
    assert whole_solution([1, 1, 1], pairs, [-1, 1, 1], free) is None


def test_a_cell_in_no_total_has_no_upper_bound() -> None:
    lower, upper = bounds_of_hidden([1, 0, 0, 9], [1, 1, 1, 1], totals=[[1, 1, 1, 0]])
    assert (lower.tolist(), upper.tolist()) == ([0, 0, 0, 0], [1, 1, 1, np.inf])
    assert bounds_of_hidden([[3]], [[True]])[1].tolist() == [[np.inf]]


@pytest.mark.parametrize("least", [np.nan, -1.0, np.inf])
def test_a_least_that_nobody_can_know_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match="least must be 0 or more"):
        bounds_of_hidden([[3, 9]], [[True, True]], least=least)


@pytest.mark.parametrize("table", [[[np.inf, 3], [4, 5]], [[np.nan, 3], [4, 5]], 3.0], ids=str)
def test_a_table_that_is_none_is_refused_in_plain_words(table: object) -> None:
    with pytest.raises(ValueError, match=r"a table has axes, and no count of it is missing"):
        bounds_of_hidden(table, np.ones(np.shape(table)))  # type: ignore[arg-type]


def test_bounds_need_one_shape_and_what_a_reader_is_told_to_hold() -> None:
    with pytest.raises(ValueError, match="same shape"):
        bounds_of_hidden([[1, 2]], [[True]])
    with pytest.raises(ValueError, match=r"shape \(totals, 1, 2\)"):
        bounds_of_hidden([[1, 2]], [[True, True]], totals=[[1, 1]])
    with pytest.raises(ValueError, match="lies below 1"):
        bounds_of_hidden([[0, 2]], [[True, False]], least=1)
    lower, upper = bounds_of_hidden([[1, 2]], [[False, False]])
    assert lower.tolist() == upper.tolist() == [[1, 2]]


@pytest.mark.parametrize("wrong", [-1, 2, 0.5, np.nan])
def test_totals_that_do_not_say_which_cells_are_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="totals must be true or false, 1 or 0"):
        bounds_of_hidden([3, 9], [True, True], totals=[[1, wrong]])


def test_bounds_of_large_counts_are_exact() -> None:
    table, hidden = np.full((2, 2), 10**9 + 7), np.ones((2, 2), dtype=bool)
    table[0, 0] = 3
    assert bounds_of_hidden(table, hidden, least=1)[1].tolist() == [
        [10**9 + 9, 10**9 + 9],
        [10**9 + 9, 2 * 10**9 + 13],
    ]


def test_totals_are_sums_of_more_than_one_cell() -> None:
    assert len(totals_of((3, 4))) == 3 + 4 + 1
    assert len(totals_of((1, 4))) == 1
    assert len(totals_of((1, 1))) == 0
    assert len(totals_of((2, 3, 4))) == 12 + 8 + 6 + 2 + 3 + 4 + 1
