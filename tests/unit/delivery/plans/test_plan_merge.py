"""Plans are drawn together the same way in any order, and no parent is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.delivery.plans.conftest import ACTION, BOARD, OTHER, STRATEGY, named, planned

from commonweal.delivery.plan_kinds import ResourceKind
from commonweal.delivery.plans.merge import Parent, canonical, merge
from commonweal.delivery.plans.planned import Resource

HERE = planned(ACTION, named("walking-bus", title="A walking bus", needs=("breakfast-clubs",)))
DOUBLE = replace(
    named("clubs-before-school", title="Open  BREAKFAST clubs in twelve schools"),
    lead="trust",
    priorities=("safe-streets",),
    starts=date(2026, 10, 1),
    ends=date(2027, 12, 31),
    needs=("lights",),
    resources=(Resource(organisation="trust", kind=ResourceKind.MONEY, amount=Decimal(10)),),
)
THERE = planned(
    DOUBLE,
    named("lights", title="Light the paths", outcome="Paths are safe"),
    named("crossing", title="Crossings", outcome="Safe", needs=("clubs-before-school",)),
    board=OTHER,
)


def by_ref(whole):
    return {one.action.ref: one for one in whole.actions}


def test_a_merged_action_keeps_both_parents_and_what_each_brings():
    found = by_ref(merge([HERE, THERE]))

    assert set(found) == {"breakfast-clubs", "walking-bus", "lights", "crossing"}
    one = found["breakfast-clubs"]
    assert one.parents == (
        Parent(STRATEGY, BOARD, 1, "breakfast-clubs"),
        Parent(STRATEGY, OTHER, 1, "clubs-before-school"),
    )
    assert one.action.priorities == ("healthy-weight", "safe-streets")
    assert one.action.contributors == ("charity", "trust")
    assert (one.action.starts, one.action.ends) == (date(2026, 9, 1), date(2027, 12, 31))
    assert {r.organisation for r in one.action.resources} == {"council", "charity", "trust"}
    assert one.differs == ("title", "lead", "starts", "ends")
    assert one.action.needs == ("lights",)
    assert found["crossing"].action.needs == ("breakfast-clubs",)


def test_actions_decided_to_be_one_are_one():
    pair = ((STRATEGY, "walking-bus"), (STRATEGY, "lights"))

    found = by_ref(merge([HERE, THERE], [pair]))

    assert len(found) == 3 and len(found["walking-bus"].parents) == 2
    assert found["walking-bus"].action.needs == ("breakfast-clubs",)
    assert found["breakfast-clubs"].action.needs == ("walking-bus",)
    assert merge([HERE, THERE], [pair, pair[::-1]]).hash == merge([THERE, HERE], [pair]).hash


def test_actions_are_one_also_by_way_of_one_that_left_every_plan():
    gone = (STRATEGY, "gone")
    found = merge([HERE, THERE], [((STRATEGY, one), gone) for one in ("walking-bus", "lights")])

    assert len(found.actions) == len(merge([HERE, THERE]).actions) - 1


def test_another_strategy_stands_as_parent_only_of_what_is_shared():
    beside = planned(
        replace(DOUBLE, needs=("theirs",)), named("theirs", outcome="x"),
        board="economy", strategy="economy-2030",
    )  # fmt: skip

    found = by_ref(merge([HERE], beside=[beside]))

    assert set(found) == {"breakfast-clubs", "walking-bus"}
    parents = found["breakfast-clubs"].parents
    assert [one.strategy for one in parents] == [STRATEGY, "economy-2030"]
    assert found["breakfast-clubs"].action.needs == ()


@given(st.permutations([HERE, THERE, planned(named("third", outcome=""), board="third")]))
def test_same_plans_same_hash_in_any_order(plans):
    whole = merge(plans)
    turned = [replace(one, actions=one.actions[::-1]) for one in plans]

    assert whole.hash == merge(sorted(plans, key=lambda one: one.board)).hash
    assert whole.hash == merge(turned).hash
    assert len(whole.hash) == 64
    assert json.dumps(json.loads(whole.content), sort_keys=True, ensure_ascii=False,
                      separators=(",", ":")) == whole.content  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [{"title": "x"}, {"ends": date(2028, 1, 1)}, {"risks": ()}, {"owner": "y"}, {"resources": ()}],
    ids=lambda one: next(iter(one)),
)
def test_another_word_another_hash(changes):
    assert merge([planned(ACTION)]).hash != merge([planned(replace(ACTION, **changes))]).hash


def test_an_amount_is_hashed_by_its_value_and_unknown_is_not_nothing():
    def of(amount):
        return canonical(Resource(organisation="x", kind=ResourceKind.MONEY, amount=amount))

    assert of(Decimal("48000.00")) == of(Decimal("4.8E+4"))
    assert of(None) != of(Decimal(0))


def test_actions_without_an_outcome_are_not_one_by_their_title():
    first, second = named("a", outcome=""), named("b", outcome=" ")

    assert len(merge([planned(first), planned(second, board=OTHER)]).actions) == 2


def test_what_cannot_be_drawn_together_is_refused():
    with pytest.raises(ValueError, match="two revisions"):
        merge([HERE, replace(HERE, revision=2)])
    with pytest.raises(ValueError, match="one ref for two actions"):
        merge([HERE, planned(ACTION, board=OTHER)])
    with pytest.raises(ValueError, match="plans of two strategies"):
        merge([HERE, replace(THERE, strategy="economy-2030")])
    assert merge([]).actions == ()
