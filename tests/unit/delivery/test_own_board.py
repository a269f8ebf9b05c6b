"""A strategy whose only board leads its priorities: a second person of that board agrees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.one_board import (
    chair_of,
    edition_of_one_board,
    submitted_plan,
    submitted_return,
)

from commonweal.delivery.models import Target
from commonweal.delivery.plans import actions as plans
from commonweal.delivery.returns import actions as returns
from commonweal.delivery.targets import actions as targets
from commonweal.delivery.targets.proposal import Baseline, Proposal, Span
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event
from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import Body

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
DUE = Span("2029", date(2029, 1, 1), date(2029, 12, 31))
BASE = Baseline(6.3, Span("2025", date(2025, 1, 1), date(2025, 12, 31)), "v1", "release1")
PROPOSAL = Proposal("pay", "pay:all", "value", DUE, "Firms have promised.", 5.6)


@pytest.fixture(scope="module")
def economy() -> Edition:
    return edition_of_one_board()


@pytest.fixture
def chair(economy: Edition) -> Callable[[], Actor]:
    """Another chair of the only board with every call."""

    return lambda: chair_of(economy, DAY)


def last_facts() -> dict[str, object]:
    return dict(Event.objects.order_by("-number")[0].facts)


def test_a_plan_of_the_only_board_is_accepted_by_a_second_person(economy, chair):
    first, second = chair(), chair()
    plan = submitted_plan(economy, first)
    with pytest.raises(NotAllowedError):
        plans.accept(first, plan.pk, plan.version, economy)
    held = plans.accept(second, plan.pk, plan.version, economy)

    assert (held.stage, held.own_board) == ("accepted", True)
    assert last_facts()["own_board"] is True


def test_a_return_of_the_only_board_is_asked_for_and_accepted_by_a_second_person(economy, chair):
    first, second = chair(), chair()
    filing = submitted_return(economy, first)
    with pytest.raises(NotAllowedError):
        returns.accept(first, filing, economy.board, filing.version)
    held = returns.accept(second, filing, economy.board, filing.version)

    assert (held.board, held.stage, held.own_board) == (economy.board, "accepted", True)
    assert last_facts()["own_board"] is True


def test_a_target_of_the_only_board_is_agreed_by_a_second_person(economy, chair):
    first, second = chair(), chair()
    target = targets.propose(first, economy.board, economy, PROPOSAL, BASE)
    with pytest.raises(NotAllowedError):
        targets.agree(first, target, economy.board, target.version, "Minute 4")
    held = targets.agree(second, target, economy.board, target.version, "Minute 4")

    assert (held.stage, held.own_board) == ("agreed", True)
    assert last_facts()["own_board"] is True


def test_nobody_of_the_board_agrees_where_the_strategy_has_another(economy, chair):
    more = replace(economy.governance, bodies=(*economy.governance.bodies, Body(id="b", name="B")))
    two = replace(economy, governance=more)
    first, second = chair(), replace(chair(), only_board=two.only_board)
    target = targets.propose(first, two.board, two, PROPOSAL, BASE)

    assert two.only_board == ""
    with pytest.raises(NotAllowedError):
        targets.agree(second, target, two.board, target.version, "Minute 4")


def test_a_board_that_was_retired_is_no_other_board(economy):
    gone = Body(id="b", name="B", retired="merged in 2024")
    bodies = (*economy.governance.bodies, gone)
    held = replace(economy, governance=replace(economy.governance, bodies=bodies))

    assert held.only_board == economy.board


def test_what_nobody_agreed_was_not_agreed_by_its_own_board(economy, chair):
    target = targets.propose(chair(), economy.board, economy, PROPOSAL, BASE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(own_board=True)
