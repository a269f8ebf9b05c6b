"""Every row of the worked table in the paper on verdicts, from its printed inputs.

Inputs are printed to 3 decimals, so derived numbers agree to a few thousandths here; the rows of
Luton are met to the last printed digit from the files in ``test_worked_luton.py``.
"""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest

from commonweal.assessment.gap_reading import no_change, read_gap, read_groups, row_nought
from commonweal.assessment.since import lean, read_change
from commonweal.assessment.verdict import Leaning, Size, Verdict
from commonweal.methods.change import Contrast, chance_better, pace_of_change
from commonweal.methods.comparison import (
    CommonChange,
    beside_mean,
    excess_change,
    paule_mandel,
)
from commonweal.methods.inequality import GapChange, implied_ends, over_time
from commonweal.methods.normal import Z95
from commonweal.methods.power import first_judgeable
from commonweal.methods.projection import PanelMovement, forecast
from commonweal.methods.trend import weighted_trend

PRINTED = 0.0021
"""Three printed decimals carry half a thousandth each through a sum, and z times that."""


def near(*numbers: float) -> object:
    return pytest.approx(numbers, abs=PRINTED)


@pytest.mark.parametrize(
    ("ends", "ses", "good", "m", "numbers", "verdict", "size"),
    [
        pytest.param(
            (60.0, 55.8), (1.518, 2.168), 1, 1.650, (-4.200, 2.647, -9.388, 0.988, 7.416),
            Verdict.TOO_UNCERTAIN, None, id="healthy life expectancy, women",
        ),
        pytest.param(
            (60.0, 55.8), (1.848, 2.360), 1, 1.535, (-4.200, 2.998, -10.076, 1.676, 8.399),
            Verdict.TOO_UNCERTAIN, None, id="the same, recovered",
        ),
        pytest.param(
            (78.6, 78.6), (0.378, 0.448), 1, 0.782, (0.000, 0.586, -1.149, 1.149, 1.642),
            Verdict.TOO_UNCERTAIN, None, id="life expectancy, men, by end",
        ),
        pytest.param(
            (10.860, 17.690), (1.246, 1.203), -1, 0.564, (6.830, 1.732, 3.435, 10.225, 4.852),
            Verdict.WORSENED, Size.MORE, id="persistent absence",
        ),
        pytest.param(
            (54.091, 64.645), (1.968, 2.328), 1, 0.931, (10.554, 3.048, 4.580, 16.528, 8.539),
            Verdict.IMPROVED, Size.MORE, id="cancer found at stage 1 or 2",
        ),
        pytest.param(
            (70.0, 58.0), (4.383, 4.788), 0, 15.177, (-12.000, 6.491, -24.723, 0.723, 18.186),
            Verdict.TOO_UNCERTAIN, None, id="children looked after",
        ),
        pytest.param(
            (56.6, 64.0), (1.010, 1.043), 1, 1.673, (7.400, 1.452, 4.554, 10.246, 4.067),
            Verdict.IMPROVED, Size.MORE, id="good level of development since the break",
        ),
    ],
)  # fmt: skip
def test_change_since_the_baseline(ends, ses, good, m, numbers, verdict, size):
    change = Contrast(ends[1] - ends[0], sqrt(ses[0] ** 2 + ses[1] ** 2))

    word, clause, _ = read_change(change, good, m)

    told = (change.delta, change.se, change.lower, change.upper, change.sees)
    assert told == near(*numbers)
    assert (word, clause) == (verdict, size)


def test_leaning_of_womens_healthy_life_expectancy():
    told = lean(Contrast(-4.2, sqrt(1.518**2 + 2.168**2)), 1)

    assert told.p == pytest.approx(0.056, abs=0.0005)
    assert (told.word, told.percent) == (Leaning.VERY_LIKELY_WORSE, 94)


@pytest.mark.parametrize(
    ("change", "variance", "common", "numbers"),
    [
        pytest.param(
            -4.200, 7.007, CommonChange(-2.646, 0.197, 0.0, 150), (-1.554, -0.585),
            id="healthy life expectancy, women",
        ),
        pytest.param(
            6.830, 1.246**2 + 1.203**2, CommonChange(7.376, 0.118, 0.0, 146), (-0.546, -0.315),
            id="persistent absence",
        ),
    ],
)  # fmt: skip
def test_change_beside_others(change, variance, common, numbers):
    told = excess_change(change, variance, common)

    assert (told.excess, told.z1) == near(*numbers)
    assert abs(told.z1) <= Z95  # with the rest


