"""Which day calls for which reminder."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.delivery.reminders.due import Told, Why, reminders
from commonweal.delivery.returns.standing import Dates

OPENS, DUE, UNTIL = date(2026, 11, 3), date(2026, 12, 15), date(2026, 12, 31)
OPEN = Told(7, "children", OPENS, Dates(DUE, UNTIL))
SENT = Told(7, "children", OPENS, Dates(DUE, UNTIL, submitted=date(2026, 12, 1)))
BACK = Told(7, "children", OPENS, Dates(DUE, UNTIL, date(2026, 12, 1), returned=date(2026, 12, 4)))


def told(one: Told, on: date) -> list[tuple[str, Why]]:
    return [(line.to_board, line.why) for line in reminders([one], "above", on)]


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(OPENS, [("children", Why.ASKED)], id="when it opens"),
        pytest.param(OPENS + timedelta(1), [], id="not the day after"),
        pytest.param(DUE - timedelta(14), [("children", Why.DUE)], id="two weeks before"),
        pytest.param(DUE - timedelta(3), [("children", Why.DUE)], id="three days before"),
        pytest.param(DUE, [("children", Why.DUE)], id="on the day"),
        pytest.param(
            DUE + timedelta(1),
            [("children", Why.LATE), ("above", Why.ESCALATED)],
            id="the first day late goes up as well",
        ),
        pytest.param(DUE + timedelta(2), [], id="not every day"),
        pytest.param(
            DUE + timedelta(22),
            [("children", Why.LATE), ("above", Why.ESCALATED)],
            id="weekly, also once it is missing",
        ),
    ],
)
def test_a_day_calls_for(on, why):
    assert told(OPEN, on) == why


def test_what_was_handed_in_is_not_reminded_of():
    assert told(SENT, DUE + timedelta(1)) == []


def test_what_was_sent_back_is_told_on_that_day():
    assert told(BACK, date(2026, 12, 4)) == [("children", Why.RETURNED)]
    assert told(BACK, date(2026, 12, 5)) == []
