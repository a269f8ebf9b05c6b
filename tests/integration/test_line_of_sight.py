"""The line of sight of every priority: nothing that is held or missing is left out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from tests.integration.made_up_plans import FIRST, actions_of, plans_in_force

from commonweal.publication.sight_nodes import GAP_WORDS
from commonweal.publication.sight_picture import follow
from commonweal.strategy.line_of_sight import Sight, lines_of_sight


@pytest.fixture(scope="module")
def sights(reading: Any) -> tuple[Sight, ...]:
    return lines_of_sight(reading.edition)


def nodes(reading: Any, sight: Sight) -> list[Any]:
    return [one for column in follow(reading, sight).columns for one in column.nodes]


def test_every_gap_of_a_line_is_a_node_of_its_picture(
    reading: Any, sights: tuple[Sight, ...]
) -> None:
    for sight in sights:
        told = {one.words.casefold() for one in nodes(reading, sight) if one.kind == "gap"}
        assert {GAP_WORDS[gap]() for gap in sight.gaps} | {
            "no action serves it",
            "no decision",
        } == told


def test_every_body_and_measure_is_drawn_once(reading: Any, sights: tuple[Sight, ...]) -> None:
    for sight in sights:
        keys = [one.key for one in nodes(reading, sight)]
        measures = {
            m.key
            for one in (*sight.listings, *sight.leant_on)
            for m in reading.listed_by_id(one.id).measures
        }
        assert len(keys) == len(set(keys))
        assert measures <= set(keys)
        assert len(follow(reading, sight).picture.boxes) == len(keys)


def test_a_lead_in_doubt_says_why(reading: Any, sights: tuple[Sight, ...]) -> None:
    doubted = [one for one in sights if one.lead.doubts and one.lead.bodies]
    assert doubted
    for sight in doubted:
        leads = [one for one in nodes(reading, sight) if one.note.startswith("leads")]
        assert leads
        assert all("; " in one.note for one in leads)


def test_a_measure_that_is_counted_under_another_priority_says_so(reading: Any) -> None:
    sight = next(
        one for one in lines_of_sight(reading.edition) if one.priority.id == "adult-mental-health"
    )
    elsewhere = [one for one in nodes(reading, sight) if "counted under" in one.note]
    assert len(elsewhere) == 1
    assert len(reading.marks_under([sight.priority])) + 1 == len(sight.listings)


def test_actions_that_serve_a_priority_stand_on_its_line(reading: Any, db: None) -> None:
    plans_in_force(reading)
    served = actions_of(reading, FIRST)[0].priorities[0]

    text = Client().get("/line-of-sight/", {"priority": served}).content.decode()

    shown = Client().get("/plan/", {"priority": served}).content.decode()
    (n,) = re.findall(r"(\d+) of \d+ actions", shown)
    assert int(n) > 1
    assert text.count(f'href="/plan/?priority={served}"') == 2  # list, and table of all lines
    assert text.count(f"{n} actions") >= 3  # picture, its words, list
    assert "No action of a plan" not in text