def test_lately_of_womens_healthy_life_expectancy():
    years = np.arange(2017.0, 2025.0)
    value = np.array([62.3, 61.5, 60.0, 60.7, 62.0, 61.3, 59.3, 55.8])
    se = np.array([1.344, 1.465, 1.518, 1.615, 1.693, 1.652, 1.862, 2.168])

    told = weighted_trend(years, value, se, 3)

    slope = told.slope
    assert (slope.delta, slope.se, slope.lower, slope.upper) == near(-0.502, 0.368, -1.224, 0.220)
    assert told.scatter == pytest.approx(1.367, abs=PRINTED)
    assert not told.off_line
    assert slope.sign == 0  # no clear trend


def test_lately_of_cancer_off_a_line():
    years = np.arange(2018.0, 2023.0)
    value = np.array([55.051, 54.091, 50.823, 53.195, 64.645])
    se = np.array([1.937, 1.968, 2.251, 2.378, 2.328])

    told = weighted_trend(years, value, se, 1)

    slope = told.slope
    assert (slope.delta, slope.se, slope.lower, slope.upper) == near(1.622, 1.538, -3.273, 6.517)
    assert (told.scatter, told.freedom, slope.critical) == near(5.166, 3.0, 3.182)
    assert told.off_line
    assert slope.sign == 0  # no clear trend


def test_men_beside_england():
    lower, upper, england = 53.2, 60.7, 60.9

    assert lower < upper < england  # the published limits exclude England: worse


def test_development_compared_with_england_across_a_break():
    before, after = 68.4 - 71.8, 64.0 - 68.3
    change = Contrast(after - before, sqrt(0.947**2 + 1.043**2))

    assert (before, after) == near(-3.4, -4.3)
    assert (change.delta, change.se, change.lower, change.upper) == near(
        -0.900, 1.409, -3.661, 1.861
    )


def test_gap_between_free_school_meals_and_others():
    value = np.array([[48.8, 59.7], [52.6, 66.9]])
    se = np.array([[2.430, 1.359], [2.004, 0.947]])

    told = read_groups(value, se, 1)

    change = told.change
    assert (told.row, told.verdict, told.success) == (11, Verdict.TOO_UNCERTAIN, False)
    assert (change.before.delta, change.after.delta) == near(10.9, 14.3)
    assert (change.gap.delta, change.gap.se) == near(3.400, 3.558)
    assert (change.relative.delta, change.relative.se) == near(0.039, 0.068)
    assert (change.worst.delta, change.worst.z) == near(3.800, 1.207)
    assert (change.best.delta, change.best.z) == near(7.200, 4.346)
    assert change.best.sign == 1  # improved


def test_gap_between_white_and_asian_children():
    value = np.array([[54.6, 57.9], [65.3, 63.4]])
    se = np.array([[1.232, 3.805], [1.420, 3.616]])

    told = read_groups(value, se, 1)

    change = told.change
    assert (told.row, told.verdict) == (0, Verdict.TOO_UNCERTAIN_WHICH)
    assert (change.before.delta, change.after.delta) == near(3.3, -1.9)
    assert (change.gap.delta, change.gap.se, change.gap.z) == near(-5.200, 5.575, -0.933)


def test_published_slope_index_of_life_expectancy_with_its_level():
    gaps = [Contrast(8.9, 1.172), Contrast(10.0, 1.174)]
    gap = Contrast(1.1, sqrt(1.172**2 + 1.174**2))
    value, se = implied_ends(
        np.array([78.6, 78.6]),
        np.array([0.378, 0.448]),
        np.array([8.9, 10.0]),
        np.array([1.172, 1.174]),
        1,
    )
    ends = [over_time((w, w), value, se, 0.0) for w in np.eye(2)]
    implied = read_gap(GapChange(*gaps, gap, None, *ends), 1, ordered=True, smallest=1.286)

    assert row_nought(*gaps, gap, ordered=True) is None
    assert no_change(gap, 1.286) is Verdict.TOO_UNCERTAIN
    assert (gap.delta, gap.se, gap.lower, gap.upper, gap.sees) == near(
        1.100, 1.659, -2.151, 4.351, 4.647
    )
    assert (ends[0].delta, ends[0].se) == near(-0.550, 1.016)
    assert implied.row == 11


