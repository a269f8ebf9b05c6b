"""Differences, ratios, benchmarks and control charts beside a slow second reading."""

from __future__ import annotations

from itertools import pairwise
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.methods.benchmark import CANNOT, COMPARED, HIGHER, beside_limits, beside_value
from commonweal.methods.control_chart import CAUSES, control_chart
from commonweal.methods.differences import difference, ratio
from commonweal.methods.estimate import Reason

Z = 1.959963984540054


def test_a_difference_takes_what_two_values_share_into_account() -> None:
    apart, shared = difference(5.0, 0.4, 4.0, 0.3), difference(5.0, 0.4, 4.0, 0.3, covariance=0.05)
    assert float(apart.upper) == pytest.approx(1 + Z * 0.5, rel=1e-12)
    assert float(shared.upper) == pytest.approx(1 + Z * sqrt(0.15), rel=1e-12)
    same = difference(5.0, 0.4, 4.0, 0.4, covariance=0.16)
    assert (float(same.lower), float(same.upper)) == pytest.approx((1.0, 1.0), abs=1e-6)


def test_a_ratio_has_limits_that_turn_over_with_it() -> None:
    one, other = ratio(30.0, 3.0, 20.0, 2.0), ratio(20.0, 2.0, 30.0, 3.0)
    assert float(one.upper) == pytest.approx(exp(log(1.5) + Z * sqrt(0.02)), rel=1e-12)
    assert float(one.upper * other.lower) == pytest.approx(1, rel=1e-12)


def test_the_reasons_of_differences_and_ratios() -> None:
    values, errors = [1.0, np.nan, 1.0, 1.0], [0.1, 0.1, -0.1, 0.1]
    found = difference(values, errors, 2.0, 0.2, covariance=[0, 0, 0, 1.0])
    assert found.reason.tolist() == [0, Reason.MISSING, Reason.NEGATIVE, Reason.OUT_OF_RANGE]
    assert np.isnan(found.value[1:]).all()
    found = ratio([1.0, np.nan, 0.0], 0.1, 2.0, 0.2, confidence=[0.95, 0.998])
    assert found.reason.tolist() == [0, Reason.MISSING, Reason.OUT_OF_RANGE]
    assert found.lower.shape == (2, 3)


def test_limits_beside_a_benchmark() -> None:
    words = [COMPARED[one] for one in beside_value([1, 2, 4.1, np.nan], [2, 4, 5, 6], 4)]
    assert words == ["lower", "similar", "higher", "cannot be compared"]
    assert [COMPARED[one] for one in beside_limits([5, 4], [9, 9], 1, 4)] == ["higher", "similar"]


def test_limits_in_the_wrong_order_cannot_be_compared_and_stop_no_other() -> None:
    assert beside_value([3, 3], [2, 5], 1).tolist() == [CANNOT, HIGHER]
    assert beside_limits([3, 3], [4, 5], [2, 1], [1, 2]).tolist() == [CANNOT, HIGHER]


SERIES = st.lists(st.integers(0, 6).map(float), min_size=2, max_size=30)


def read_slowly(values: list[float]) -> list[str]:
    """The four rules, point by point."""
    mean = sum(values) / len(values)
    ranges = [abs(b - a) for a, b in pairwise(values)]
    usual = sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < 3.267 * usual] or ranges
    reach = 2.66 * sum(kept) / len(kept)
    found = [CAUSES[0]] * len(values)

    def mark(at: set[int], cause: str) -> None:
        for n in at:
            found[n] = cause

    def side(n: int) -> int:
        return (values[n] > mean) - (values[n] < mean)

    whole = range(len(values))
    for n in whole[: max(len(values) - 6, 0)]:
        run = range(n, n + 7)
        if side(n) and all(side(k) == side(n) for k in run):
            mark(set(run), CAUSES[4])
    for n in whole[: max(len(values) - 2, 0)]:
        three = range(n, n + 3)
        near = {k for k in three if abs(values[k] - mean) > reach * 2 / 3}
        if side(n) and all(side(k) == side(n) for k in three) and len(near) >= 2:
            mark(near, CAUSES[3])
    for n in whole[: max(len(values) - 6, 0)]:
        steps = [values[k + 1] - values[k] for k in range(n, n + 6)]
        if all(one > 0 for one in steps) or all(one < 0 for one in steps):
            mark(set(range(n, n + 7)), CAUSES[2])
    mark({n for n in whole if abs(values[n] - mean) > reach}, CAUSES[1])
    return found


@given(SERIES)
def test_control_charts_are_the_rules_read_point_by_point(values: list[float]) -> None:
    assert [CAUSES[one] for one in control_chart(values).cause] == read_slowly(values)


@pytest.mark.parametrize(
    ("values", "cause"),
    [
        ([5, 6, 5, 6, 5, 6, 5, 6, 5, 12], CAUSES[1]),
        ([1, 2, 3, 4, 5, 6, 7], CAUSES[2]),
        ([6, 4, 6, 4, 7, 6, 7, 6, 7, 6, 7, 3, 5, 3, 5, 3], CAUSES[4]),
    ],
)
def test_each_special_cause_is_seen(values: list[float], cause: str) -> None:
    assert cause in [CAUSES[one] for one in control_chart(values).cause]


def test_an_extreme_range_is_left_out_once_or_not_at_all() -> None:
    values = [5.0, 6, 5, 6, 5, 6, 5, 60, 5, 6, 5, 6]
    assert float(control_chart(values).upper) < float(control_chart(values, screen=False).upper)
    still = control_chart([4.0, 4.0, 4.0])
    assert (float(still.lower), float(still.upper)) == (4.0, 4.0)


def test_one_bad_series_never_stops_the_rest() -> None:
    found = control_chart([[1.0, 2, 1, 2], [1.0, np.nan, 1, 2]])
    assert found.reason.tolist() == [Reason.NONE, Reason.MISSING]
    assert np.isnan(found.upper).tolist() == [False, True]
    assert found.cause[1].tolist() == [0, 0, 0, 0]
    assert control_chart([[1.0]]).reason.tolist() == [Reason.TOO_FEW_POINTS]


def test_a_chart_needs_periods() -> None:
    for empty in (5.0, []):
        with pytest.raises(ValueError, match="periods"):
            control_chart(empty)
