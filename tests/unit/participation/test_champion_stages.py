"""The way of a champion: nobody waits without a day, nobody's name is kept for good."""

from __future__ import annotations

from datetime import date

import pytest

from commonweal.participation.champion_stages import (
    CHAMPION,
    DAYS,
    LEFT,
    TAKING_PART,
    Level,
    Missing,
    Stage,
    due,
    erase_after,
    missing,
    months_after,
)

DAY = date(2026, 8, 31)


def test_every_stage_is_in_the_table_and_can_be_left_for_good():
    assert set(CHAMPION.table) == set(Stage)
    for stage in set(Stage) - {Stage.WITHDRAWN}:
        assert CHAMPION.after(stage, "withdraw") == Stage.WITHDRAWN
    assert CHAMPION.acts(Stage.WITHDRAWN) == ()


@pytest.mark.parametrize("stage", list(Stage))
def test_who_waits_has_a_day_and_who_left_has_a_day_of_erasure(stage):
    assert (due(stage, DAY) is not None) == (stage in DAYS)
    assert (erase_after(stage, DAY, 12) is not None) == (stage in LEFT)
    assert stage in {*DAYS, *TAKING_PART, *LEFT}


def test_words_are_kept_a_year_after_a_champion_moved_on_and_no_day_after_they_withdrew():
    assert erase_after(Stage.ALUMNI, DAY, 12) == date(2027, 8, 31)
    assert erase_after(Stage.WITHDRAWN, DAY, 12) == DAY


@pytest.mark.parametrize(
    ("months", "day"), [(1, date(2026, 9, 30)), (4, date(2026, 12, 31)), (6, date(2027, 2, 28))]
)
def test_a_month_without_such_a_day_ends_on_its_last(months, day):
    assert months_after(DAY, months) == day


@pytest.mark.parametrize(
    ("attended", "wanted", "held", "lacks"),
    [
        (1, "", (), ()),
        (0, "", ("basic",), (Missing.TRAINING,)),
        (1, "standard", ("basic",), (Missing.CHECK,)),
        (1, "standard", ("basic", "enhanced"), ()),
        (0, "basic", (), (Missing.TRAINING, Missing.CHECK)),
        (2, Level.BARRED.value, (Level.ENHANCED.value,), (Missing.CHECK,)),
    ],
)
def test_what_is_missing_before_they_begin(attended, wanted, held, lacks):
    assert missing(attended, wanted, held) == lacks
