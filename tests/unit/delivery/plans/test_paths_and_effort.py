"""Organisations that the strategy reaches, and where a plan's money goes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.delivery.plans.conftest import ACTION, BOARD, DAY, OTHER, named, planned

from commonweal.delivery.plan_kinds import Reach, ResourceKind
from commonweal.delivery.plans.effort import effort_by_area
from commonweal.delivery.plans.paths import reached
from commonweal.delivery.plans.planned import Resource

MONEY = ResourceKind.MONEY
PEOPLE = {"E05000001": 1000.0, "E05000002": 3000.0, "E05000003": 4000.0}


def test_an_organisation_with_no_path_is_listed_first(edition):
    found = reached(edition, [planned(ACTION)], [("trust", OTHER)], DAY)

    assert [(one.organisation, one.through) for one in found] == [
        ("firm", ()),  # on a board that no line joins to the strategy's
        ("charity", (BOARD,)),
        ("council", (BOARD,)),
        ("school", (BOARD,)),
        ("trust", (OTHER,)),
    ]


def test_a_line_counts_while_it_lasts(edition):
    before = reached(edition, [planned(ACTION, board="apart")], [], DAY)

    assert {one.organisation for one in before if not one.through} == {
        "charity", "council", "firm", "trust",
    }  # fmt: skip


def money(amount, area=""):
    return (Resource(organisation="council", kind=MONEY, amount=amount, area=area),)


def test_money_goes_by_people_to_the_areas_of_its_action():
    found = effort_by_area([named("a", resources=money(Decimal(400)))], PEOPLE, MONEY)

    assert found.areas == tuple(PEOPLE)
    assert found.amounts == pytest.approx((100, 300, 0))
    assert found.unknown == () and found.nothing == ("E05000003",)


def test_a_line_of_its_own_area_goes_there_and_what_is_for_all_goes_to_all():
    everybody = named("b", reach=Reach.UNIVERSAL, areas=(), resources=money(Decimal(800)))
    one = named("c", resources=money(Decimal(50), "E05000003"))

    found = effort_by_area([everybody, one], PEOPLE, MONEY)

    assert found.amounts == pytest.approx((100, 300, 450))


def test_what_is_not_known_is_told_and_never_counted():
    actions = [
        named("no-amount", resources=money(None)),
        named("no-line", resources=()),
        named("nowhere", areas=(), resources=money(Decimal(10))),
        named("outside", areas=("E05000001", "X9"), resources=money(Decimal(10))),
        named("line-outside", resources=money(Decimal(10), "X8")),
    ]

    found = effort_by_area(actions, PEOPLE, MONEY)

    assert found.amounts == (0, 0, 0)
    assert found.unknown == ("no-amount", "no-line", "nowhere", "outside")
    assert found.elsewhere == ("X8", "X9")


def test_staff_is_not_money():
    staff = Resource(organisation="x", kind=ResourceKind.STAFF, amount=Decimal(2), since=date.min)

    assert effort_by_area([named("a", resources=(staff,))], PEOPLE, MONEY).amounts == (0, 0, 0)
