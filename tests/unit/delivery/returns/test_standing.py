"""How a return stands on a day."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.delivery.returns.standing import Dates, Standing, days_late, overdue, standing

DUE, UNTIL = date(2026, 12, 15), date(2026, 12, 31)
BLANK = Dates(DUE, UNTIL)
SENT = Dates(DUE, UNTIL, submitted=date(2026, 12, 20))
BACK = Dates(DUE, UNTIL, submitted=date(2026, 12, 10), returned=date(2026, 12, 12))
AGAIN = Dates(DUE, UNTIL, submitted=date(2026, 12, 14), returned=date(2026, 12, 12))
DONE = Dates(DUE, UNTIL, submitted=date(2026, 12, 10), accepted=date(2027, 1, 5))


@pytest.mark.parametrize(
    ("dates", "on", "told"),
    [
        pytest.param(BLANK, DUE, Standing.DUE, id="the due day is in time"),
        pytest.param(BLANK, date(2026, 12, 16), Standing.LATE, id="the day after is late"),
        pytest.param(BLANK, UNTIL, Standing.LATE, id="late until the period ends"),
        pytest.param(BLANK, date(2027, 1, 1), Standing.MISSING, id="missing after it"),
        pytest.param(SENT, date(2026, 12, 19), Standing.LATE, id="not handed in yet"),
        pytest.param(SENT, date(2026, 12, 20), Standing.SUBMITTED, id="handed in"),
        pytest.param(BACK, date(2026, 12, 11), Standing.SUBMITTED, id="before it came back"),
        pytest.param(BACK, date(2026, 12, 12), Standing.RETURNED, id="sent back"),
        pytest.param(AGAIN, date(2026, 12, 14), Standing.SUBMITTED, id="handed in again"),
        pytest.param(DONE, date(2027, 1, 4), Standing.SUBMITTED, id="before it was accepted"),
        pytest.param(DONE, date(2027, 1, 5), Standing.ACCEPTED, id="accepted"),
    ],
)
def test_the_standing_is_that_of_the_day(dates, on, told):
    assert standing(dates, on) is told


def test_days_late_stop_when_it_is_handed_in():
    assert days_late(BLANK, date(2026, 12, 25)) == 10
    assert days_late(SENT, date(2027, 3, 1)) == 5


def test_what_was_sent_back_and_has_not_come_again_is_late_after_its_day():
    assert not overdue(BACK, DUE) and overdue(BACK, date(2026, 12, 16))
    assert days_late(BACK, date(2026, 12, 25)) == 10
    assert not overdue(AGAIN, date(2027, 3, 1)) and days_late(AGAIN, date(2027, 3, 1)) == 0
    assert overdue(BLANK, date(2026, 12, 16)) and not overdue(DONE, date(2027, 3, 1))
