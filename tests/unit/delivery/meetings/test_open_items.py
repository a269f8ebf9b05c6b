"""What is owed, by whom and for how long; and what holds a decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.delivery.meetings.effect import Hold, Terms, holds
from commonweal.delivery.meetings.open_items import Owed, band, by_partner

DAY = date(2026, 12, 4)


def owed(partner: str, days: int, due: int) -> Owed:
    """Open for so many days, and due in so many."""
    return Owed(partner, "action", f"{days}", "", DAY - timedelta(days), DAY + timedelta(due))


@pytest.mark.parametrize(
    ("age", "expected"), [(0, 0), (30, 0), (31, 1), (90, 1), (91, 2), (181, 3)]
)
def test_ages_fall_in_their_bands(age, expected):
    assert band(age) == expected


def test_the_partner_with_most_overdue_comes_first():
    told = by_partner([owed("trust", 10, 5), owed("trust", 200, 0), owed("police", 40, -1)], DAY)

    assert [(one.id, one.bands, one.overdue) for one in told] == [
        ("police", (0, 1, 0, 0), 1),
        ("trust", (1, 0, 0, 1), 0),
    ]
    assert [one.age(DAY) for one in told[1].owed] == [200, 10]
    assert told[0].owed[0].late(DAY) == 1


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
