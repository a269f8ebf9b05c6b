"""Hidden counts stay hidden: bounds whatever the totals of the table tell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.methods.disclosure import HOSPITAL, Policy, hidden_cells, rounded, small
from commonweal.methods.disclosure_bounds import bounds_of_hidden

WIDE = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=3, max_size=3)


@settings(max_examples=60, deadline=None)
@given(WIDE, st.integers(1, 9), st.booleans())
def test_no_small_count_can_be_bounded_closely(
    table: list[list[int]], smallest: int, zero: bool
) -> None:
    policy = Policy(smallest, zero_is_shown=zero)
    hidden = hidden_cells(table, policy)
    assert (small(table, policy) <= hidden).all()
    if hidden.all() or not hidden.any():
        return
    told = zero and (np.array(table)[hidden] >= 1).all()  # else nothing of the least is told
    lower, upper = bounds_of_hidden(table, hidden, least=int(told))
    assert ((upper - lower)[small(table, policy)] >= smallest).all()


def test_a_lone_small_count_is_shielded_by_three_others() -> None:
    hidden = hidden_cells([[3, 40, 50], [60, 70, 80], [90, 91, 92]], Policy(5))
    assert hidden.sum() == 4
    assert (hidden.sum(0)[hidden.any(0)] >= 2).all()


def test_a_nought_is_hidden_only_where_nothing_else_shields() -> None:
    hidden = hidden_cells([[3, 0], [0, 9], [4, 30]], Policy(5))
    assert hidden[0].all()
    assert hidden[0, 1]


def test_a_table_without_small_counts_is_shown_whole() -> None:
    assert not hidden_cells([[10, 20], [30, 40]], HOSPITAL).any()
    assert not hidden_cells([[0, 20], [30, 40]], HOSPITAL).any()


def test_nought_is_hidden_where_it_may_not_be_told() -> None:
    assert small([0, 1, 8], Policy(7, zero_is_shown=False)).tolist() == [True, True, False]


def test_counts_are_rounded_and_small_ones_are_gone() -> None:
    found = rounded([0, 1, 7, 8, 12, 13, np.nan], HOSPITAL)
    assert found.tolist()[:1] == [0.0]
    assert np.isnan(found[[1, 2, 6]]).all()
    assert found[3:6].tolist() == [10.0, 10.0, 15.0]


def test_a_masked_or_missing_count_is_never_shown() -> None:
    masked = np.ma.array([30, 9, 4], mask=[1, 0, 0])
    assert small(masked, HOSPITAL).tolist() == [True, False, True]
    assert small([np.nan, np.inf], HOSPITAL).all()
    assert np.isnan(rounded(masked, HOSPITAL)).tolist() == [True, False, True]


@pytest.mark.parametrize("call", [small, rounded, hidden_cells])
@pytest.mark.parametrize(("wrong", "told"), [(7.4, "fraction: 7.4"), (-2, "negative: -2")])
def test_a_count_that_is_no_number_of_people_is_refused(
    call: Callable[..., object], wrong: float, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        call([[9, wrong]], HOSPITAL)


@pytest.mark.parametrize("name", ["smallest", "base", "width"])
@pytest.mark.parametrize("wrong", [-1, 5.5, float("nan"), "5"])
def test_a_policy_of_no_whole_numbers_is_refused(name: str, wrong: object) -> None:
    with pytest.raises(ValueError, match=f"{name} must be a whole number"):
        Policy(**({"smallest": 5} | {name: wrong}))  # type: ignore[arg-type]


def test_a_policy_that_hides_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="hides nothing"):
        Policy(0)
    assert small([0, 1], Policy(0, zero_is_shown=False)).tolist() == [True, False]


@pytest.mark.parametrize("smallest", range(1, 12))
def test_a_base_rounds_nobody_away(smallest: int) -> None:
    for base in range(1, 2 * smallest + 3):
        assert rounded([smallest + 1], Policy(smallest, base=base))[0] > 0
    with pytest.raises(ValueError, match="is rounded to 0"):
        Policy(smallest, base=2 * smallest + 3)


@pytest.mark.parametrize("table", [[1.0, 2.0], [[1.0, np.nan]], [[-1.0, 2.0]]], ids=str)
def test_a_table_that_is_none_is_refused(table: object) -> None:
    with pytest.raises(ValueError, match=r"rows and columns|negative"):
        hidden_cells(table, HOSPITAL)  # type: ignore[arg-type]


def test_what_cannot_be_shielded_hides_all() -> None:
    assert hidden_cells([[1], [1]], Policy(5)).all()
