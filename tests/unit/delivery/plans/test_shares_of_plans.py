"""Shares by prevention, stage, priority and origin; unknown stands as unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.delivery.plans.conftest import ACTION, named

from commonweal.delivery.plan_kinds import EvidenceKind, Prevention, ResourceKind, Strength
from commonweal.delivery.plans.planned import Evidence, Resource
from commonweal.delivery.plans.reports import (
    by_origin,
    by_prevention,
    by_priority,
    by_stage,
    of_one_organisation,
    prevention_by_stage,
    without_evidence,
)

MONEY, STAFF = ResourceKind.MONEY, ResourceKind.STAFF


def money(amount, organisation="council"):
    return (Resource(organisation=organisation, kind=MONEY, amount=amount),)


ACTIONS = (
    ACTION,  # primary, 48,000 pounds, staff not known
    named("late", prevention=Prevention.TERTIARY, resources=money(Decimal(12000))),
    named("dark", prevention=Prevention.UNKNOWN, resources=()),
)


def test_prevention_by_actions_and_by_money_with_unknown_among_them():
    found = by_prevention(ACTIONS)

    assert [(one.name, one.actions, one.amount_unknown) for one in found.parts] == [
        ("primary", 1, 1),
        ("tertiary", 1, 0),
        ("unknown", 1, 1),
    ]
    assert found.share("primary") == pytest.approx(1 / 3)
    assert found.share_of_amount("primary", MONEY) == pytest.approx(0.8)
    assert found.parts[2].amount(MONEY) is None and found.whole.amount(MONEY) == 60000
    assert found.share("secondary") == 0.0


def test_nothing_known_has_no_share():
    assert by_prevention(ACTIONS).share_of_amount("primary", STAFF) is None
    assert by_prevention(()).share("primary") is None


def test_an_action_for_two_priorities_counts_in_both_and_once_in_the_whole():
    both = named("both", priorities=("healthy-weight", "safe-streets"))
    found = by_priority((both, named("none", priorities=())))

    assert [(one.name, one.actions) for one in found.parts] == [
        ("", 1),
        ("healthy-weight", 1),
        ("safe-streets", 1),
    ]
    assert found.whole.actions == 2


def test_stages_come_through_priorities():
    stages = {"healthy-weight": ("start-well", "live-well")}
    found = by_stage((ACTION, named("x", priorities=("safe-streets",))), stages)

    assert [(one.name, one.actions) for one in found.parts] == [
        ("", 1),
        ("live-well", 1),
        ("start-well", 1),
    ]


def test_origin():
    assert [one.name for one in by_origin((ACTION, named("x", origin=""))).parts] == [
        "",
        "food-plan",
    ]


def test_actions_of_one_organisation_alone_by_priority():
    alone = named("alone", contributors=(), resources=money(None))
    paid_by_two = named("paid", contributors=(), resources=money(None, "trust"))

    assert of_one_organisation((ACTION, alone, paid_by_two)) == {"healthy-weight": ("alone",)}


def test_an_action_without_evidence_is_listed_and_so_is_one_that_found_none():
    none = Evidence(what="Looked", kind=EvidenceKind.RESEARCH, strength=Strength.NONE)

    assert without_evidence((ACTION, named("b", evidence=(none,)), named("a", evidence=()))) == (
        "a",
        "b",
    )


def test_prevention_is_told_of_each_stage_and_of_actions_without_one():
    stages = {"healthy-weight": ("early", "late")}
    found = prevention_by_stage(
        (named("a", priorities=("healthy-weight",)), named("b", priorities=())), stages
    )

    assert list(found) == ["", "early", "late"]
    assert [one.whole.actions for one in found.values()] == [1, 1, 1]
    assert found["late"].share("primary") == 1.0
