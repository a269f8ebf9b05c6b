"""How a duty stands from the days on which it was shown, and what the file of duties says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.delivery.editions import edition

from commonweal.delivery.duties.law import Binds, duties, duties_of, is_health_and_wellbeing_board
from commonweal.delivery.duties.standing import State, months_after, standing
from commonweal.strategy.governance import Body

DAY = date(2026, 11, 24)
YEARLY, ONCE = duties()["forward-plan-opinion"], duties()["strategy"]


@pytest.mark.parametrize(
    ("shown", "state", "due"),
    [
        ([], State.OPEN, None),
        ([date(2026, 6, 1)], State.SHOWN, date(2027, 6, 1)),
        ([date(2024, 1, 1), date(2025, 12, 1)], State.DUE, date(2026, 12, 1)),
        ([date(2025, 11, 23)], State.LATE, date(2026, 11, 23)),
        ([date(2025, 11, 24)], State.DUE, DAY),
        ([date(2027, 1, 1)], State.OPEN, None),
    ],
)
def test_a_yearly_duty_is_due_a_year_after_it_was_shown(
    shown: list[date], state: State, due: date | None
) -> None:
    found = standing(YEARLY, shown, DAY)

    assert (found.state, found.due) == (state, due)


def test_a_duty_shown_once_stays_shown() -> None:
    assert standing(ONCE, [date(2020, 1, 1)], DAY).state is State.SHOWN
    assert standing(ONCE, [], DAY).falls_due


def test_a_duty_applies_between_its_days() -> None:
    ended = replace(YEARLY, until=date(2026, 1, 1))

    assert standing(YEARLY, [], date(2022, 6, 30)).state is State.NOT_YET
    assert standing(YEARLY, [], date(2022, 7, 1)).state is State.OPEN
    assert standing(ended, [], DAY).state is State.ENDED
    assert not standing(ended, [], DAY).falls_due


def test_months_end_on_the_last_day_that_there_is() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_every_duty_has_its_source_and_says_whether_it_was_checked() -> None:
    for one in duties().values():
        assert one.act and one.section and one.asks and one.url.startswith("https://"), one.id
    unchecked = {one.id for one in duties().values() if not one.checked}
    assert unchecked == {"better-care-fund", "retention", "freedom-of-information"}


def test_a_duty_of_a_health_and_wellbeing_board_binds_no_other_board() -> None:
    held = edition()
    called = replace(
        held,
        governance=replace(
            held.governance, bodies=(Body(id=held.board, name="Health & Wellbeing Board"),)
        ),
    )

    assert {one.binds for one in duties_of(held)} == {Binds.PUBLIC_BODY}
    assert len(duties_of(called)) == len(duties())
    assert not is_health_and_wellbeing_board(Body(id="x", name="Inclusive Economy Board"))


def test_a_duty_without_a_source_or_with_no_months_is_refused() -> None:
    with pytest.raises(ValueError, match="https address"):
        replace(YEARLY, url="memory")
    with pytest.raises(ValueError, match="give 1 or more"):
        replace(YEARLY, every_months=0)
