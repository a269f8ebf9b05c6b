"""The plan on a day: dates that moved, what waits for what, and effort beside need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.delivery.plans.conftest import OTHER, STRATEGY, named, planned

from commonweal.delivery.plan_kinds import Reach, ResourceKind, Standing
from commonweal.delivery.plans.beside_need import Need, beside_need
from commonweal.delivery.plans.effort import effort_by_area
from commonweal.delivery.plans.merge import merge
from commonweal.delivery.plans.outlook import outlook
from commonweal.delivery.plans.planned import Resource
from commonweal.delivery.plans.slips import Goal, Kind, Promise
from commonweal.delivery.plans.standing import Stood
from commonweal.methods.proportionality import Balance

PLAN = planned(
    named("survey", title="Survey", starts=date(2027, 1, 1), ends=date(2027, 3, 1), milestones=()),
    named(
        "clubs", title="Clubs", starts=date(2027, 3, 1), ends=date(2027, 9, 1), needs=("survey",)
    ),
    named("apart", title="Apart", starts=date(2027, 1, 1), ends=date(2027, 2, 1), milestones=()),
    named("undated", title="Undated", starts=None),
)
GOAL = Goal(
    ref="c01", name="Hunger", due=date(2027, 9, 15), served=(Promise(ref="clubs", lag_months=6),)
)


def slipped(day):
    return Stood(Standing.SLIPPED, date(2027, 2, 1), "x", ((date(2027, 2, 1), day),))


def test_a_plan_on_course_puts_nothing_at_risk():
    found = outlook(merge([PLAN]), {}, [GOAL])

    assert found.critical == ("survey", "clubs") and found.at_risk == ()
    assert found.of("clubs").expected == date(2027, 9, 1) and found.of("clubs").critical
    assert found.of("apart").slack == 212 and not found.of("apart").critical
    assert found.of("undated").expected is None
    assert found.of("survey").stood.standing is Standing.NOT_STARTED


def test_a_date_that_moved_moves_what_waits_for_it_and_names_the_goal():
    found = outlook(merge([PLAN]), {"survey": slipped(date(2027, 4, 1))}, [GOAL])

    assert found.of("survey").expected == date(2027, 4, 1)
    assert found.of("clubs").expected == date(2027, 10, 2)
    assert {(one.kind, one.ref) for one in found.at_risk} == {
        (Kind.ACTION, "clubs"),
        (Kind.MILESTONE, "clubs/six-open"),
        (Kind.GOAL, "c01"),
    }
    assert found.too_soon == ()


def test_who_needs_what_was_stopped_is_stranded_and_waits_no_longer():
    found = outlook(merge([PLAN]), {"survey": Stood(Standing.STOPPED, date(2027, 2, 1), "x")})

    assert found.stranded == (("clubs", "survey"),)
    assert found.of("survey").expected is None and found.critical == ("clubs",)


def test_with_a_circle_nothing_is_timed():
    ring = planned(named("a", title="a", needs=("b",)), named("b", title="b", needs=("a",)))

    found = outlook(merge([ring]), {}, [GOAL])

    assert found.circle == ("a", "b", "a")
    assert all(one.expected is None for one in found.actions)


def test_of_two_parents_the_newest_word_holds():
    double = planned(named("double", title="Survey"), board=OTHER)
    told = {
        "survey": Stood(Standing.UNDER_WAY, date(2027, 1, 5)),
        "double": Stood(Standing.DONE, date(2027, 1, 9)),
    }

    found = outlook(merge([PLAN, double]), told)

    assert found.of("survey").stood.standing is Standing.DONE
    assert {one.strategy for one in found.of("survey").merged.parents} == {STRATEGY}


AREAS = {f"a{n}": Need(1000.0 + 100 * n, 0.4 - 0.04 * n) for n in range(8)}
PEOPLE = {area: one.people for area, one in AREAS.items()}


def spend(**amounts):
    lines = tuple(
        Resource(organisation="x", kind=ResourceKind.MONEY, amount=Decimal(amount), area=area)
        for area, amount in amounts.items()
    )
    plan = [named("spend", resources=lines, areas=())]
    return effort_by_area(plan, PEOPLE, ResourceKind.MONEY)


def test_flat_spending_is_not_proportionate_and_graded_is():
    even = Resource(organisation="x", kind=ResourceKind.MONEY, amount=Decimal(90000))
    everybody = [named("all", reach=Reach.UNIVERSAL, areas=(), resources=(even,))]
    flat = beside_need(effort_by_area(everybody, PEOPLE, ResourceKind.MONEY), AREAS)
    graded = beside_need(
        spend(**{a: int(one.people * one.deprivation) for a, one in AREAS.items()}), AREAS
    )

    assert flat.balance is Balance.LESS_WHERE_NEEDED
    assert graded.balance is Balance.PROPORTIONATE
    assert [one.area for one in flat.shares] == sorted(AREAS)
    assert sum(one.effort for one in flat.shares) == pytest.approx(1)


def test_areas_without_their_share_are_missed_and_unread_ones_are_named():
    needs = AREAS | {"a7": Need(1700.0, None), "a8": Need(500.0, 0.3)}
    found = beside_need(spend(a0=10, a1=500, a2=500, a3=500), needs)

    assert [one.area for one in found.missed] == ["a4", "a5", "a6", "a0"]
    assert found.left_out == ("a7", "a8")


def test_a_need_that_something_tells_is_taken_in_place_of_the_weighted_one():
    told = {a: Need(one.people, one.deprivation, 5.0) for a, one in AREAS.items()}

    assert {one.need for one in beside_need(spend(a0=1, a1=1), told).shares} == {0.125}


def test_too_few_areas_or_no_known_effort_tell_nothing():
    few = beside_need(spend(a0=1), {"a0": AREAS["a0"]})
    none = beside_need(spend(), AREAS)

    assert few.found is None and few.balance is Balance.CANNOT_TELL
    assert none.found is None and none.shares == ()
    assert few.left_out == tuple(sorted(set(AREAS) - {"a0"}))
