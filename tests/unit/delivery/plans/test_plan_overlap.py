"""Near-duplicates and clashes are named, between boards and between strategies."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.delivery.plans.conftest import ACTION, OTHER, STRATEGY, named, planned

from commonweal.delivery.plans.overlap import (
    NEAR,
    NEAR_IF_SHARED,
    Clash,
    Clashing,
    likeness,
    overlaps,
)


def key(ref, strategy=STRATEGY):
    return (strategy, ref)


NEARLY = named(
    "clubs", title="Open breakfast clubs in more schools", outcome="Fewer children go hungry"
)


def test_a_near_duplicate_is_flagged_with_how_near_it_is():
    (found,) = overlaps([planned(ACTION), planned(NEARLY, board=OTHER)]).near

    assert (found.first, found.second) == (key("breakfast-clubs"), key("clubs"))
    # of the titles' five words each, four are shared; of the outcomes' five and four, three
    assert found.likeness == pytest.approx(0.6 * 8 / 10 + 0.4 * 6 / 9, abs=1e-4)
    assert found.shared == ("E05000001", "E05000002", "c01", "healthy-weight")


def test_what_is_less_alike_is_near_only_where_something_is_shared():
    bare = {"priorities": (), "measures": (), "areas": (), "outcome": "", "owner": ""}
    clubs, halls = (
        named("a", title="Open sports clubs", **bare),
        {"title": "Open sports halls early"},
    )
    apart = named("b", **bare | halls)
    beside = named("b", **bare | halls | {"priorities": ("healthy-weight",)})
    with_priority = named("a", title=clubs.title, **bare | {"priorities": ("healthy-weight",)})

    assert NEAR_IF_SHARED <= likeness(clubs, apart) < NEAR
    assert overlaps([planned(clubs), planned(apart, board=OTHER)]).near == ()
    assert len(overlaps([planned(with_priority), planned(beside, board=OTHER)]).near) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Open breakfast clubs in twelve schools", 1.0),
        ("OPEN a Breakfast Club, in twelve SCHOOL", 1.0),
        ("Mend roofs", 0.0),
        ("", 0.0),
    ],
)
def test_likeness_of_titles(title, told):
    assert likeness(ACTION, named("x", title=title, outcome="")) == told


def test_pairs_decided_to_be_one_are_not_named_again():
    plans = [planned(ACTION), planned(NEARLY, board=OTHER)]
    same = [(key("clubs"), key("breakfast-clubs"))]

    assert overlaps(plans, same).near == ()


def test_one_owner_in_two_plans_at_once_is_a_clash_also_across_strategies():
    apart = named("roofs", title="Mend roofs", outcome="Dry homes", owner="head of EARLY help ")
    here, there = planned(ACTION), planned(apart, board="economy", strategy="economy-2030")

    (found,) = overlaps([here, there]).clashes
    assert found == Clashing(Clash.DOUBLE_BOOKED, ("economy-2030", "roofs"), key(ACTION.ref))
    assert overlaps([planned(ACTION, apart)]).clashes == ()
    later = named("roofs", title="Mend", outcome="", starts=date(2028, 1, 1), ends=date(2028, 2, 1))
    assert overlaps([here, planned(later, board=OTHER)]).clashes == ()


def test_near_duplicates_that_share_no_day_are_contrary():
    later = named("clubs", starts=date(2029, 1, 1), ends=date(2029, 12, 31))

    found = overlaps([planned(ACTION), planned(later, board=OTHER)])

    assert found.clashes == (Clashing(Clash.CONTRARY_DATES, key("breakfast-clubs"), key("clubs")),)


def test_to_need_what_ends_later_is_a_clash():
    long = named("long", title="x", ends=date(2028, 1, 1), owner="a")
    early = named("early", title="y", needs=("long",), outcome="q", owner="b")
    begun = named("begun", title="z", needs=("early",), outcome="r", ends=date(2028, 6, 1))

    found = overlaps([planned(long, early, begun)]).clashes

    assert found == (
        Clashing(Clash.ENDS_LATER, key("early"), key("long")),
        Clashing(Clash.STARTS_EARLY, key("begun"), key("early")),
    )


def test_the_order_of_plans_does_not_matter():
    plans = [planned(ACTION), planned(NEARLY, board=OTHER)]

    assert overlaps(plans) == overlaps(plans[::-1])
