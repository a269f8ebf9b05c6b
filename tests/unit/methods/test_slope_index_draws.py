"""Draws of the slope index: as sorted in full, and nothing drawn where nothing is asked."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.estimate import Reason
from commonweal.methods.slope_index_drawn import (
    slope_index_of_proportions_drawn,
    slope_index_of_rates_drawn,
)
from commonweal.methods.slope_index_draws import Draws, _sort_both_ends

VALUES, ERRORS, PEOPLE = [90.0, 80, 72, 66, 60], [0.05] * 5, [100] * 5


@pytest.mark.parametrize(("low", "high"), [(0, 999), (25, 974), (3, 4), (499, 500)])
def test_both_ends_are_those_of_a_full_sort(low: int, high: int) -> None:
    drawn = Draws(1000, 7).normal(1)[0]
    whole = np.sort(drawn)
    _sort_both_ends(drawn, low, high)
    assert (drawn[: low + 1] == whole[: low + 1]).all()
    assert (drawn[high:] == whole[high:]).all()


def test_equal_seeds_give_equal_draws() -> None:
    assert (Draws(1000, 3).normal(2) == Draws(1000, 3).normal(2)).all()
    assert (Draws(1000, 3).normal(2) != Draws(1000, 4).normal(2)).any()


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="1,000 or more, not 999"):
        slope_index_of_rates_drawn(VALUES, ERRORS, PEOPLE, draws=999)


def test_no_level_gives_no_limits_and_draws_nothing() -> None:
    found = slope_index_of_rates_drawn([VALUES] * 3, ERRORS, PEOPLE, confidence=[], draws=1000)
    assert found.index.slope.lower.shape == (0, 3)
    assert found.slope_error.shape == (2, 0, 3)
    assert (found.index.slope.value < 0).all()


def test_a_negative_multiplier_turns_slope_and_ratio() -> None:
    shares = np.array(VALUES) / 100
    plain = slope_index_of_proportions_drawn(shares, ERRORS, PEOPLE, draws=1000).index
    turned = slope_index_of_proportions_drawn(
        shares, ERRORS, PEOPLE, draws=1000, multiplier=-1
    ).index
    assert float(turned.slope.value) == pytest.approx(-float(plain.slope.value))
    assert float(turned.relative.value) == pytest.approx(1 / float(plain.relative.value))
    assert float(turned.slope.upper) == pytest.approx(-float(plain.slope.lower), rel=0.02)


def test_a_value_off_the_scale_has_a_reason_and_no_limits() -> None:
    found = slope_index_of_proportions_drawn(
        [[0.5, 0.4, 0.3, 0.2, 1.0], [0.5, 0.4, 0.3, 0.2, 0.1]], ERRORS, PEOPLE, draws=1000
    ).index.slope
    assert found.reason.tolist() == [Reason.OUT_OF_RANGE, Reason.NONE]
    assert np.isnan([found.value[0], found.lower[0], found.upper[0]]).all()
    assert found.lower[1] < found.value[1] < found.upper[1]
