"""The chart of bodies: rows of six, no box over another, every line between its boxes."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from tests.unit.publication.test_boxes import apart

from commonweal.publication.charts.boxes import Node
from commonweal.publication.charts.columns import Join, Picture
from commonweal.publication.charts.levels import levels_picture

KINDS = ("accountable", "supports")


def drawn(*sizes: int) -> Picture:
    levels = [
        [Node(f"{level}-{n}", f"Committee of many things {n}") for n in range(size)]
        for level, size in enumerate(sizes)
    ]
    below = [one.key for row in levels[1:] for one in row]
    joins = [Join(key, "0-0", kind) for key in below for kind in KINDS]
    return levels_picture(levels, [*joins, Join("0-0", "0-1", "supports")], KINDS)


@pytest.mark.parametrize("sizes", [(1,), (1, 6), (2, 7), (1, 14, 3)], ids=str)
def test_boxes_stay_apart_and_in_the_frame(sizes: tuple[int, ...]) -> None:
    picture = drawn(*sizes)

    assert len(picture.boxes) == sum(sizes)
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    for one in picture.boxes:
        assert 0 <= one.x <= one.x + one.width <= picture.width
        assert one.y + one.height <= picture.height


@pytest.mark.parametrize("sizes", [(2, 6), (2, 7), (2, 14, 3)], ids=str)
def test_every_line_stays_in_the_frame(sizes: tuple[int, ...]) -> None:
    picture = drawn(*sizes)

    assert len(picture.joins) == 2 * sum(sizes[1:]) + 1
    for _kind, path in picture.joins:
        for axis, number in re.findall(r"([MHV])(\d+\.\d)", path):
            assert 0 <= float(number) <= (picture.height if axis == "V" else picture.width)


def test_two_lines_between_the_same_boxes_never_coincide() -> None:
    paths = [path for _kind, path in drawn(1, 6).joins]

    assert len(paths) == len(set(paths))


def test_bodies_side_by_side_are_joined_straight_and_others_round_the_outside() -> None:
    straight = next(path for kind, path in drawn(2).joins if kind == "supports")
    levels = [[Node("a", "A"), Node("b", "B"), Node("c", "C")]]
    around = levels_picture(levels, [Join("a", "c", "supports")], KINDS).joins[0][1]

    assert re.fullmatch(r"M[\d.]+ [\d.]+H[\d.]+", straight)
    assert around.count("V") == 2


def test_a_line_to_a_body_that_is_not_drawn_is_left_out() -> None:
    assert levels_picture([[Node("a", "A")]], [Join("a", "z", "supports")], KINDS).joins == ()
