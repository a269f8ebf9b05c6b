"""Limits of counts: looked up where counts are whole and few, and the same as worked out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2

from commonweal.methods.counts import byars_limits, exact_limits, poisson_limits

COUNTS = np.array([0.0, 1, 2.5, 9, 9.99, 10, 30])


@pytest.mark.parametrize("level", [0.9, 0.95, 0.998])
def test_limits_looked_up_are_those_of_the_quantiles(level: float) -> None:
    low, high = exact_limits(COUNTS, level)
    tail = (1 - level) / 2
    assert low[1:] == pytest.approx(chi2.ppf(tail, 2 * COUNTS[1:]) / 2, rel=1e-12)
    assert high == pytest.approx(chi2.ppf(1 - tail, 2 * COUNTS + 2) / 2, rel=1e-12)
    assert low[0] == 0


@pytest.mark.parametrize("limits", [exact_limits, byars_limits, poisson_limits])
@pytest.mark.parametrize("count", [3, 3.5, 20])
def test_a_single_count_has_the_limits_that_it_has_among_others(limits, count: float) -> None:
    low, high = limits(count, [0.95, 0.998])
    among = limits([count, 4.0, 50.0], [0.95, 0.998])
    assert low.shape == high.shape == (2,)
    assert (low == among[0][:, 0]).all()
    assert (high == among[1][:, 0]).all()
    assert float(limits(count)[1]) == high[0]


def test_a_count_that_is_missing_or_negative_has_no_limits() -> None:
    for limits in (exact_limits, poisson_limits):
        assert np.isnan(limits([np.nan, -1.0, -4.0])).all()


def test_exact_below_ten_and_byars_from_there() -> None:
    low, high = poisson_limits(COUNTS)
    few = COUNTS < 10
    assert (low[few] == exact_limits(COUNTS[few])[0]).all()
    assert (high[~few] == byars_limits(COUNTS[~few])[1]).all()


def test_no_level_gives_no_limits() -> None:
    assert [one.shape for one in poisson_limits(COUNTS, [])] == [(0, 7), (0, 7)]
