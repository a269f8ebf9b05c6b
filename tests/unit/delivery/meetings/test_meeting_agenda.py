"""The order in which an agenda comes, whatever order it was given in."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from commonweal.delivery.meetings.agenda import (
    Kind,
    OpenItem,
    assemble,
    for_this_meeting,
    moved,
    ranked,
)

DAY = date(2026, 12, 4)


def item(kind: Kind, name: str, **told: object) -> OpenItem:
    return OpenItem(kind=kind, about="thing", id=name, title=name, ask="agree", **told)


def test_exceptions_come_first_and_by_their_chance():
    given = [
        item(Kind.TARGET, "target"),
        item(Kind.EXCEPTION, "low", weight=0.6),
        item(Kind.DUTY, "duty"),
        item(Kind.EXCEPTION, "high", weight=0.99),
        item(Kind.OVERDUE_RETURN, "return"),
    ]

    told = [one.id for one in ranked(given, DAY)]

    assert told == ["high", "low", "return", "target", "duty"]


def test_within_a_kind_what_is_overdue_goes_first_and_the_oldest_before_the_newer():
    given = [
        item(Kind.CHALLENGE, "due later", due=date(2027, 1, 1), weight=1),
        item(Kind.CHALLENGE, "late", due=date(2026, 11, 1)),
        item(Kind.CHALLENGE, "later still", due=date(2026, 10, 1)),
        item(Kind.CHALLENGE, "no day"),
    ]
    orders = {tuple(one.id for one in ranked(order, DAY)) for order in permutations(given)}

    assert orders == {("later still", "late", "due later", "no day")}


def test_what_is_due_on_the_day_of_the_meeting_is_not_overdue():
    assert not item(Kind.DUTY, "x", due=DAY).overdue(DAY)
    assert item(Kind.DUTY, "x", due=date(2026, 12, 3)).overdue(DAY)


def test_providers_are_asked_for_the_board_and_one_thing_stands_once():
    asked = []

    def one(strategy: str, board: str, day: date) -> list[OpenItem]:
        asked.append((strategy, board, day))
        return [item(Kind.DUTY, "same"), item(Kind.RAISED, "other")]

    told = assemble([one, one], "town", "wellbeing", DAY)

    assert asked == [("town", "wellbeing", DAY)] * 2
    assert [entry.id for entry in told] == ["other", "same"]


def test_an_exception_without_an_ask_is_refused():
    with pytest.raises(ValueError, match="asks something"):
        OpenItem(kind=Kind.EXCEPTION, about="measure", id="c01", title="Absence")
    with pytest.raises(ValueError, match="says what it is about"):
        OpenItem(kind=Kind.DUTY, about="", id="c01", title="Absence")


def test_assurance_is_for_the_meeting_sixty_days_before_it_expires():
    assert for_this_meeting(date(2027, 2, 2), DAY)
    assert not for_this_meeting(date(2027, 2, 3), DAY)
    assert for_this_meeting(date(2020, 1, 1), DAY)


@pytest.mark.parametrize(
    ("key", "by", "after"),
    [
        pytest.param(3, -1, [1, 3, 2], id="up"),
        pytest.param(1, 1, [2, 1, 3], id="down"),
        pytest.param(1, -1, [1, 2, 3], id="the first cannot rise"),
        pytest.param(3, 1, [1, 2, 3], id="the last cannot fall"),
    ],
)
def test_an_item_moves_as_far_as_there_are_places(key, by, after):
    assert moved([1, 2, 3], key, by) == after


def test_an_item_of_another_agenda_does_not_move():
    with pytest.raises(ValueError, match="item 9 is not on this agenda"):
        moved([1, 2, 3], 9, 1)
