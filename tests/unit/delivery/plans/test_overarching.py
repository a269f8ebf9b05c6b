"""The overarching plan is agreed, and kept as it was agreed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.plans.conftest import ACTION, BOARD, DAY, OTHER, STRATEGY, TOP, named

from commonweal.delivery.models import AgreedPlan, NamedAction
from commonweal.delivery.plans import queries
from commonweal.delivery.plans.actions import accept, revise, submit, write_action
from commonweal.delivery.plans.overarching_actions import agree, join_actions
from commonweal.delivery.plans.sequence import CircleError
from commonweal.people.acts import NotAllowedError
from commonweal.people.models import Event, Role


def test_the_agreed_plan_stays_as_it_was_while_plans_move_on(officer, top, in_force, edition):
    in_force()
    in_force(named("lights", title="Light the paths", needs=(ACTION.ref,)), board=OTHER)
    agreed = agree(top, " Minute 7 ", edition)

    later = replace(officer, on=DAY + timedelta(days=1))
    plan = revise(later, BOARD, edition)
    write_action(later, plan.pk, named("walking-bus"))
    plan.refresh_from_db()
    plan = submit(later, plan.pk, plan.version, edition)
    accept(replace(top, on=later.on), plan.pk, plan.version, edition)

    kept = AgreedPlan.objects.get()
    assert kept.hash == agreed.hash == hashlib.sha256(kept.content.encode()).hexdigest()
    assert kept.hash == queries.overarching(STRATEGY, DAY).hash
    assert kept.hash != queries.overarching(STRATEGY, later.on).hash
    assert (kept.edition, kept.agreed_on, kept.minute) == (edition.id, DAY, "Minute 7")
    assert Event.objects.filter(action="agreed plan").get().facts["hash"] == kept.hash
    with pytest.raises(IntegrityError), transaction.atomic():
        agree(top, "Minute 8", edition)


def test_only_the_chair_of_the_strategys_board_agrees_with_a_minute(acting, top, in_force, edition):
    in_force()

    for who in (acting(Role.CHAIR, BOARD), acting(Role.SECRETARY, TOP)):
        with pytest.raises(NotAllowedError, match="agree_plan"):
            agree(who, "Minute 7", edition)
        with pytest.raises(NotAllowedError, match="agree_plan"):
            join_actions(who, ACTION.ref, (STRATEGY, ACTION.ref), "Minute 7", edition)
    with pytest.raises(ValueError, match="Name the minute"):
        agree(top, " ", edition)
    with pytest.raises(ValueError, match="Name the minute"):
        join_actions(top, ACTION.ref, (STRATEGY, ACTION.ref), "", edition)


def test_there_is_nothing_to_agree_before_a_plan_is_in_force(top, edition):
    with pytest.raises(ValueError, match="accept one first"):
        agree(top, "Minute 7", edition)


def test_joined_actions_are_one_in_the_whole_and_joined_once(top, in_force, edition):
    in_force(ACTION, named("third", title="x"))
    in_force(named("lights", title="Light the paths"), board=OTHER)
    join_actions(top, "lights", (STRATEGY, ACTION.ref), "Minute 7", edition)

    whole = queries.overarching(STRATEGY, DAY)
    assert [len(one.parents) for one in whole.actions] == [2, 1]
    with pytest.raises(ValueError, match="is one with"):
        join_actions(top, "lights", (STRATEGY, "third"), "Minute 8", edition)
    with pytest.raises(ValueError, match="already"):
        join_actions(top, ACTION.ref, (STRATEGY, "lights"), "Minute 8", edition)
    join_actions(top, ACTION.ref, (STRATEGY, "third"), "Minute 8", edition)
    assert len(queries.overarching(STRATEGY, DAY).actions) == 1
    assert NamedAction.objects.filter(same_as__ref="third").count() == 2


def test_joined_actions_that_wait_for_each_other_are_not_agreed(top, in_force, edition):
    in_force(named("a", title="a", needs=("b",)), named("b", title="b", needs=("c",)),
             named("c", title="c"))  # fmt: skip
    join_actions(top, "c", (STRATEGY, "a"), "Minute 7", edition)

    with pytest.raises(CircleError, match="a → b → a"):
        agree(top, "Minute 8", edition)
