"""Properties that hold for any figures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.assessment.gap_reading import read_groups
from commonweal.assessment.since import read_change
from commonweal.assessment.verdict import Verdict
from commonweal.methods.change import Contrast, overlap_correlation
from commonweal.methods.comparison import paule_mandel
from commonweal.methods.counts import poisson_limits
from commonweal.methods.inequality import gap_change
from commonweal.methods.proportions import wilson_limits
from commonweal.methods.trend import weighted_trend

FEW = settings(max_examples=40, deadline=None, derandomize=True)
values = st.floats(-100, 100).map(lambda x: round(x, 3))
errors = st.floats(0.05, 20)
shares = st.floats(1, 99)


@FEW
@given(st.floats(0, 1), st.integers(1, 10**6))
def test_wilson_limits_hold_the_share(share, total):
    low, high = wilson_limits(np.array([share * total]), np.array([float(total)]), 0.95)

    assert -1e-12 <= low[0] <= share + 1e-12
    assert share - 1e-12 <= high[0] <= 1 + 1e-12


@FEW
@given(st.integers(0, 10**6))
def test_byar_limits_hold_the_count_and_grow(count):
    low, high = poisson_limits(np.array([count, count + 1], dtype=float))

    assert low[0] <= count <= high[0]
    assert low[0] <= low[1] + 0.03  # exact meets Byar's at 10 with a small step
    assert high[0] <= high[1] + 0.03


@FEW
@given(st.lists(st.integers(1990, 2030), min_size=2, max_size=9, unique=True), st.integers(1, 5))
def test_overlap_correlation_is_a_covariance(years, length):
    told = overlap_correlation(np.array(sorted(years), dtype=float), length)

    assert np.linalg.eigvalsh(told).min() > -1e-9


@FEW
@given(values, errors, st.sampled_from((-1, 0, 1)), st.none() | st.floats(0.01, 50))
def test_every_change_has_one_verdict_and_mirrors(delta, se, good, m):
    word, size, leaning = read_change(Contrast(delta, se), good, m)
    mirrored, same, leaning_too = read_change(Contrast(-delta, se), -good, m)

    assert size is same
    if good:
        assert word is mirrored
        assert (leaning is None) == (leaning_too is None)
    assert (word is Verdict.TOO_UNCERTAIN and good != 0) == (leaning is not None)
    if m is None:
        assert word is not Verdict.LITTLE_CHANGE


@FEW
@given(values, errors, st.floats(0.01, 50), st.sampled_from((0.001, 1000.0)))
def test_the_unit_of_a_change_does_not_matter(delta, se, m, scale):
    one = read_change(Contrast(delta, se), 1, m)
    other = read_change(Contrast(delta * scale, se * scale), 1, m * scale)

    near_an_edge = min(
        abs(abs(delta) - 1.959964 * se),
        abs(abs(delta) + 1.644854 * se - m),
        abs(abs(abs(delta) - 1.959964 * se) - m),
        abs(abs(delta) + 1.959964 * se - m),
    )
    if near_an_edge > 1e-4:
        assert one[:2] == other[:2]


@FEW
@given(
    st.lists(st.tuples(values, errors), min_size=5, max_size=8),
    st.integers(1, 3),
    values,
    st.floats(-5, 5),
)
def test_a_trend_moves_with_its_points(points, length, lift, tilt):
    value, se = (np.array(column) for column in zip(*points, strict=True))
    years = np.arange(2010.0, 2010 + len(value))

    plain = weighted_trend(years, value, se, length)
    moved = weighted_trend(years, value + lift + tilt * years, se, length)

    assert moved.slope.delta == pytest.approx(plain.slope.delta + tilt, abs=1e-5)
    assert moved.scatter == pytest.approx(plain.scatter, rel=1e-4, abs=1e-6)
    assert plain.slope.se > 0
    assert 0 < plain.freedom <= len(value) - 2 + 1e-9


@FEW
@given(st.lists(st.tuples(values, errors), min_size=3, max_size=60), values)
def test_the_common_change_moves_with_the_changes(pairs, lift):
    change, variance = (np.array(column) for column in zip(*pairs, strict=True))

    plain, moved = paule_mandel(change, variance), paule_mandel(change + lift, variance)

    assert plain.tau_squared >= 0
    assert change.min() - 1e-9 <= plain.mean <= change.max() + 1e-9
    assert moved.mean == pytest.approx(plain.mean + lift, abs=1e-6)
    assert moved.tau_squared == pytest.approx(plain.tau_squared, rel=1e-5, abs=1e-6)


@FEW
@given(st.lists(st.tuples(values, values, errors, errors), min_size=2, max_size=6))
def test_turning_groups_over_keeps_every_test(groups):
    first, last, se0, se1 = (np.array(column) for column in zip(*groups, strict=True))
    value, se = np.stack((first, last)), np.stack((se0, se1))

    up = gap_change(value, se, 1, relative=False)
    down = gap_change(-value, se, -1, relative=False)

    for name in ("before", "after", "gap", "worst", "best"):
        one, other = getattr(up, name), getattr(down, name)
        assert one.delta == pytest.approx(other.delta, abs=1e-9)
        assert one.se == pytest.approx(other.se)


@FEW
@given(
    st.lists(st.tuples(st.floats(1, 99), st.floats(1, 99), errors, errors), min_size=2, max_size=2)
)
def test_a_success_is_a_positive_gap_whose_worst_off_improved(groups):
    first, last, se0, se1 = (np.array(column) for column in zip(*groups, strict=True))

    told = read_groups(np.stack((first, last)), np.stack((se0, se1)), 1)

    if told.success:
        assert told.change.before.delta > 0
        assert told.change.after.delta > 0
        assert told.change.gap.sign == -1
        assert told.change.worst.sign == 1
