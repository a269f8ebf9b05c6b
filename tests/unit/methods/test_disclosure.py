"""Hidden counts stay hidden: bounds whatever the totals of the table tell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from commonweal.methods.disclosure import HOSPITAL, Policy, hidden_cells, rounded, small


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
