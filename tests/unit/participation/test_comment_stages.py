"""No way through the stages of a comment ends in limbo: every one is walked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.participation.comment_stages import (
    COMMENT,
    DAYS,
    ENDED,
    OF_AUTHOR,
    Owed,
    Stage,
    due,
)

DAY = date(2026, 6, 1)


def reached(begin: Stage, without: frozenset[str] = frozenset()) -> set[str]:
    """Every stage that can be reached from one, leaving out some acts."""
    found, waiting = {str(begin)}, [str(begin)]
    while waiting:
        for act, after in COMMENT.table[waiting.pop()].items():
            if act not in without and after not in found:
                found.add(after)
                waiting.append(after)
    return found


def test_every_stage_is_in_the_table_and_can_be_reached():
    assert set(COMMENT.table) == set(Stage)
    assert reached(Stage.RECEIVED) == set(Stage)


@pytest.mark.parametrize("stage", [one for one in Stage if one not in ENDED])
def test_an_end_can_be_reached_from_every_open_stage_without_its_author(stage):
    assert reached(stage, OF_AUTHOR) & {Stage.ANSWERED, Stage.CLOSED}


@pytest.mark.parametrize("stage", list(Stage))
def test_an_open_stage_has_a_day_and_an_ended_one_has_none(stage):
    promised = DAY + timedelta(90) if stage is Stage.PROMISED else None
    assert (due(stage, DAY, promised) is None) == (stage in ENDED)
    assert (stage in DAYS) == (stage not in ENDED and stage is not Stage.PROMISED)


def test_no_ended_stage_is_left_by_anybody_but_its_author():
    for stage in ENDED:
        assert set(COMMENT.acts(stage)) <= OF_AUTHOR
    assert COMMENT.acts(Stage.WITHDRAWN) == ()


def test_its_author_can_take_it_back_at_every_stage():
    for stage in set(Stage) - {Stage.WITHDRAWN}:
        assert COMMENT.after(stage, "withdraw") == Stage.WITHDRAWN


def test_a_promise_names_a_day_to_come():
    for day in (None, DAY):
        with pytest.raises(ValueError, match="a day to come"):
            due(Stage.PROMISED, DAY, day)


def test_late_is_counted_from_the_day_on_which_it_was_due():
    owed = Owed(Stage.RECEIVED, due(Stage.RECEIVED, DAY))
    assert owed.late(DAY + timedelta(5)) == 0
    assert owed.late(DAY + timedelta(7)) == 2
    assert Owed(Stage.ANSWERED, None).late(DAY) == 0
