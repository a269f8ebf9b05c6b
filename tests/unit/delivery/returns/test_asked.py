"""What boards are asked for."""

from __future__ import annotations

from datetime import date

from tests.unit.delivery.editions import BOARD, OTHER, edition, priority

from commonweal.delivery.returns.asked import asked_of, boards_asked

DAY = date(2026, 6, 1)


def test_a_board_is_asked_for_its_listings_and_for_priorities_without_one():
    asked = asked_of(edition(), BOARD, DAY)

    assert [one.key for one in asked] == [
        ("listing", "c01"),
        ("listing", "c02"),
        ("priority", "play"),
    ]


def test_a_board_that_reports_on_one_priority_is_asked_for_that_alone():
    assert [one.key for one in asked_of(edition(), OTHER, DAY)] == [("priority", "lights")]


def test_boards_without_a_line_upwards_are_not_asked_nor_the_one_above():
    held = edition(priority("school", BOARD, "c01"), priority("solo", "alone", "c09"))

    assert boards_asked(held, DAY) == (BOARD, OTHER)[:1]


def test_a_lead_that_has_ended_is_not_asked_for():
    held = edition(priority("school", BOARD, "c01", until="2024-12-31"))

    assert asked_of(held, BOARD, date(2024, 12, 31))
    assert asked_of(held, BOARD, date(2025, 1, 1)) == ()
