"""Which year is due for a review, and when an evaluation takes its place."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.delivery.editions import edition

from commonweal.delivery.models import ReviewKind
from commonweal.delivery.reviews.years import Due, asked, due

HELD = edition()  # from 2020 to 2030


@pytest.mark.parametrize(
    ("day", "reviewed", "evaluated", "wanted"),
    [
        (date(2020, 12, 31), (), False, None),
        (date(2021, 1, 1), (), False, Due(2020, ReviewKind.ANNUAL)),
        (date(2021, 6, 1), (2020,), False, None),
        (date(2030, 12, 31), (), False, Due(2029, ReviewKind.ANNUAL)),
        (date(2031, 1, 1), (), False, Due(2030, ReviewKind.EVALUATION)),
        (date(2032, 1, 1), (), False, Due(2031, ReviewKind.EVALUATION)),
        (date(2032, 1, 1), (2030,), True, Due(2031, ReviewKind.ANNUAL)),
    ],
)
def test_the_year_that_is_due(day, reviewed, evaluated, wanted):
    assert due(HELD, day, frozenset(reviewed), evaluated) == wanted


def test_a_cycle_without_a_review_asks_for_none():
    assert not asked(HELD)
