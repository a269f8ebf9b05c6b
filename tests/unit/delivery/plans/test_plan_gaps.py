"""What a plan lacks is named, all of it, and told apart by what forbids its submission."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.delivery.plans.conftest import ACTION, named, planned

from commonweal.delivery.plan_kinds import Horizon, Prevention, Reach
from commonweal.delivery.plans.gaps import FORBIDS, Around, Gap, Lack, gaps
from commonweal.delivery.plans.planned import CoProduction, Milestone, WhyOneHorizon

AROUND = Around(
    priorities=frozenset({"healthy-weight"}),
    all_priorities=frozenset({"healthy-weight", "safe-streets"}),
    measures=frozenset({"c01"}),
)


def lacks(*actions, around=AROUND, reasons=()):
    plan = replace(planned(*actions), reasons=reasons)
    return {(one.lack, one.of, one.what) for one in gaps(plan, around)}


def test_a_whole_action_lacks_only_what_is_not_known():
    assert lacks(ACTION) == {
        (Lack.AMOUNT_UNKNOWN, ACTION.ref, "charity"),
        (Lack.LONG, "healthy-weight", ""),
    }


@pytest.mark.parametrize(
    ("changes", "lack", "what"),
    [
        ({"co_production": ()}, Lack.CO_PRODUCTION, ""),
        ({"co_production": (CoProduction(who="Parents"),)}, Lack.CO_PRODUCTION, ""),
        ({"outcome": " "}, Lack.OUTCOME, ""),
        ({"priorities": ()}, Lack.PRIORITY, ""),
        ({"priorities": ("healthy-weight", "gone")}, Lack.UNKNOWN_PRIORITY, "gone"),
        ({"measures": ("c99",)}, Lack.UNKNOWN_MEASURE, "c99"),
        ({"lead": ""}, Lack.LEAD, ""),
        ({"owner": ""}, Lack.OWNER, ""),
        ({"starts": None}, Lack.DATES, ""),
        ({"horizon": None}, Lack.HORIZON, ""),
        ({"groups": "", "areas": ()}, Lack.TARGET_GROUP, ""),
        ({"needs": ("nobody-knows",)}, Lack.UNKNOWN_NEED, "nobody-knows"),
        (
            {"milestones": (Milestone(ref="m", name="M", due=date(2030, 1, 1)),)},
            Lack.MILESTONE_OUTSIDE,
            "m",
        ),
        ({"evidence": ()}, Lack.EVIDENCE, ""),
        ({"lag_months": None}, Lack.LAG, ""),
        ({"measures": ()}, Lack.MEASURE, ""),
        ({"milestones": ()}, Lack.MILESTONE, ""),
        ({"resources": ()}, Lack.RESOURCES, ""),
        ({"prevention": Prevention.UNKNOWN}, Lack.PREVENTION_UNKNOWN, ""),
        ({"reach": Reach.UNKNOWN}, Lack.REACH_UNKNOWN, ""),
    ],
    ids=lambda one: getattr(one, "value", None),
)
def test_each_lack_is_named_with_its_action(changes, lack, what):
    assert (lack, ACTION.ref, what) in lacks(replace(ACTION, **changes))
    assert (lack, ACTION.ref, what) not in lacks(ACTION)


def test_why_nobody_was_asked_yet_is_a_record():
    told = replace(ACTION, co_production=(CoProduction(none_yet="Parents are asked in May"),))

    assert not any(lack is Lack.CO_PRODUCTION for lack, _, _ in lacks(told))


def test_a_priority_wants_both_horizons_or_a_reason():
    long = named("long-one", horizon=Horizon.LONG)
    why = WhyOneHorizon(priority="healthy-weight", horizon=Horizon.LONG, why="Not yet known")

    assert (Lack.LONG, "healthy-weight", "") not in lacks(ACTION, long)
    assert (Lack.SHORT, "healthy-weight", "") in lacks(long)
    assert (Lack.LONG, "healthy-weight", "") not in lacks(ACTION, reasons=(why,))
    assert (Lack.LONG, "healthy-weight", "") in lacks(ACTION, reasons=(replace(why, why=" "),))


def test_a_priority_of_the_board_without_action_is_named():
    elsewhere = replace(ACTION, priorities=("safe-streets",))

    assert (Lack.PRIORITY_WITHOUT_ACTION, "healthy-weight", "") in lacks(elsewhere)


def test_a_circle_through_another_boards_plan_is_named():
    there = replace(AROUND, other_actions=frozenset({"there"}), other_needs=(("there", ("here",)),))
    found = lacks(named("here", needs=("there",)), around=there)

    assert (Lack.CIRCLE, "", "here → there → here") in found


def test_what_forbids_stands_first_and_is_what_the_plan_cannot_go_without():
    found = gaps(planned(replace(ACTION, owner="", evidence=())), AROUND)

    assert [one.forbids for one in found] == sorted((one.forbids for one in found), reverse=True)
    assert Gap(Lack.OWNER).forbids and not Gap(Lack.EVIDENCE).forbids
    assert {Lack.CO_PRODUCTION, Lack.CIRCLE, Lack.DATES, Lack.PRIORITY} <= FORBIDS
    assert gaps(planned(), AROUND)[0] == Gap(Lack.ACTIONS)
