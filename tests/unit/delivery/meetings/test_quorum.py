"""Who is there, and who is counted."""

from __future__ import annotations

import pytest

from commonweal.delivery.meetings.quorum import (
    Declared,
    NoQuorumError,
    Presence,
    Seen,
    Votes,
    Warned,
    check_votes,
    need_quorum,
    seats_filled,
    warnings,
)

THERE = [
    Seen(1, "office:1", Presence.PRESENT),
    Seen(2, "office:2", Presence.APOLOGIES),
    Seen(3, "office:2", Presence.SUBSTITUTE),
    Seen(4, "office:4", Presence.PRESENT, votes=False),
]


def test_a_substitute_fills_the_seat_of_whom_they_stand_in_for():
    assert seats_filled(THERE) == 2
    assert seats_filled([*THERE, Seen(5, "office:2", Presence.PRESENT)]) == 2


def test_without_a_quorum_nothing_is_decided_and_the_message_says_how_many():
    assert need_quorum(2, THERE) == 2
    with pytest.raises(NoQuorumError, match="2 there, 3 needed"):
        need_quorum(3, THERE)


def test_no_more_votes_than_seats():
    check_votes(Votes(1, 1, 0), 2)
    with pytest.raises(ValueError, match="3 votes were counted, and 2 seats"):
        check_votes(Votes(1, 1, 1), 2)
    with pytest.raises(ValueError, match="from 0"):
        Votes(-1, 0, 0)


def test_a_tie_is_not_carried():
    assert not Votes(2, 2, 1).carried and Votes(3, 2, 0).carried


def test_whoever_declared_an_interest_and_took_part_is_named():
    told = warnings(None, 5, [Declared(1, withdrew=False), Declared(3, withdrew=True)])

    assert [(one.kind, one.row) for one in told] == [(Warned.COUNTED_WITH_INTEREST, 1)]


def test_more_votes_than_those_who_stayed_is_told():
    withdrew = [Declared(3, withdrew=True)]

    assert warnings(Votes(4, 0, 0), 5, withdrew) == ()
    assert [one.kind for one in warnings(Votes(5, 0, 0), 5, withdrew)] == [
        Warned.MORE_VOTES_THAN_FREE
    ]
