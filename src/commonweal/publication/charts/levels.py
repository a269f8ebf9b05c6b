"""A picture of levels: who stands under whom, in rows from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonweal.publication.charts.boxes import Box, Node, box_at, height_of
from commonweal.publication.charts.columns import Join, Picture

WIDTH, GAP, ABREAST = 1120.0, 20.0, 6
BOX = (WIDTH - 2 - GAP * (ABREAST - 1)) / ABREAST
ROOM, STEP, AISLE = 44.0, 12.0, 24.0
"""Between levels: the room for lines, one step a kind of line; the aisle between rows of one."""


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    level: int
    row: int


def levels_picture(
    levels: Sequence[Sequence[Node]], joins: Sequence[Join], kinds: Sequence[str]
) -> Picture:
    """Place each level in rows of six at most, centred, and draw lines of these kinds."""
    held: dict[str, _Placed] = {}
    y = 1.0
    for level, nodes in enumerate(levels):
        for row, first in enumerate(range(0, len(nodes), ABREAST)):
            placed = _row(nodes[first : first + ABREAST], y)
            held |= {one.node.key: _Placed(one, level, row) for one in placed}
            y += placed[0].height + AISLE
        y += ROOM + STEP * len(kinds) - AISLE
    boxes = tuple(one.box for one in held.values())
    bottom = max(one.y + one.height for one in boxes)
    drawn = _paths(held, joins, list(kinds))
    return Picture(WIDTH, bottom + 16, (), boxes, tuple(drawn))


def _row(nodes: Sequence[Node], y: float) -> list[Box]:
    height = max(height_of(one, BOX) for one in nodes)
    left = (WIDTH - len(nodes) * (BOX + GAP) + GAP) / 2
    boxes = (box_at(one, left + n * (BOX + GAP), y, BOX) for n, one in enumerate(nodes))
    return [replace(one, height=height) for one in boxes]


def _paths(
    held: dict[str, _Placed], joins: Sequence[Join], kinds: list[str]
) -> list[tuple[str, str]]:
    """Lines of one kind share a rail; lines between the same boxes stand side by side."""
    found = []
    for one in joins:
        if one.start not in held or one.end not in held:
            continue
        start, end, lane = held[one.start], held[one.end], kinds.index(one.kind)
        aside = (lane - (len(kinds) - 1) / 2) * STEP
        if start.level == end.level:
            path = _beside(start, end, lane)
        else:
            lower, upper = sorted((start, end), key=lambda placed: -placed.level)
            path = _up(lower, upper, aside, lane)
        found.append((one.kind, path))
    return found


def _beside(start: _Placed, end: _Placed, lane: int) -> str:
    left, right = sorted((start.box, end.box), key=lambda box: box.x)
    if start.row == end.row and right.x - left.x < BOX + GAP + 1:
        return f"M{left.right[0]:.1f} {left.right[1]:.1f}H{right.x:.1f}"
    low = max(left.y + left.height, right.y + right.height) + 4 + lane
    return (
        f"M{_middle(left):.1f} {left.y + left.height:.1f}V{low:.1f}"
        f"H{_middle(right):.1f}V{right.y + right.height:.1f}"
    )


def _up(lower: _Placed, upper: _Placed, aside: float, lane: int) -> str:
    """From the top of the lower box, by an aisle where rows stand between, to the upper one."""
    x, top = _middle(lower.box) + aside, lower.box.y
    down = upper.box.y + upper.box.height
    rail = down + 14 + STEP * lane
    if lower.row or lower.level - upper.level > 1:
        aisle = lower.box.x - GAP / 2
        return (
            f"M{x:.1f} {top:.1f}v-8H{aisle:.1f}V{rail:.1f}H{_middle(upper.box) + aside:.1f}"
            f"V{down:.1f}"
        )
    return f"M{x:.1f} {top:.1f}V{rail:.1f}H{_middle(upper.box) + aside:.1f}V{down:.1f}"


def _middle(box: Box) -> float:
    return box.x + box.width / 2
