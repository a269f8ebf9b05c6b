"""How actions, milestones and risks stand after what was told of them, on any day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.unit.delivery.plans.conftest import ACTION, BOARD, DAY, OTHER, STRATEGY, TOP, named

from commonweal.delivery.models import NamedAction, Progress
from commonweal.delivery.plan_kinds import RiskKind, Standing
from commonweal.delivery.plans import off_course, queries
from commonweal.delivery.plans.overarching_actions import join_actions
from commonweal.delivery.plans.planned import Risk
from commonweal.delivery.plans.progress_actions import score_risk, tell_progress
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role


def after(actor, days):
    return replace(actor, on=DAY + timedelta(days=days))


def test_dates_that_were_moved_are_kept_as_history(officer, in_force):
    in_force()
    tell_progress(after(officer, 1), ACTION.ref, Standing.UNDER_WAY)
    slipped = {"due": date(2027, 9, 30), "why": "No cooks"}
    tell_progress(after(officer, 2), ACTION.ref, Standing.SLIPPED, **slipped)
    tell_progress(
        after(officer, 3), ACTION.ref, Standing.SLIPPED, due=date(2027, 12, 31), why="Still none"
    )
    tell_progress(after(officer, 4), ACTION.ref, Standing.UNDER_WAY)
    tell_progress(after(officer, 4), ACTION.ref, Standing.DONE, milestone="six-open")

    held = [queries.stood(STRATEGY, DAY + timedelta(days=n)).get(ACTION.ref) for n in range(5)]

    assert held[0] is None
    assert [one.standing.value for one in held[1:]] == [
        "under_way", "slipped", "slipped", "under_way",
    ]  # fmt: skip
    assert held[2].due == date(2027, 9, 30) and held[2].why == "No cooks"
    assert held[4].moved == (
        (DAY + timedelta(days=2), date(2027, 9, 30)),
        (DAY + timedelta(days=3), date(2027, 12, 31)),
    )
    assert held[4].milestones["six-open"].standing is Standing.DONE
    assert [one.action for one in Event.objects.all()].count("told progress") == 5
    assert verify().whole


@pytest.mark.parametrize(
    ("standing", "given"),
    [
        (Standing.SLIPPED, {"why": "late"}),
        (Standing.SLIPPED, {"due": date(2028, 1, 1)}),
        (Standing.STOPPED, {}),
        (Standing.DONE, {"due": date(2028, 1, 1)}),
    ],
)
def test_a_slip_has_a_date_and_a_reason_and_a_stop_a_reason(officer, in_force, standing, given):
    in_force()

    with pytest.raises(ValidationError):
        tell_progress(officer, ACTION.ref, standing, **given)

    assert not Progress.objects.exists()


def test_news_is_of_what_stands_in_the_plan_in_force_and_in_order(officer, in_force):
    in_force()
    tell_progress(after(officer, 9), ACTION.ref, Standing.UNDER_WAY)

    with pytest.raises(ValueError, match="no milestone 'ten-open'"):
        tell_progress(officer, ACTION.ref, Standing.DONE, milestone="ten-open")
    with pytest.raises(ValueError, match="in no plan in force"):
        tell_progress(after(officer, -1), ACTION.ref, Standing.DONE)
    with pytest.raises(ValueError, match="The last news of it is of"):
        tell_progress(after(officer, 8), ACTION.ref, Standing.DONE)
    with pytest.raises(ValueError, match="no risk 'flood'"):
        score_risk(officer, ACTION.ref, "flood", likelihood=5, impact=5, why="Rain")


def test_only_the_boards_own_writers_tell(acting, in_force):
    in_force()

    for who in (acting(Role.OFFICER, OTHER), acting(Role.MEMBER, BOARD), acting(Role.CHAIR, TOP)):
        with pytest.raises(NotAllowedError, match="write_plan"):
            tell_progress(who, ACTION.ref, Standing.DONE)
        with pytest.raises(NotAllowedError, match="write_plan"):
            score_risk(who, ACTION.ref, "no-cooks", likelihood=5, impact=5, why="None came")


def test_actions_that_are_one_have_one_standing_also_across_strategies(
    officer, top, in_force, edition
):
    in_force()
    theirs = NamedAction.objects.create(strategy="economy-2030", ref="canteens", board="economy")
    join_actions(top, ACTION.ref, ("economy-2030", "canteens"), "Minute 12", edition)
    tell_progress(after(officer, 1), ACTION.ref, Standing.UNDER_WAY)
    Progress.objects.create(
        action=theirs,
        on=DAY + timedelta(days=2),
        standing=Standing.SLIPPED.value,
        due=date(2028, 1, 1),
        why="No kitchen",
        told_by=top.person,
    )

    here = queries.stood(STRATEGY, DAY + timedelta(days=2))
    there = queries.stood("economy-2030", DAY + timedelta(days=2))

    assert here[ACTION.ref] == there["canteens"]
    assert here[ACTION.ref].standing is Standing.SLIPPED
    assert set(here) == {ACTION.ref}


def test_a_risk_is_escalated_from_its_threshold_on_until_it_falls_below(officer, in_force):
    in_force()
    told = [(2, 4, 4), (5, 5, 4), (8, 2, 4), (11, 5, 5)]
    for days, likelihood, impact in told:
        score_risk(
            after(officer, days), ACTION.ref, "no-cooks",
            likelihood=likelihood, impact=impact, why="Counted the answers",
        )  # fmt: skip

    def since(days):
        found = off_course.escalated_risks(STRATEGY, DAY + timedelta(days=days))
        return [(one.since - DAY).days for one in found]

    assert [since(n) for n in (1, 2, 7, 9, 12)] == [[], [2], [2], [], [11]]
    (last,) = off_course.escalated_risks(STRATEGY, DAY + timedelta(days=12))
    assert (last.board, last.action, last.risk.score) == (BOARD, ACTION.ref, 25)
    assert last.priorities == ("healthy-weight",)
    with pytest.raises(ValidationError):
        score_risk(after(officer, 12), ACTION.ref, "no-cooks", likelihood=6, impact=5, why="x")
    with pytest.raises(ValidationError):
        score_risk(after(officer, 12), ACTION.ref, "no-cooks", likelihood=5, impact=5, why=" ")


@pytest.mark.parametrize("standing", [Standing.DONE, Standing.STOPPED])
def test_an_action_that_is_over_runs_no_risk(officer, in_force, standing):
    issue = Risk(ref="gone", text="The firm is gone", kind=RiskKind.ISSUE, likelihood=1, impact=4)
    in_force(replace(ACTION, risks=(issue,)))
    tell_progress(after(officer, 3), ACTION.ref, standing, why="Decided")

    assert off_course.escalated_risks(STRATEGY, DAY + timedelta(days=2))
    assert off_course.escalated_risks(STRATEGY, DAY + timedelta(days=3)) == ()


def test_an_issue_has_happened_whatever_its_likelihood(in_force):
    issue = Risk(ref="gone", text="The firm is gone", kind=RiskKind.ISSUE, likelihood=1, impact=3)
    in_force(replace(ACTION, risks=(issue, *ACTION.risks)), named("other"))

    (found,) = off_course.escalated_risks(STRATEGY, DAY)

    assert (found.risk.ref, found.risk.score, found.since) == ("gone", 15, DAY)


def test_a_slip_to_a_day_that_has_passed_is_refused(officer, in_force):
    in_force()
    with pytest.raises(ValueError, match="has passed"):
        tell_progress(officer, ACTION.ref, Standing.SLIPPED, due=date(2020, 1, 1), why="Late.")
