"""Whether a link works, and how saves are counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from commonweal.delivery.partners.rules import LinkDays, LinkState, counted, link_state

LAST = date(2026, 6, 22)
AT = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "on", "state"),
    [
        (LinkDays(LAST), LAST, LinkState.OPEN),
        (LinkDays(LAST), LAST + timedelta(days=1), LinkState.EXPIRED),
        (LinkDays(LAST, written=False), LAST, LinkState.CLOSED),
        (LinkDays(LAST, sent=LAST), LAST + timedelta(days=9), LinkState.SENT),
        (LinkDays(LAST, revoked=LAST, sent=LAST), LAST, LinkState.REVOKED),
    ],
)
def test_state_of_a_link(days, on, state):
    assert link_state(days, on) is state


def test_saves_are_counted_within_an_hour():
    assert counted(None, 0, AT) == (AT, 1)
    assert counted(AT, 1, AT + timedelta(minutes=59)) == (AT, 2)
    later = AT + timedelta(hours=1)
    assert counted(AT, 30, later) == (later, 1)
