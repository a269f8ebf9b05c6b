"""Pictures of boxes: nothing overlaps, nothing leaves the frame, every line meets its boxes."""

from __future__ import annotations

from itertools import combinations

import pytest

from commonweal.publication.charts.boxes import Box, Node, box_at, wrapped
from commonweal.publication.charts.columns import Column, Join, Picture, picture_of


def apart(one: Box, other: Box) -> bool:
    across = one.x + one.width <= other.x or other.x + other.width <= one.x
    down = one.y + one.height <= other.y or other.y + other.height <= one.y
    return across or down


def drawn(measures: int, words: str = "Words of a node") -> Picture:
    left = Column("Left", 130, (Node("a", words, "a note", "own"),))
    middle = Column("Middle", 150, (Node("gap", "Nothing", "", "gap", foot=True),))
    nodes = tuple(Node(f"m{n}", f"{words} {n}", "told", "own", "up") for n in range(measures))
    right = Column("Right", 260, nodes)
    joins = [Join("a", "gap", "gap"), *(Join("a", one.key, "own") for one in nodes)]
    return picture_of((left, middle, right), joins, 20)


@pytest.mark.parametrize("measures", [0, 1, 2, 9])
@pytest.mark.parametrize("words", ["Short", "A name that goes on " * 6], ids=["short", "long"])
def test_boxes_never_overlap_and_stay_in_the_frame(measures: int, words: str) -> None:
    picture = drawn(measures, words)

    assert len(picture.boxes) == measures + 2
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    for one in picture.boxes:
        assert one.x >= 0
        assert one.x + one.width <= picture.width
        assert one.y + one.height <= picture.height


def test_words_stay_in_their_box() -> None:
    box = box_at(Node("a", "A name that goes on " * 6, "a note " * 20, mark="up"), 10, 20, 150)

    for x, y, text in (*box.lines, *box.notes):
        assert 10 < x < 160 - 6 * len(text)
        assert 20 < y < 20 + box.height


def test_the_foot_stands_below_every_other_box() -> None:
    picture = drawn(5)
    foot = next(one for one in picture.boxes if one.node.foot)

    others = [one for one in picture.boxes if not one.node.foot]
    assert all(one.y + one.height < foot.y for one in others)


def test_a_line_starts_right_of_one_box_and_ends_left_of_the_other() -> None:
    picture = drawn(1)
    held = {one.node.key: one for one in picture.boxes}
    x, y = held["a"].right

    kind, path = picture.joins[-1]
    assert kind == "own"
    assert path.startswith(f"M{x:.1f} {y:.1f}C")
    assert path.endswith("{:.1f} {:.1f}".format(*held["m0"].left))


def test_the_line_that_is_followed_is_drawn_over_gaps_and_others() -> None:
    order = [kind for kind, _path in drawn(3).joins]

    assert order == ["gap", "own", "own", "own"]


def test_a_line_to_a_node_that_is_not_there_is_left_out() -> None:
    column = Column("One", 100, (Node("a", "A"),))

    assert picture_of((column,), [Join("a", "missing", "own")], 10).joins == ()


def test_a_word_longer_than_its_line_is_not_broken() -> None:
    assert wrapped("a incomprehensibilities b", 40, 8) == ["a", "incomprehensibilities", "b"]
