"""Each principle is met or not by what the rows hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commonweal.participation.consultations.counting import choice_counts, shown_counts
from commonweal.participation.consultations.gunning import (
    Held,
    Principle,
    Standing,
    check,
    days_open,
)

DAY = date(2026, 6, 1)
FAIR = Held(
    formative=True, formative_words="Nothing is decided.", why="Few clinics.", opens=DAY,
    closes=DAY + timedelta(41), considered=DAY + timedelta(60), decided=DAY + timedelta(60),
)  # fmt: skip


def standing(held: Held, principle: Principle) -> Standing:
    return next(one.standing for one in check(held, 6) if one.principle is principle)


def test_a_fair_consultation_meets_all_four():
    assert [one.standing for one in check(FAIR, 6)] == [Standing.MET] * 4
    assert days_open(DAY, DAY + timedelta(41)) == 42


@pytest.mark.parametrize(
    ("told", "principle"),
    [
        ({"formative": False}, Principle.FORMATIVE),
        ({"formative_words": " "}, Principle.FORMATIVE),
        ({"why": ""}, Principle.REASONS),
        ({"closes": DAY + timedelta(40)}, Principle.TIME),
        ({"considered": None}, Principle.CONSIDERED),
        ({"considered": DAY + timedelta(61)}, Principle.CONSIDERED),  # after the decision
        ({"considered": None, "decided": None, "withdrawn": True}, Principle.CONSIDERED),
    ],
)
def test_what_is_missing_is_not_met(told, principle):
    held = replace(FAIR, **told)

    assert standing(held, principle) is Standing.NOT_MET
    rest = [one.standing for one in check(held, 6) if one.principle is not principle]
    assert rest == [Standing.MET] * 3


def test_before_the_decision_consideration_is_to_come():
    waiting = replace(FAIR, considered=None, decided=None)
    assert standing(waiting, Principle.CONSIDERED) is Standing.TO_COME


def test_a_list_whose_total_gives_a_small_count_away_is_not_shown():
    assert shown_counts([3, 0, 0]) is None
    assert shown_counts([0, 0]) == (0, 0)
    assert shown_counts([9, 12, 8]) == (9, 12, 8)
    told = shown_counts([9, 3, 30])
    assert told is not None
    assert told.count(None) == 2


def test_choices_are_counted_once_eight_have_answered():
    assert choice_counts(2, [[0]] * 7) is None
    assert choice_counts(3, [[0, 2]] * 8) == (8, 0, 8)
