"""The chart of bodies: rows of six, no box over another, no line over a box."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest
from tests.unit.publication.test_boxes import apart

from commonweal.publication.charts.boxes import Box, Node
from commonweal.publication.charts.columns import Join, Picture
from commonweal.publication.charts.levels import WIDTH, levels_picture

KINDS = ("accountable", "reports", "assures", "alongside", "supports")
Corner = tuple[float, float]
SIZES = [(1, 6), (1, 7), (2, 6), (2, 7), (1, 5, 3), (1, 14, 3), (1, 1, 1, 12, 7), (3, 13, 6)]


def drawn(*sizes: int) -> Picture:
    levels = [
        [Node(f"{level}-{n}", f"Committee of many things {n}") for n in range(size)]
        for level, size in enumerate(sizes)
    ]
    below = [one.key for row in levels[1:] for one in row]
    last = len(sizes) - 1
    across = [Join(f"{last}-{n}", f"{last}-0", kind) for n in (1, sizes[-1] - 1) for kind in KINDS]
    tops = [one.key for one in levels[0]]
    joins = [Join(key, top, kind) for key in below for top in tops for kind in KINDS]
    return levels_picture(levels, [*joins, *across] if sizes[-1] > 1 else joins, KINDS)


def corners(path: str) -> list[Corner]:
    """Where a path of M, H and V turns; fails on anything else."""
    assert re.fullmatch(r"M-?[\d.]+ -?[\d.]+([HV]-?[\d.]+)+", path)
    found: list[Corner] = []
    for letter, text in re.findall(r"([MHV])([-\d. ]+)", path):
        numbers = [float(one) for one in text.split()]
        x, y = found[-1] if found else (0.0, 0.0)
        found.append({"M": (x, y), "H": (numbers[0], y), "V": (x, numbers[0])}[letter])
        if letter == "M":
            found[-1] = (numbers[0], numbers[1])
    return found


def crosses(start: Corner, end: Corner, box: Box) -> bool:
    """Whether a level or upright line passes through the inside of a box."""
    (x1, x2), (y1, y2) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    across = x1 < box.x + box.width - 0.1 and x2 > box.x + 0.1
    return across and y1 < box.y + box.height - 0.1 and y2 > box.y + 0.1


def on_edge(x: float, y: float, box: Box) -> bool:
    """Whether a point lies on the frame of a box."""
    across, down = (x - box.x, box.x + box.width - x), (y - box.y, box.y + box.height - y)
    inside = min(*across, *down)
    return -1 < inside < 1


def lengthwise(one: tuple[Corner, Corner], other: tuple[Corner, Corner]) -> bool:
    """Whether two lines lie on each other for more than a point."""
    for fixed, free in ((0, 1), (1, 0)):
        if len({round(end[fixed], 1) for end in (*one, *other)}) == 1:
            low = max(min(end[free] for end in line) for line in (one, other))
            return min(max(end[free] for end in line) for line in (one, other)) - low > 0.1
    return False


@pytest.mark.parametrize("sizes", [(1,), *SIZES], ids=str)
def test_boxes_stay_apart_and_in_the_frame(sizes: tuple[int, ...]) -> None:
    picture = drawn(*sizes)

    assert len(picture.boxes) == sum(sizes)
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    for one in picture.boxes:
        assert 0 <= one.x <= one.x + one.width <= picture.width
        assert one.y + one.height <= picture.height


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_no_line_leaves_the_frame_or_crosses_a_box(sizes: tuple[int, ...]) -> None:
    picture = drawn(*sizes)

    assert len(picture.joins) == len(KINDS) * sizes[0] * sum(sizes[1:]) + 2 * len(KINDS) * (
        sizes[-1] > 1
    )
    for _kind, path in picture.joins:
        turns = corners(path)
        assert all(0 < x < WIDTH and 0 < y < picture.height for x, y in turns), path
        for start, end in pairwise(turns):
            assert not [b.node.key for b in picture.boxes if crosses(start, end, b)], path


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_line_meets_both_its_boxes(sizes: tuple[int, ...]) -> None:
    picture = drawn(*sizes)

    for _kind, path in picture.joins:
        for x, y in (corners(path)[0], corners(path)[-1]):
            met = [b for b in picture.boxes if on_edge(x, y, b)]
            assert met, path


@pytest.mark.parametrize("sizes", [(1, 6), (1, 9), (2, 14, 3)], ids=str)
def test_lines_of_two_kinds_never_lie_on_each_other(sizes: tuple[int, ...]) -> None:
    held = [(kind, list(pairwise(corners(path)))) for kind, path in drawn(*sizes).joins]

    for (kind, lines), (other, others) in combinations(held, 2):
        if kind != other:
            assert not [1 for a in lines for b in others if lengthwise(a, b)]


def test_bodies_side_by_side_are_joined_straight_and_others_round_below() -> None:
    nodes = [[Node("a", "A"), Node("b", "B"), Node("c", "C")]]
    joins = [Join("a", "b", "supports"), Join("a", "c", "supports")]
    straight, around = (path for _kind, path in levels_picture(nodes, joins, KINDS).joins)

    assert len(corners(straight)) == 2
    assert len(corners(around)) == 4


def test_a_line_to_a_body_that_is_not_drawn_is_left_out() -> None:
    assert levels_picture([[Node("a", "A")]], [Join("a", "z", "supports")], KINDS).joins == ()
