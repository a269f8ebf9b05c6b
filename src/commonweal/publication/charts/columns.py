"""A picture of columns: what leads to what, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.publication.charts.boxes import (
    Box,
    Node,
    box_at,
    column_height,
    curve,
    height_of,
    stacked,
)

HEAD, BETWEEN = 34, 14


@dataclass(frozen=True, slots=True)
class Column:
    """A head, a width, and nodes; those of the foot stand in one row below all columns."""

    head: str
    width: float
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A line between two nodes, by their keys; ``kind`` as a node's."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Heads as (x, text), boxes, and lines as (kind, path); the followed line is drawn last."""

    width: float
    height: float
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    joins: tuple[tuple[str, str], ...]


def picture_of(columns: Sequence[Column], joins: Sequence[Join], gap: float) -> Picture:
    """Place columns side by side, each in the middle, and draw the lines between them."""
    body = max(column_height(body_of(one), one.width, BETWEEN) for one in columns)
    foot = max((height_of(n, c.width) for c in columns for n in c.nodes if n.foot), default=0)
    x, heads, boxes = 1.0, [], []
    for one in columns:
        heads.append((x, one.head))
        placed = [*_shifted(stacked(body_of(one), x, one.width, body, BETWEEN), HEAD)]
        below = [n for n in one.nodes if n.foot]
        low = HEAD + body + 2 * BETWEEN if body else HEAD
        placed += _shifted(stacked(below, x, one.width, foot, BETWEEN), low)
        boxes += placed
        x += one.width + gap
    bottom = max(one.y + one.height for one in boxes)
    return Picture(x - gap + 1, bottom + 4, tuple(heads), tuple(boxes), _paths(boxes, joins))


def body_of(column: Column) -> list[Node]:
    """The nodes of a column that do not stand in the row below all."""
    return [one for one in column.nodes if not one.foot]


def _shifted(boxes: Sequence[Box], down: float) -> list[Box]:
    return [box_at(one.node, one.x, one.y + down, one.width) for one in boxes]


def _paths(boxes: Sequence[Box], joins: Sequence[Join]) -> tuple[tuple[str, str], ...]:
    held = {one.node.key: one for one in boxes}
    order = {"other": 0, "gap": 1, "own": 2}
    drawn = [
        (one.kind, curve(held[one.start].right, held[one.end].left))
        for one in joins
        if one.start in held and one.end in held
    ]
    return tuple(sorted(drawn, key=lambda pair: order[pair[0]]))
