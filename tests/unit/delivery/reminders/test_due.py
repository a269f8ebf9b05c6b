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


def told(one: Told, on: date, since: date | None = None) -> list[tuple[str, Why]]:
    return [(line.to_board, line.why) for line in reminders([one], "above", on, since)]


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


@pytest.mark.parametrize(
    ("since", "on", "why"),
    [
        pytest.param(DUE - timedelta(15), DUE - timedelta(12), [Why.DUE], id="two weeks before"),
        pytest.param(DUE - timedelta(14), DUE - timedelta(12), [], id="it ran on that day"),
        pytest.param(OPENS - timedelta(1), OPENS + timedelta(5), [Why.ASKED], id="when it opened"),
        pytest.param(DUE - timedelta(4), DUE - timedelta(1), [Why.DUE], id="the newest alone"),
        pytest.param(DUE - timedelta(4), DUE + timedelta(2), [Why.LATE, Why.ESCALATED], id="late"),
        pytest.param(DUE - timedelta(40), DUE + timedelta(6), [Why.LATE, Why.ESCALATED], id="long"),
        pytest.param(OPENS - timedelta(9), OPENS + timedelta(20), [], id="too long ago"),
        pytest.param(DUE, DUE - timedelta(12), [], id="a clock that was ahead"),
    ],
)
def test_what_a_day_called_for_on_which_nothing_ran_is_told_once(since, on, why):
    found = reminders([OPEN], "above", on, since)

    assert [one.why for one in found] == why
    assert {one.days for one in found} <= {abs((DUE - on).days)}


def test_what_was_handed_in_meanwhile_is_not_told_late():
    assert told(SENT, DUE + timedelta(2), DUE - timedelta(20)) == []
    assert told(BACK, date(2026, 12, 6), date(2026, 12, 3)) == [("children", Why.RETURNED)]
