"""The 108 cases of the table: each meets exactly one row."""

from itertools import product

import pytest

from commonweal.assessment.gap_reading import read_gap, row_nought
from commonweal.assessment.gap_table import ROWS, first_row
from commonweal.assessment.verdict import Verdict
from commonweal.methods.change import Contrast
from commonweal.methods.inequality import GapChange

CASES = list(product((-1, 0, 1), (-1, 0, 1, None), (-1, 0, 1), (-1, 0, 1)))


def test_the_cases_are_108():
    assert len(CASES) == len(set(CASES)) == 108


@pytest.mark.parametrize("case", CASES)
def test_each_case_meets_exactly_one_row(case):
    fitting = [row for row in ROWS if row.fits(*case)]

    assert len(fitting) == 1
    assert first_row(*case) is fitting[0]


@pytest.mark.parametrize("case", CASES)
def test_only_a_worst_off_that_improved_is_a_success(case):
    gap, _, worst, _ = case

    row = first_row(*case)

    assert row.success == (row.number == 6)
    if row.success:
        assert (gap, worst) == (-1, 1)


@pytest.mark.parametrize(
    ("before", "after", "change", "ordered", "verdict"),
    [
        pytest.param(
            (5, 1), (4, 1), (-1, 1.4), False, None, id="positive at both ends"
        ),
        pytest.param(
            (5, 1), (-4, 1), (-9, 1.4), False, Verdict.ORDER_CHANGED, id="changed"
        ),
        pytest.param(
            (1, 1), (-1, 1), (-2, 1.4), False, Verdict.TOO_UNCERTAIN_WHICH, id="too uncertain"
        ),
        pytest.param(
            (-5, 1), (-5, 1), (0, 1.4), True, Verdict.ORDER_REVERSED, id="reversed all along"
        ),
        pytest.param(
            (-5, 1), (-9, 1), (-4, 1.4), True, Verdict.ORDER_REVERSED, id="reversed and moving"
        ),
        pytest.param(
            (-5, 1), (-5, 1), (0, 1.4), False, Verdict.TOO_UNCERTAIN_WHICH, id="not ordered"
        ),
    ],
)  # fmt: skip
def test_row_nought(before, after, change, ordered, verdict):
    told = row_nought(Contrast(*before), Contrast(*after), Contrast(*change), ordered=ordered)

    assert told is verdict


def test_without_polarity_a_gap_is_told_in_distance_only():
    tests = GapChange(
        Contrast(9, 1), Contrast(4, 1), Contrast(-5, 1.4), None, Contrast(6, 1), Contrast(1, 1)
    )

    told = read_gap(tests, 0, ordered=False, smallest=None)

    assert (told.verdict, told.row, told.success) == (Verdict.NARROWER, None, False)


def test_a_gap_that_stays_is_little_change_only_within_its_m():
    tests = GapChange(
        Contrast(9, 0.1), Contrast(9, 0.1), Contrast(0, 0.1), None, Contrast(0, 1), Contrast(0, 1)
    )

    assert read_gap(tests, 1, ordered=False, smallest=1.0).verdict is Verdict.LITTLE_CHANGE
    assert read_gap(tests, 1, ordered=False, smallest=None).verdict is Verdict.TOO_UNCERTAIN
