"""Which actions of plans in force run behind on a day: past their end, or moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.unit.delivery.plans.conftest import ACTION, BOARD, DAY, OTHER, STRATEGY, named

from commonweal.delivery.models import NamedAction, Progress
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans import off_course
from commonweal.delivery.plans.behind import behind, late, slipped
from commonweal.delivery.plans.news_held import stood
from commonweal.delivery.plans.overarching_actions import join_actions
from commonweal.delivery.plans.progress_actions import tell_progress
from commonweal.delivery.plans.standing import Stood, late_since

ENDS = ACTION.ends
LATER = date(2028, 1, 1)
MOVED = Stood(Standing.SLIPPED, moved=((DAY, LATER),))


def after(actor, days):
    return replace(actor, on=DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("ends", "stood", "day", "since"),
    [
        pytest.param(ENDS, Stood(), ENDS, None, id="its last day is in time"),
        pytest.param(ENDS, Stood(), ENDS + timedelta(1), ENDS, id="the day after is late"),
        pytest.param(ENDS, MOVED, ENDS + timedelta(1), ENDS, id="late although a date was told"),
        pytest.param(ENDS, Stood(Standing.DONE), LATER, None, id="done"),
        pytest.param(ENDS, Stood(Standing.STOPPED), LATER, None, id="stopped"),
        pytest.param(None, Stood(Standing.UNDER_WAY), LATER, None, id="no end was ever given"),
        pytest.param(None, MOVED, LATER + timedelta(1), LATER, id="only a date was told"),
    ],
)
def test_an_action_is_late_from_the_day_after_its_planned_end(ends, stood, day, since):
    assert late_since(ends, stood, day) == since


def test_what_slipped_stays_so_until_it_is_done(officer, in_force):
    in_force()
    tell_progress(after(officer, 1), ACTION.ref, Standing.SLIPPED, due=LATER, why="No cooks")
    tell_progress(after(officer, 2), ACTION.ref, Standing.UNDER_WAY)
    tell_progress(after(officer, 5), ACTION.ref, Standing.DONE)

    def told(days):
        return slipped(behind(STRATEGY, DAY + timedelta(days=days)))

    assert told(0) == told(5) == []
    (found,) = told(2)
    assert (found.board, found.ref, found.title) == (BOARD, ACTION.ref, ACTION.title)
    assert found.due == LATER
    assert late([found]) == []


def test_what_slipped_is_late_once_its_planned_end_has_passed(officer, in_force):
    in_force()
    tell_progress(after(officer, 1), ACTION.ref, Standing.SLIPPED, due=LATER, why="No cooks")

    found = behind(STRATEGY, ENDS + timedelta(days=1))

    (one,) = late(found)
    assert (one.late_since, one.due, one.why) == (ENDS, LATER, "No cooks")
    assert slipped(found) == []


def test_an_action_of_which_nothing_was_told_is_late_when_its_end_has_passed(in_force):
    in_force(ACTION, named("other", title="Other", ends=ENDS - timedelta(days=30)))

    assert behind(STRATEGY, ENDS - timedelta(days=30)) == ()
    found = late(behind(STRATEGY, ENDS + timedelta(days=1)))

    assert [one.ref for one in found] == ["other", ACTION.ref]
    assert found[0].standing is Standing.NOT_STARTED
    assert found[0].due is None


def test_actions_that_are_one_are_done_once_also_across_strategies(officer, top, in_force, edition):
    in_force()
    theirs = NamedAction.objects.create(strategy="economy-2030", ref="canteens", board="economy")
    join_actions(top, ACTION.ref, ("economy-2030", "canteens"), "Minute 12", edition)
    day = ENDS + timedelta(days=9)
    assert [one.ref for one in behind(STRATEGY, day)] == [ACTION.ref]

    Progress.objects.create(
        action=theirs, on=ENDS, standing=Standing.DONE.value, told_by=top.person
    )

    assert behind(STRATEGY, day) == behind("economy-2030", day) == ()


def test_actions_worded_alike_are_one_without_a_decision(officer, in_force):
    in_force()
    in_force(named("theirs", title=ACTION.title.upper()), board=OTHER)
    day = ENDS + timedelta(days=9)
    assert len(behind(STRATEGY, day)) == 1

    tell_progress(after(officer, 5), ACTION.ref, Standing.DONE)

    assert behind(STRATEGY, day) == ()
    assert stood(STRATEGY, day)["theirs"].standing is Standing.DONE


def test_news_of_a_milestone_and_of_days_to_come_changes_nothing(officer, in_force):
    in_force()
    tell_progress(after(officer, 1), ACTION.ref, Standing.DONE, milestone="six-open")
    later = replace(officer, on=ENDS + timedelta(days=20))
    tell_progress(later, ACTION.ref, Standing.DONE)

    (found,) = behind(STRATEGY, ENDS + timedelta(days=19))
    assert found.late_since == ENDS
    assert behind(STRATEGY, ENDS + timedelta(days=20)) == ()


def test_a_plan_that_is_not_in_force_has_nothing_behind(in_force):
    in_force()
    assert behind("another-strategy", LATER) == behind(STRATEGY, DAY - timedelta(days=1)) == ()


def test_what_is_off_course_is_asked_in_two_queries_while_no_risk_is(
    in_force, django_assert_num_queries
):
    in_force(ACTION, named("other"))
    with django_assert_num_queries(2):
        off_course.escalated_risks(STRATEGY, DAY)
        behind(STRATEGY, DAY)
