"""A plan goes from draft to accepted, and every act is checked, recorded, or refused whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.unit.delivery.plans.conftest import ACTION, BOARD, DAY, OTHER, STRATEGY, TOP, named

from commonweal.delivery.models import NamedAction, Plan, PlanAction
from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans import queries
from commonweal.delivery.plans.actions import (
    GapsError,
    accept,
    give_reason,
    leave_out,
    open_plan,
    revise,
    send_back,
    submit,
    write_action,
)
from commonweal.delivery.plans.gaps import Lack, gaps
from commonweal.delivery.plans.planned import CoProduction, Milestone
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError


@pytest.fixture
def draft(officer, edition):
    plan = open_plan(officer, BOARD, edition)
    write_action(officer, plan.pk, ACTION)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def submitted(officer, draft, edition):
    return submit(officer, draft.pk, draft.version, edition)


def later(actor: Actor, days: int) -> Actor:
    return replace(actor, on=DAY + timedelta(days=days))


def test_a_year_of_a_plan_stands_in_the_log(officer, top, submitted, edition):
    accepted = accept(top, submitted.pk, submitted.version, edition)

    assert (accepted.stage, accepted.decided_on) == ("accepted", DAY)
    told = [(one.action, one.role) for one in Event.objects.all()]
    assert told == [
        ("opened plan", "officer"),
        ("wrote action", "officer"),
        ("submitted plan", "officer"),
        ("accepted plan", "chair"),
    ]
    sums = [one.facts.get("hash") for one in Event.objects.all()]
    assert sums[2] == sums[3] and sums[1] != sums[2]
    assert verify().whole


def test_what_is_written_reads_back_whole(draft):
    assert queries.written(draft).actions == (ACTION,)


def test_a_line_that_cannot_be_leaves_the_action_as_it_was(officer, draft):
    twice = Milestone(ref="six-open", name="Again", due=date(2027, 2, 1))
    wrong = replace(ACTION, title="Another", milestones=(*ACTION.milestones, twice))

    with pytest.raises(ValidationError, match="already exists"):
        write_action(officer, draft.pk, wrong, version=1)

    assert queries.written(draft).actions == (ACTION,)
    assert not Event.objects.filter(facts__action=ACTION.ref, number__gt=2).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"ends": date(2026, 1, 1)},
        {"ref": "No Slug"},
        {"co_production": (CoProduction(who="Parents", none_yet="No time"),)},
    ],
    ids=lambda one: next(iter(one)),
)
def test_what_no_action_can_be_is_refused(officer, edition, changes):
    plan = open_plan(officer, BOARD, edition)

    with pytest.raises(ValidationError):
        write_action(officer, plan.pk, replace(ACTION, **changes))

    assert not PlanAction.objects.exists() and not NamedAction.objects.exists()


def test_two_who_write_one_action_lose_no_word(officer, draft):
    write_action(officer, draft.pk, replace(ACTION, title="First"), version=1)

    with pytest.raises(StaleError):
        write_action(officer, draft.pk, replace(ACTION, title="Second"), version=1)
    with pytest.raises(StaleError):
        write_action(officer, draft.pk, replace(ACTION, title="As if new"))

    assert queries.written(draft).actions[0].title == "First"


def test_who_submits_has_seen_all_that_was_written(officer, draft, edition):
    write_action(officer, draft.pk, named("walking-bus"))

    with pytest.raises(StaleError):
        submit(officer, draft.pk, draft.version, edition)

    assert Plan.objects.get().stage == "draft"


def test_a_plan_is_refused_with_all_that_it_lacks(officer, draft, edition):
    bare = named("bare", co_production=(), owner=" ", ends=None, priorities=(), needs=("other",))
    write_action(officer, draft.pk, bare)
    write_action(officer, draft.pk, named("other", needs=("bare",)))
    draft.refresh_from_db()

    with pytest.raises(GapsError, match="no_owner bare") as error:
        submit(officer, draft.pk, draft.version, edition)

    told = {(one.lack, one.of, one.what) for one in error.value.gaps}
    assert told == {
        (Lack.CIRCLE, "", "bare → other → bare"),
        (Lack.CO_PRODUCTION, "bare", ""),
        (Lack.OWNER, "bare", ""),
        (Lack.DATES, "bare", ""),
        (Lack.PRIORITY, "bare", ""),
    }
    assert Plan.objects.get().stage == "draft"


def test_a_plan_without_actions_is_not_submitted(officer, edition):
    plan = open_plan(officer, BOARD, edition)

    with pytest.raises(GapsError, match="no_actions"):
        submit(officer, plan.pk, plan.version, edition)


def test_a_returned_plan_says_why_is_mended_and_submitted_again(officer, top, submitted, edition):
    with pytest.raises(ValueError, match="Say what the plan wants"):
        send_back(top, submitted.pk, submitted.version, edition, " ")
    back = send_back(top, submitted.pk, submitted.version, edition, "Say who pays in year two.")

    assert (back.stage, back.decision) == ("returned", "Say who pays in year two.")
    write_action(officer, back.pk, replace(ACTION, output="Twelve clubs, paid to 2028"), 1)
    back.refresh_from_db()
    again = submit(officer, back.pk, back.version, edition)
    assert (again.stage, again.decided_on, again.decision) == ("submitted", None, "")


def test_an_accepted_plan_is_never_written_to(officer, top, in_force, edition):
    plan = in_force()

    for act in (
        lambda: write_action(officer, plan.pk, named("late")),
        lambda: leave_out(officer, plan.pk, ACTION.ref, "no money", 1),
        lambda: give_reason(officer, plan.pk, "healthy-weight", Horizon.LONG, "none known"),
        lambda: submit(officer, plan.pk, plan.version, edition),
        lambda: accept(top, plan.pk, plan.version, edition),
        lambda: send_back(top, plan.pk, plan.version, edition, "again"),
    ):
        with pytest.raises(WrongStageError, match="it can be revised"):
            act()


def test_a_revision_starts_from_all_that_is_in_force(officer, top, in_force, edition):
    old = in_force(ACTION, named("walking-bus"))
    new = revise(later(officer, 30), BOARD, edition)

    assert (new.revision, new.stage) == (2, "draft")
    assert queries.written(new).actions == queries.written(old).actions
    assert queries.in_force(STRATEGY, BOARD, DAY + timedelta(days=40)) == old
    with pytest.raises(WrongStageError, match="A plan that is draft cannot be revised"):
        revise(later(officer, 31), BOARD, edition)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(strategy=STRATEGY, board=BOARD, edition="e", revision=3, opened_on=DAY)


def test_which_plan_was_in_force_on_a_day(officer, top, in_force, edition):
    old = in_force()
    new = revise(later(officer, 30), BOARD, edition)
    sent = submit(later(officer, 31), new.pk, new.version, edition)
    accept(later(top, 60), sent.pk, sent.version, edition)

    told = [queries.in_force(STRATEGY, BOARD, DAY + timedelta(days=n)) for n in (-1, 0, 59, 60)]
    assert told == [None, old, old, new]


def test_an_action_is_left_out_with_its_reason_and_can_come_back(officer, draft):
    with pytest.raises(ValueError, match="Say why"):
        leave_out(officer, draft.pk, ACTION.ref, " ", 1)
    leave_out(officer, draft.pk, ACTION.ref, "The schools did not agree", 1)

    assert queries.written(draft).actions == ()
    assert [one.left_out for one in queries.left_out(draft)] == ["The schools did not agree"]
    write_action(officer, draft.pk, ACTION, version=2)
    assert queries.written(draft).actions == (ACTION,)


def lacking(plan, edition):
    """All that a plan lacks, as it reads now."""
    return gaps(queries.written(plan), queries.around(edition, plan.board, DAY))


def test_a_reason_for_one_horizon_closes_its_gap(officer, draft, edition):
    before = {one.lack for one in lacking(draft, edition)}
    give_reason(officer, draft.pk, "healthy-weight", Horizon.LONG, "First see whether it works")
    give_reason(officer, draft.pk, "healthy-weight", Horizon.LONG, "First see if it works")
    after = {one.lack for one in lacking(Plan.objects.get(), edition)}

    assert before - after == {Lack.LONG}
    assert queries.written(Plan.objects.get()).reasons[0].why == "First see if it works"
    with pytest.raises(ValueError, match="Say why healthy-weight"):
        give_reason(officer, draft.pk, "healthy-weight", Horizon.SHORT, "")


def test_a_name_belongs_to_one_board_for_good(acting, draft, edition):
    other = acting(Role.OFFICER, OTHER)
    plan = open_plan(other, OTHER, edition)

    with pytest.raises(ValueError, match=rf"names an action of another board \({BOARD}\)"):
        write_action(other, plan.pk, ACTION)


def test_nobody_writes_for_another_board_or_decides_on_their_own(
    acting, someone, draft, edition, officer
):
    for outsider in (acting(Role.OFFICER, OTHER), acting(Role.MEMBER, BOARD)):
        for act in (
            lambda who: open_plan(who, BOARD, edition),
            lambda who: write_action(who, draft.pk, ACTION, 1),
            lambda who: submit(who, draft.pk, draft.version, edition),
            lambda who: revise(who, BOARD, edition),
        ):
            with pytest.raises(NotAllowedError, match="write_plan"):
                act(outsider)
    sent = submit(officer, draft.pk, draft.version, edition)
    both = Actor(someone((Role.CHAIR, TOP), (Role.MEMBER, BOARD)), STRATEGY, DAY)
    for who in (officer, both, acting(Role.MEMBER, TOP)):
        with pytest.raises(NotAllowedError, match="accept_plan"):
            accept(who, sent.pk, sent.version, edition)
        with pytest.raises(NotAllowedError, match="accept_plan"):
            send_back(who, sent.pk, sent.version, edition, "no")
    assert Plan.objects.get().stage == "submitted"


def test_a_second_plan_is_revised_not_opened(officer, draft, edition):
    with pytest.raises(WrongStageError, match="has a plan"):
        open_plan(officer, BOARD, edition)


def test_nothing_is_revised_before_it_was_opened(officer, edition):
    with pytest.raises(WrongStageError, match="not opened"):
        revise(officer, BOARD, edition)


def test_plans_that_meanwhile_close_a_circle_are_not_accepted(acting, top, edition, officer):
    other = acting(Role.OFFICER, OTHER)
    plans = [open_plan(officer, BOARD, edition), open_plan(other, OTHER, edition)]
    write_action(officer, plans[0].pk, named("here"))
    write_action(other, plans[1].pk, named("there", needs=("here",)))
    write_action(officer, plans[0].pk, named("here", needs=("there",)), version=1)
    for plan, who in zip(plans, (officer, other), strict=True):
        plan.refresh_from_db()
        submit(who, plan.pk, plan.version, edition)
        plan.refresh_from_db()
    accept(top, plans[0].pk, plans[0].version, edition)

    with pytest.raises(GapsError, match="here → there → here"):
        accept(top, plans[1].pk, plans[1].version, edition)


def test_a_stale_reader_decides_nothing(top, submitted, edition):
    with pytest.raises(StaleError):
        accept(top, submitted.pk, submitted.version - 1, edition)
    with pytest.raises(StaleError):
        send_back(top, submitted.pk, submitted.version - 1, edition, "no")


def test_who_waits(submitted):
    assert queries.submitted(STRATEGY) == (submitted,)
