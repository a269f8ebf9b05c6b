"""The lines of one line of sight: what leads, what is missing, and what is only support."""

from __future__ import annotations

from commonweal.publication.charts.boxes import Node
from commonweal.publication.charts.columns import Column
from commonweal.publication.sight_picture import joins_of

ACTIONS = Node("actions", "None", "", "gap", foot=True)
DECISIONS = Node("decisions", "None", "", "gap", foot=True)
NEED, PRIORITY = Node("need", "Need", "", "own"), Node("priority", "Priority", "", "own")
NO_LEAD, LEAD = Node("lead", "No lead", "", "gap"), Node("body a", "A", "", "own")
SUPPORT = Node("body b", "B", "", "other")
FIGURE, BARE = Node("m1", "One", "", "own"), Node("m2", "Two", "", "other")
NO_SERIES = Node("series", "No figures", "", "gap", foot=True)


def joined(
    *,
    needs: tuple[Node, ...] = (NEED,),
    bodies: tuple[Node, ...],
    measures: tuple[Node, ...],
    actions: Node = ACTIONS,
) -> set[tuple[str, str, str]]:
    held = (needs, (PRIORITY,), bodies, (actions,), measures, (DECISIONS,))
    columns = tuple(Column("", 100, nodes) for nodes in held)
    found = [(one.start, one.end, one.kind) for one in joins_of(columns)]
    assert len(found) == len(set(found))
    return set(found)


def test_the_followed_line_runs_from_the_need_by_the_lead_to_the_figure() -> None:
    assert joined(bodies=(LEAD,), measures=(FIGURE,)) == {
        ("need", "priority", "own"),
        ("priority", "body a", "own"),
        ("body a", "m1", "own"),
        ("body a", "actions", "gap"),
        ("actions", "decisions", "gap"),
    }


def test_actions_lie_on_the_way_from_the_lead_to_the_figure() -> None:
    served = Node("actions", "3 actions", "in the plan", "own")
    assert joined(bodies=(LEAD,), measures=(FIGURE,), actions=served) == {
        ("need", "priority", "own"),
        ("priority", "body a", "own"),
        ("body a", "actions", "own"),
        ("actions", "m1", "own"),
        ("actions", "decisions", "gap"),
    }


def test_support_and_a_measure_without_figures_are_not_the_followed_line() -> None:
    found = joined(bodies=(LEAD, SUPPORT), measures=(FIGURE, BARE))

    assert {("priority", "body b", "other"), ("body a", "m2", "other")} <= found
    assert not [one for one in found if one[0] == "body b"]


def test_where_nobody_leads_the_gap_takes_the_place_of_the_lead() -> None:
    found = joined(bodies=(NO_LEAD, SUPPORT), measures=(FIGURE,))

    assert {("priority", "lead", "gap"), ("lead", "m1", "gap"), ("lead", "actions", "gap")} <= found
    assert not [one for one in found if one[0] == "body b"]


def test_what_is_missing_is_joined_along_the_row_below() -> None:
    found = joined(bodies=(LEAD,), measures=(NO_SERIES,))

    assert {("actions", "series", "gap"), ("series", "decisions", "gap")} <= found
    assert ("body a", "series", "own") not in found


def test_a_need_that_is_missing_breaks_the_line() -> None:
    none = Node("none", "No need", "", "gap")

    assert ("none", "priority", "gap") in joined(needs=(none,), bodies=(LEAD,), measures=(FIGURE,))
