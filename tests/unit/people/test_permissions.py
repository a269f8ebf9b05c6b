"""Who may do what, beside a table that was written by hand: every action, relation and role."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.people.models import Role
from commonweal.people.permissions import APPROVING, RULES, Action, Item, may, may_approve

with (Path(__file__).parent / "permissions.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
BOARDS = {"own": BOARD, "top": TOP, "other": OTHER, "only": BOARD}
ITEM = Item(STRATEGY, BOARD, TOP)
SOMEBODY_ELSE = 0
ONLY = Item(STRATEGY, BOARD, BOARD, SOMEBODY_ELSE, only_board=BOARD)


def test_the_table_holds_every_action_relation_and_role_once():
    told = [(row["action"], row["relation"]) for row in ROWS]

    assert sorted(told) == sorted((action, place) for action in Action for place in BOARDS)
    assert all(set(row) == {"action", "relation", *Role.values, "nobody"} for row in ROWS)
    assert set(RULES) == set(Action)


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['action']}-{row['relation']}")
def test_every_cell_of_the_table(someone, row):
    item = ONLY if row["relation"] == "only" else ITEM
    for role in Role:
        board = "" if role is Role.ADMINISTRATOR else BOARDS[row["relation"]]
        told = may(someone((role, board)), Action(row["action"]), item, DAY)

        assert told is (row[role.value] == "yes"), role
    assert may(None, Action(row["action"]), item, DAY) is (row["nobody"] == "yes")
    assert may(someone(), Action(row["action"]), item, DAY) is (row["nobody"] == "yes")


@pytest.mark.django_db
def test_nobody_agrees_what_their_own_board_proposed(someone):
    both = someone((Role.CHAIR, TOP), (Role.MEMBER, BOARD))
    apart = someone((Role.CHAIR, TOP))

    assert not may(both, Action.AGREE_TARGET, ITEM, DAY)
    assert may(apart, Action.AGREE_TARGET, ITEM, DAY)
    assert not may(apart, Action.AGREE_TARGET, Item(STRATEGY, BOARD, TOP, apart.pk), DAY)
    assert not may(apart, Action.AGREE_TARGET, Item(STRATEGY, TOP, TOP), DAY)


OWN_CONSENT = [action for action, rule in RULES.items() if rule.other_board]


@pytest.mark.django_db
@pytest.mark.parametrize("action", OWN_CONSENT)
def test_in_a_strategy_of_one_board_a_second_person_of_it_agrees(someone, action):
    first, second = someone((Role.CHAIR, BOARD)), someone((Role.CHAIR, BOARD))
    item = replace(ONLY, made_by=first.pk)

    assert may(second, action, item, DAY)
    assert not may(first, action, item, DAY)
    assert not may(someone((Role.OFFICER, BOARD)), action, item, DAY)
    assert not may(someone((Role.CHAIR, OTHER)), action, item, DAY)


@pytest.mark.django_db
@pytest.mark.parametrize("action", OWN_CONSENT)
@pytest.mark.parametrize(
    "changed",
    [
        {"only_board": ""},  # the strategy has other boards
        {"only_board": OTHER},
        {"strategy_board": TOP},  # the board proposes to another
        {"made_by": None},  # nobody knows who proposed it
    ],
)
def test_else_nobody_agrees_what_their_own_board_proposed(someone, action, changed):
    chair = someone((Role.CHAIR, BOARD))

    assert not may(chair, action, replace(ONLY, **changed), DAY)


@pytest.mark.django_db
def test_who_administers_as_well_agrees_what_no_board_but_a_review_proposed(someone):
    both = someone((Role.CHAIR, TOP), (Role.ADMINISTRATOR, ""))
    of_review = Item(STRATEGY, "", TOP, SOMEBODY_ELSE)

    assert may(both, Action.AGREE_AMENDMENT, of_review, DAY)
    assert not may(both, Action.AGREE_AMENDMENT, replace(of_review, made_by=both.pk), DAY)


@pytest.mark.django_db
def test_data_is_signed_off_by_a_second_person(someone):
    owner = someone((Role.DATA_OWNER, BOARD))

    assert not may(owner, Action.SIGN_OFF_DATA, Item(STRATEGY, BOARD, TOP, owner.pk), DAY)
    assert may(owner, Action.SIGN_OFF_DATA, ITEM, DAY)


@pytest.mark.django_db
def test_a_closed_account_may_nothing(someone):
    person = someone((Role.ADMINISTRATOR, ""))
    person.is_active = False

    assert not may(person, Action.INVITE, ITEM, DAY)


def test_what_needs_a_second_person_is_an_act_of_approval():
    assert {action for action, rule in RULES.items() if rule.second_person} <= APPROVING


APPROVERS = {Role.CHAIR, Role.SECRETARY, Role.DATA_OWNER, Role.ADMINISTRATOR}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_who_may_approve_is_told_by_the_office_held_on_the_day(someone, role):
    person = someone((role, "" if role is Role.ADMINISTRATOR else BOARD))

    assert may_approve(person, DAY, STRATEGY) is (role in APPROVERS)
    assert may_approve(person, DAY) is (role in APPROVERS)
    assert not may_approve(person, DAY, "another-strategy")
    assert not may_approve(person, date(2019, 12, 31), STRATEGY)
    person.offices.update(until=DAY)
    assert not may_approve(person, DAY, STRATEGY)
