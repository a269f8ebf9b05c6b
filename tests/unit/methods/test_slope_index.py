"""The slope index in closed form beside ordinary weighted least squares."""

from __future__ import annotations

import numpy as np
import pytest

from commonweal.methods.estimate import Reason
from commonweal.methods.slope_index import slope_index
from commonweal.methods.slope_index_drawn import slope_index_of_rates_drawn
from commonweal.methods.slope_index_transformed import (
    slope_index_of_proportions,
    slope_index_of_rates,
)

VALUES = np.array([70.0, 72, 71, 76, 78])
ERRORS, PEOPLE = np.array([1.0, 0.8, 1.2, 1, 0.9]), np.array([90.0, 110, 100, 120, 80])


def test_the_line_is_that_of_weighted_least_squares() -> None:
    share = PEOPLE / PEOPLE.sum()
    rank = np.cumsum(share) - share / 2
    design = np.column_stack([np.ones(5), rank]) * np.sqrt(share)[:, None]
    weights = np.linalg.pinv(design) * np.sqrt(share)
    intercept, slope = weights @ VALUES
    found = slope_index(VALUES, ERRORS, PEOPLE)
    assert float(found.slope.value) == pytest.approx(slope, rel=1e-12)
    assert float(found.intercept) == pytest.approx(intercept, rel=1e-12)
    half = 1.959963984540054 * np.sqrt((weights[1] ** 2 * ERRORS**2).sum())
    assert float(found.slope.upper - found.slope.value) == pytest.approx(half, rel=1e-12)


def test_a_negative_multiplier_turns_slope_ratio_and_their_limits() -> None:
    plain = slope_index(VALUES, ERRORS, PEOPLE)
    turned = slope_index(VALUES, ERRORS, PEOPLE, multiplier=-1)
    assert float(turned.slope.lower) == pytest.approx(-float(plain.slope.upper), rel=1e-12)
    for one, other in (("value", "value"), ("lower", "upper"), ("upper", "lower")):
        inverted = 1 / float(getattr(plain.relative, other))
        assert float(getattr(turned.relative, one)) == pytest.approx(inverted, rel=1e-12)


def test_a_ratio_to_an_end_that_may_be_nought_has_no_limits() -> None:
    found = slope_index([0.5, 1, 2, 3, 4], [2.0] * 5, PEOPLE).relative
    assert np.isnan(found.lower)
    assert np.isnan(found.upper)


@pytest.mark.parametrize("multiplier", [1, -1])
def test_a_line_with_an_end_below_nought_has_a_slope_and_no_ratio(multiplier: int) -> None:
    falls, rises = [4.0, 3, 2, 1, -0.5], [-0.5, 1, 2, 3, 4]
    found = slope_index([falls, rises, VALUES], [0.1] * 5, PEOPLE, multiplier=multiplier)
    expected = [Reason.OUT_OF_RANGE, Reason.OUT_OF_RANGE, Reason.NONE]
    assert found.relative.reason.tolist() == expected
    assert not found.slope.reason.any()
    for one in (found.relative.value, found.relative.lower, found.relative.upper):
        assert np.isnan(one).tolist() == [True, True, False]
    assert np.isfinite([found.slope.value, found.slope.lower, found.slope.upper]).all()


def test_a_drawn_line_with_an_end_below_nought_has_a_slope_and_no_ratio() -> None:
    steep = [0.001, 0.001, 0.001, 0.2, 0.9]
    drawn = slope_index_of_rates_drawn(steep, [0.1] * 5, PEOPLE, draws=1000)
    assert drawn.index.slope.reason == Reason.NONE
    assert drawn.index.relative.reason == Reason.OUT_OF_RANGE
    assert np.isnan([drawn.index.relative.value, drawn.index.relative.upper]).all()
    assert np.isnan(drawn.relative_error).all()
    assert not np.isnan(drawn.slope_error).any()


@pytest.mark.parametrize("multiplier", [0, np.nan, np.inf])
def test_a_multiplier_of_nought_or_none_is_refused(multiplier: float) -> None:
    shares = np.linspace(0.3, 0.2, 5)
    for way in (slope_index, slope_index_of_rates, slope_index_of_proportions):
        with pytest.raises(ValueError, match="a multiplier of a slope"):
            way(shares, shares / 10, PEOPLE, multiplier=multiplier)
    with pytest.raises(ValueError, match="a multiplier of a slope"):
        slope_index_of_rates_drawn(shares, shares, PEOPLE, multiplier=multiplier, draws=1000)


def test_a_rate_below_nought_is_out_of_range_and_not_missing() -> None:
    found = slope_index_of_rates([-1.0, 2, 3, 4, 5], [0.1] * 5, PEOPLE)
    assert found.slope.reason == Reason.OUT_OF_RANGE


@pytest.mark.parametrize("groups", [4, 101])
def test_too_few_or_too_many_groups_are_refused(groups: int) -> None:
    one = np.ones(groups)
    with pytest.raises(ValueError, match=f"not {groups}"):
        slope_index(one, one, one)
    with pytest.raises(ValueError, match="not 0"):
        slope_index(1.0, 1.0, 1.0)


def test_one_bad_area_gets_its_reason_and_stops_no_other() -> None:
    values, errors, people = (np.tile(one, (4, 1)) for one in (VALUES, ERRORS, PEOPLE))
    values[1, 0], errors[2, 3], people[3, 4] = np.nan, -1, 0
    expected = [Reason.NONE, Reason.MISSING, Reason.NEGATIVE, Reason.NO_POPULATION]
    for way in (slope_index, slope_index_of_rates, slope_index_of_proportions):
        found = way(values / 100, errors / 100, people)
        assert found.slope.reason.tolist() == expected
        assert np.isfinite(found.slope.upper[0])
        assert np.isnan(found.slope.upper[1:]).all()
