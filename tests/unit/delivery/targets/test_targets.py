"""Targets: proposed, agreed, sent back, restated; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.delivery.editions import BOARD, OTHER, TOP, edition

from commonweal.delivery.models import Target, TargetStage
from commonweal.delivery.proposals import waiting
from commonweal.delivery.targets import actions
from commonweal.delivery.targets.proposal import Baseline, Proposal, Span, is_rebased
from commonweal.delivery.targets.queries import agreed_on
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

HELD = edition()
DAY = date(2026, 6, 1)
DUE = Span("2028/29", date(2028, 9, 1), date(2029, 8, 31))
BASE = Baseline(6.3, Span("2024/25", date(2024, 9, 1), date(2025, 8, 31)), "v1", "release1")
WANTED = Proposal("c01", "absence:all", "value", DUE, "Two workers.", 5.6)


def proposed(acting, proposal: Proposal = WANTED) -> Target:
    return actions.propose(acting(Role.OFFICER, BOARD), BOARD, HELD, proposal, BASE)


@pytest.mark.django_db
def test_a_target_is_proposed_below_and_agreed_above(acting):
    target = proposed(acting)
    assert [(x.about, x.number) for x in waiting(target.strategy)] == [("target", target.pk)]
    assert agreed_on(target.strategy, DAY) == {}
    done = actions.agree(acting(Role.CHAIR, TOP), target, TOP, target.version, "item 5.1")

    assert done.stage == TargetStage.AGREED
    assert done.minute == "item 5.1"
    assert [one.pk for one in agreed_on(target.strategy, DAY)["absence:all"]] == [target.pk]
    assert agreed_on(target.strategy, date(2026, 5, 31)) == {}
    assert Event.objects.order_by("-number").first().action == "agreed target"
    assert verify().whole


@pytest.mark.django_db
def test_nobody_agrees_what_their_own_board_proposed(acting, someone):
    target = proposed(acting)
    both = Actor(someone((Role.CHAIR, TOP), (Role.MEMBER, BOARD)), target.strategy, DAY)

    for who in (both, acting(Role.CHAIR, BOARD), acting(Role.SECRETARY, TOP)):
        with pytest.raises(NotAllowedError):
            actions.agree(who, target, TOP, target.version, "item 5.1")
    assert Target.objects.get().stage == TargetStage.PROPOSED


@pytest.mark.django_db
def test_another_board_does_not_propose(acting):
    with pytest.raises(NotAllowedError):
        actions.propose(acting(Role.OFFICER, OTHER), BOARD, HELD, WANTED, BASE)


@pytest.mark.django_db
def test_an_answer_needs_its_minute_and_a_return_its_reason(acting):
    target, chair = proposed(acting), acting(Role.CHAIR, TOP)

    with pytest.raises(ValueError, match="Name the minute"):
        actions.agree(chair, target, TOP, target.version, " ")
    with pytest.raises(ValueError, match="what the board should amend"):
        actions.send_back(chair, target, TOP, target.version, "item 5.1", "")
    assert Target.objects.get().version == 1


@pytest.mark.django_db
def test_what_is_sent_back_is_proposed_again(acting):
    target, officer = proposed(acting), acting(Role.OFFICER, BOARD)
    back = actions.send_back(acting(Role.CHAIR, TOP), target, TOP, 1, "item 5.1", "Too little.")
    more = replace(WANTED, value=5.0)
    with pytest.raises(StaleError):
        actions.amend(officer, back, HELD, more, BASE, 1)
    again = actions.amend(officer, back, HELD, more, BASE, back.version)

    assert (again.stage, again.value, again.returned_why) == ("proposed", 5.0, "")


@pytest.mark.django_db
def test_a_new_target_restates_the_old_by_a_decision_only(acting):
    chair = acting(Role.CHAIR, TOP)
    first = proposed(acting)
    actions.agree(chair, first, TOP, 1, "item 1")
    rebased = replace(BASE, value=6.1, vintage="v2")
    officer = acting(Role.OFFICER, BOARD)
    second = actions.propose(officer, BOARD, HELD, replace(WANTED, value=5.4), rebased)
    assert [one.value for one in agreed_on(first.strategy, DAY)["absence:all"]] == [5.6]

    actions.agree(chair, second, TOP, 1, "item 2")
    old = Target.objects.get(pk=first.pk)
    assert (old.stage, old.baseline, old.closed_why) == ("restated", 6.3, "restated: item 2")
    assert [one.value for one in agreed_on(first.strategy, DAY)["absence:all"]] == [5.4]


@pytest.mark.django_db
def test_the_second_of_two_boards_restates_the_first_when_both_are_agreed(acting):
    chair = acting(Role.CHAIR, TOP)
    first = proposed(acting)
    second = actions.propose(acting(Role.OFFICER, OTHER), OTHER, HELD, WANTED, BASE)
    assert second.restates is None

    actions.agree(chair, first, TOP, 1, "item 1")
    done = actions.agree(chair, second, TOP, 1, "item 2")
    first.refresh_from_db()
    assert (done.restates, first.stage, first.closed_why) == (first, "restated", "restated: item 2")
    assert agreed_on(first.strategy, DAY)["absence:all"] == [done]


@pytest.mark.django_db
def test_two_proposals_to_restate_one_target_are_agreed_in_turn(acting):
    chair = acting(Role.CHAIR, TOP)
    old = actions.agree(chair, proposed(acting), TOP, 1, "item 1")
    one = proposed(acting)
    two = actions.propose(acting(Role.OFFICER, OTHER), OTHER, HELD, WANTED, BASE)

    assert actions.agree(chair, one, TOP, 1, "item 2").restates == old
    assert actions.agree(chair, two, TOP, 1, "item 3").restates == one
    assert agreed_on(old.strategy, DAY)["absence:all"] == [two]


@pytest.mark.django_db
def test_a_proposal_after_one_withdrawn_restates_what_stands(acting):
    chair, officer = acting(Role.CHAIR, TOP), acting(Role.OFFICER, BOARD)
    old = actions.agree(chair, proposed(acting), TOP, 1, "item 1")
    actions.withdraw(officer, proposed(acting), 1, "We look again.")

    assert actions.agree(chair, proposed(acting), TOP, 1, "item 2").restates == old


@pytest.mark.django_db
def test_a_proposal_restates_nothing_that_was_closed_meanwhile(acting):
    chair = acting(Role.CHAIR, TOP)
    old = actions.agree(chair, proposed(acting), TOP, 1, "item 1")
    later = proposed(acting)
    actions.close(chair, old, TOP, old.version, "The measure ended.")

    assert actions.agree(chair, later, TOP, 1, "item 2").restates is None
    old.refresh_from_db()
    assert old.stage == TargetStage.CLOSED


@pytest.mark.django_db
def test_a_board_has_one_open_proposal_for_a_measure(acting):
    target = proposed(acting)
    with pytest.raises(ValueError, match="amend or withdraw"):
        proposed(acting)

    actions.withdraw(acting(Role.OFFICER, BOARD), target, 1, "We look again.")
    assert proposed(acting).pk != target.pk


@pytest.mark.django_db
def test_an_agreed_target_is_closed_by_the_board_above_alone(acting):
    target, chair = proposed(acting), acting(Role.CHAIR, TOP)
    done = actions.agree(chair, target, TOP, 1, "item 1")
    with pytest.raises(WrongStageError):
        actions.withdraw(acting(Role.OFFICER, BOARD), done, done.version, "no")
    actions.close(chair, done, TOP, done.version, "The measure ended.")

    assert agreed_on(target.strategy, DAY) == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"value": None}, "a value and a gap have one"),
        ({"form": "direction"}, "A direction has no value"),
        ({"form": "gap"}, "names the groups"),
        ({"form": "wish"}, "not 'wish'"),
        ({"value": float("nan")}, "not a number"),
        ({"rationale": "  "}, "Say why"),
    ],
)
def test_a_proposal_checks_itself(change, told):
    with pytest.raises(ValueError, match=told):
        replace(WANTED, **change)


def test_what_is_due_before_its_baseline_ends_is_refused():
    early = replace(WANTED, due=BASE.span)

    with pytest.raises(ValueError, match="Due 2024/25 is not after the baseline"):
        early.after(BASE)


def test_a_baseline_is_rebased_when_the_source_says_otherwise():
    assert not is_rebased(6.3, 6.3)
    assert not is_rebased(6.3, None)
    assert is_rebased(6.3, 6.31)