def test_stalled_preventable_cardiovascular_deaths():
    told = pace_of_change(
        (2014, 2019, 2024), (46.373, 34.210, 35.795), (3.591, 3.005, 3.005), 3, -1
    )

    assert (told.before.z, told.since.z, told.slowing.z) == near(2.598, -0.373, 1.805)
    assert told.stalled
    assert not told.reversed


def test_attainment_beside_its_ten_neighbours():
    others = np.full(10, 46.730)
    others_se = np.full(10, 0.196 * 10 / sqrt(10))

    told = beside_mean(45.0, 0.668, others, others_se)

    assert (told.delta, told.se, told.z) == near(-1.730, 0.696, -2.485)
    assert told.sign == -1  # below


def test_target_for_obesity():
    told = forecast(25.5, 0.995, 5, 1, PanelMovement(0.000, 0.829, 0.360, 10))

    assert told.chance_of(23.0, -1) == pytest.approx(0.207, abs=0.0005)
    assert told.range_80 == near(21.578, 29.422)
    assert (23.0 - 25.5) / 5 == -0.5
    assert first_judgeable(2025, 1, 0.9953455, -0.5) == pytest.approx(2032.887, abs=0.0005)


def test_made_up_fifths_that_close():
    value = np.array([[72, 74, 76, 78, 80], [75, 76.2, 77.5, 78.8, 80.2]])

    told = read_groups(value, np.full((2, 5), 0.5), 1, ordered=True, relative=False)

    change = told.change
    assert (told.row, told.verdict, told.success) == (6, Verdict.CLOSING, True)
    assert change.relative is None
    assert (change.before.delta, change.after.delta) == near(10.0, 6.5)
    assert (change.gap.delta, change.gap.se) == near(-3.500, 1.118)
    assert (change.worst.delta, change.worst.z) == near(3.000, 4.243)
    assert (change.best.delta, change.best.z) == near(0.200, 0.283)


def test_made_up_levelling_down():
    value = np.array([[72.0, 80.0], [72.3, 76.0]])

    told = read_groups(value, np.full((2, 2), 0.5), 1)

    assert (told.row, told.verdict, told.success) == (2, Verdict.LEVELLING_DOWN, False)
    assert (told.change.gap.delta, told.change.gap.se) == near(-4.300, 1.000)
    assert (told.change.worst.z, told.change.best.z) == near(0.424, -5.657)


def test_made_up_deaths_mixed():
    value, se = np.array([[300.0, 150.0], [200.0, 80.0]]), np.array([[6.0, 3.0], [6.0, 3.0]])

    told = read_groups(value, se, -1)

    change = told.change
    assert (told.row, told.verdict, told.success) == (4, Verdict.MIXED_NARROWER, False)
    assert (change.gap.delta, change.gap.se) == near(-30.000, sqrt(90))
    assert (change.relative.delta, change.relative.se) == near(log(2.5) - log(2), 0.056)
    assert change.worst.z == pytest.approx(11.785, abs=0.0005)


def test_made_up_order_changed():
    value, se = np.array([[50.0, 60.0], [70.0, 62.0]]), np.array([[2.0, 1.0], [2.0, 1.0]])

    told = read_groups(value, se, 1)

    change = told.change
    assert (told.row, told.verdict, told.success) == (0, Verdict.ORDER_CHANGED, False)
    assert (change.before.delta, change.after.delta) == near(10.0, -8.0)
    assert (change.gap.delta, change.gap.se) == near(-18.000, 3.162)
    assert change.worst.z == pytest.approx(7.071, abs=0.0005)


def test_made_up_paule_mandel():
    change = np.array([-3, -1, 0, 2, -4, -2.5, 1, -1.5])

    told = paule_mandel(change, np.array([1, 1, 0.5, 2, 1, 0.5, 2, 1]))

    assert (told.mean, told.se**2, told.tau_squared) == pytest.approx(
        (-1.268, 0.484, 2.818), abs=0.0005
    )


def test_no_lean_from_a_change_of_nothing():
    assert chance_better(Contrast(0.0, 0.586), 1) == 0.5
