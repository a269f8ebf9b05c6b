"""What is owed, by whom and for how long; and what holds a decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.delivery.meetings.effect import Hold, Terms, holds
from commonweal.delivery.meetings.open_items import Owed

DAY = date(2026, 12, 4)


def owed(partner: str, days: int, due: int) -> Owed:
    """Open for so many days, and due in so many."""
    return Owed(partner, "action", f"{days}", "", DAY - timedelta(days), DAY + timedelta(due))


def test_what_is_owed_has_its_age_and_is_late_after_its_day():
    one = owed("trust", 10, 5)

    assert (one.age(DAY), one.late(DAY), owed("police", 40, -1).late(DAY)) == (10, 0, 1)


def test_a_decision_without_terms_has_effect_at_once():
    assert holds(Terms(), DAY) == ()


@pytest.mark.parametrize(
    ("terms", "hold"),
    [
        (Terms(call_in_until=DAY), Hold.CALL_IN),
        (Terms(not_before=DAY + timedelta(1)), Hold.NOT_BEFORE),
        (Terms(awaited=("icb",)), Hold.ENDORSEMENT),
        (Terms(refused_by=("icb",)), Hold.REFUSED),
        (Terms(rescinded_on=DAY), Hold.RESCINDED),
    ],
)
def test_what_holds_a_decision(terms, hold):
    assert holds(terms, DAY) == (hold,)


def test_holds_end_on_their_day():
    assert holds(Terms(call_in_until=DAY - timedelta(1), not_before=DAY), DAY) == ()
    assert holds(Terms(rescinded_on=DAY + timedelta(1)), DAY) == ()
