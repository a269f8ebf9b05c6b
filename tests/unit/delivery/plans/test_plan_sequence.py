"""The order of actions, beside networks worked out by hand and by trying every path."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.delivery.plans.planned import Milestone
from commonweal.delivery.plans.sequence import CircleError, Step, find_circle, sequence
from commonweal.delivery.plans.slips import (
    Goal,
    Kind,
    Promise,
    months_later,
    put_at_risk,
    slip,
    too_soon,
)

START = date(2027, 1, 1)


def step(ref, first, last, *needs):
    """An action by the days from the start of 2027."""
    return Step(
        ref=ref,
        starts=START + timedelta(days=first),
        ends=START + timedelta(days=last),
        needs=needs,
    )


# survey (10 days) → design (20) → build (30); train (15) beside, with 15 days to spare
NETWORK = (
    step("survey", 0, 10),
    step("design", 10, 30, "survey"),
    step("train", 0, 15),
    step("build", 30, 60, "design", "train"),
)


def test_the_critical_path_and_slack_of_a_network_worked_out_by_hand():
    found = sequence(NETWORK)

    assert found.critical == ("survey", "design", "build")
    assert {one.ref: one.slack for one in found.timed} == {
        "survey": 0,
        "design": 0,
        "build": 0,
        "train": 15,
    }
    assert [one.late for one in found.timed] == [0, 0, 0, 0]


def test_an_action_waits_for_what_it_needs():
    found = sequence((step("a", 0, 100), step("b", 10, 20, "a"), step("c", 0, 5, "b")))

    b, c = found.of("b"), found.of("c")
    assert (b.starts, b.drives, b.late) == (START + timedelta(days=100), "a", 90)
    assert (c.drives, c.late) == ("b", 110)
    assert found.critical == ("a", "b", "c")


def test_a_circle_is_refused_and_named_from_its_first_name():
    ring = (step("c", 0, 1, "a"), step("a", 0, 1, "b"), step("b", 0, 1, "c"), step("d", 0, 1, "a"))

    with pytest.raises(CircleError, match="a → b → c → a") as error:
        sequence(ring)
    assert error.value.circle == ("a", "b", "c", "a")
    assert find_circle({"x": ("x",)}) == ("x", "x")
    assert find_circle({"x": ("y",), "y": ()}) == ()


def test_a_need_that_names_no_action_is_left_out():
    assert sequence((step("a", 0, 1, "gone"),)).of("a").late == 0
    assert sequence(()).critical == ()


def test_a_slip_lists_every_later_thing_at_risk():
    steps = (
        step("survey", 0, 30),
        step("clubs", 40, 200, "survey"),
        step("evaluation", 210, 300, "clubs"),
        step("apart", 0, 300),
    )
    milestones = (
        ("clubs", Milestone(ref="six", name="Six open", due=START + timedelta(days=100))),
        ("apart", Milestone(ref="half", name="Half", due=START + timedelta(days=100))),
    )
    goals = (
        Goal(ref="hunger", name="Hunger", due=date(2027, 9, 1),
             served=(Promise(ref="clubs", lag_months=6),)),
        Goal(ref="far", name="Far", due=date(2030, 1, 1),
             served=(Promise(ref="clubs", lag_months=6),)),
        Goal(ref="other", name="Other", due=date(2027, 9, 1),
             served=(Promise(ref="apart", lag_months=6),)),
    )  # fmt: skip

    found = slip(steps, "survey", 2, milestones, goals)

    assert [(one.kind, one.ref, one.days, one.through) for one in found] == [
        (Kind.MILESTONE, "clubs/six", 49, "clubs"),
        (Kind.ACTION, "clubs", 49, "survey"),
        (Kind.GOAL, "hunger", 27, "clubs"),
        (Kind.ACTION, "evaluation", 39, "clubs"),
    ]


def test_a_slip_within_the_slack_puts_nothing_at_risk():
    assert slip((step("a", 0, 10), step("b", 60, 90, "a")), "a", 1) == ()


def test_a_slip_is_of_an_action_that_is_there_and_of_a_month_or_more():
    with pytest.raises(ValueError, match="no action 'z'"):
        slip(NETWORK, "z", 1)
    with pytest.raises(ValueError, match="one month or more"):
        slip(NETWORK, "survey", 0)


def test_dates_that_were_moved_put_others_at_risk_but_not_themselves():
    moved = {"survey": step("survey", 0, 25), "train": step("train", 0, 80)}

    found = put_at_risk(NETWORK, moved)

    assert [(one.ref, one.through) for one in found] == [("design", "survey"), ("build", "train")]


def test_a_goal_due_before_any_plausible_effect_is_named():
    served = (Promise(ref="survey", lag_months=24), Promise(ref="build", lag_months=36))
    early = Goal(ref="early", name="Early", due=date(2028, 6, 1), served=served)
    fair = Goal(ref="fair", name="Fair", due=date(2029, 1, 1), served=served)
    alone = Goal(ref="alone", name="Alone", due=date(2027, 1, 1))

    (found,) = too_soon(sequence(NETWORK), (early, fair, alone))

    assert (found.ref, found.expected, found.through) == ("early", date(2029, 1, 1), "survey")
    assert found.days == 214


@pytest.mark.parametrize(
    ("day", "months", "told"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 12, 15), 1, date(2028, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_later(day, months, told):
    assert months_later(day, months) == told


@st.composite
def networks(draw):
    """Steps that need only steps before them."""
    count = draw(st.integers(1, 7))
    found = []
    for n in range(count):
        first = draw(st.integers(0, 60))
        needs = draw(st.sets(st.integers(0, n - 1))) if n else set()
        lasts = draw(st.integers(0, 40))
        found.append(step(f"s{n}", first, first + lasts, *(f"s{one}" for one in sorted(needs))))
    return found


def _longest(steps, ref):
    """The earliest end by trying every path: the slow and plain way."""
    held = {one.ref: one for one in steps}
    one = held[ref]
    begins = max([one.starts, *(_longest(steps, need) for need in one.needs)])
    return begins + one.lasts


@given(networks(), st.randoms(use_true_random=False))
def test_earliest_ends_are_those_of_the_longest_path_in_any_order(steps, chance):
    shuffled = list(steps)
    chance.shuffle(shuffled)

    found = sequence(shuffled)

    assert found == sequence(steps)
    assert {one.ref: one.ends for one in found.timed} == {
        one.ref: _longest(steps, one.ref) for one in steps
    }
    last = max(one.ends for one in found.timed)
    assert found.of(found.critical[-1]).ends == last
    assert all(found.of(ref).slack == 0 for ref in found.critical)


@given(networks(), st.data())
def test_to_be_late_by_ones_slack_moves_no_end_and_by_a_day_more_does(steps, data):
    one = data.draw(st.sampled_from(steps))
    before = sequence(steps)
    last = max(timed.ends for timed in before.timed)

    def end_if_late(days):
        at = before.of(one.ref)
        late = Step(ref=one.ref, starts=at.starts + timedelta(days=days),
                    ends=at.ends + timedelta(days=days), needs=one.needs)  # fmt: skip
        return max(t.ends for t in sequence([late if s is one else s for s in steps]).timed)

    slack = before.of(one.ref).slack
    assert end_if_late(slack) == last
    assert end_if_late(slack + 1) > last
