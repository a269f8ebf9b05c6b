"""A picture of levels: who stands under whom, in rows from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from commonweal.publication.charts.boxes import Box, Node, box_at, height_of
from commonweal.publication.charts.columns import Join, Picture

WIDTH, MARGIN, GAP, ABREAST = 1120.0, 20.0, 20.0, 6
BOX = (WIDTH - 2 * MARGIN - GAP * (ABREAST - 1)) / ABREAST
RAIL, STEP = 14.0, 12.0
"""Below a row: the first line runs at RAIL, each further kind of line one STEP lower."""
SLIM = 3.0
"""Distance of lines of two kinds that pass between the same two boxes."""


def levels_picture(
    levels: Sequence[Sequence[Node]], joins: Sequence[Join], kinds: Sequence[str]
) -> Picture:
    """Place each level in rows of six at most, centred, and draw lines of these kinds.

    A line runs between rows and between boxes only, so that it never crosses a box.
    """
    rows: list[list[Box]] = []
    y = 1.0
    for level in levels:
        for first in range(0, len(level), ABREAST):
            rows.append(_row(level[first : first + ABREAST], y))
            y = _bottom(rows[-1]) + 2 * RAIL + STEP * len(kinds)
    drawn = _Lines(rows, list(kinds)).paths(joins)
    boxes = tuple(box for row in rows for box in row)
    return Picture(WIDTH, _bottom(rows[-1]) + 16, (), boxes, tuple(drawn))


def _row(nodes: Sequence[Node], y: float) -> list[Box]:
    height = max(height_of(one, BOX) for one in nodes)
    left = (WIDTH - len(nodes) * (BOX + GAP) + GAP) / 2
    boxes = (box_at(one, left + n * (BOX + GAP), y, BOX) for n, one in enumerate(nodes))
    return [replace(one, height=height) for one in boxes]


class _Lines:
    """Lines of one kind share a rail; lines of two kinds never lie on each other."""

    def __init__(self, rows: list[list[Box]], kinds: list[str]) -> None:
        self._rows, self._kinds = rows, kinds
        self._held = {box.node.key: (n, box) for n, row in enumerate(rows) for box in row}

    def paths(self, joins: Sequence[Join]) -> list[tuple[str, str]]:
        """(kind, path) of each join whose ends are both drawn."""
        known = (one for one in joins if one.start in self._held and one.end in self._held)
        return [(one.kind, self._path(one)) for one in known]

    def _path(self, join: Join) -> str:
        lane = self._kinds.index(join.kind)
        ends = sorted((self._held[join.start], self._held[join.end]), key=lambda end: end[0])
        (upper_row, upper), (lower_row, lower) = ends
        if upper_row == lower_row:
            return self._beside(upper, lower, lane)
        return self._up(lower, lower_row, upper, upper_row, lane)

    def _beside(self, one: Box, other: Box, lane: int) -> str:
        """Straight across to the next box of a row, below the boxes to one further on."""
        left, right = sorted((one, other), key=lambda box: box.x)
        aside = lane - (len(self._kinds) - 1) / 2
        if right.x - left.x < BOX + GAP + 1:
            y = left.right[1] + SLIM * aside
            return f"M{left.right[0]:.1f} {y:.1f}H{right.x:.1f}"
        bottom = left.y + left.height
        low, out = bottom + 3 + 2 * lane, STEP * aside + SLIM
        x = _middle(left) + out
        return f"M{x:.1f} {bottom:.1f}V{low:.1f}H{_middle(right) + out:.1f}V{bottom:.1f}"

    def _up(self, lower: Box, start: int, upper: Box, end: int, lane: int) -> str:
        """From the top of the lower box, past the rows that stand between, to the upper one."""
        aside = lane - (len(self._kinds) - 1) / 2
        x = _middle(lower) + STEP * aside
        path = f"M{x:.1f} {lower.y:.1f}"
        for row in reversed(self._rows[end + 1 : start]):
            clear = _clear(row, x, _middle(upper)) + SLIM * aside
            path += f"V{_rail(row, lane):.1f}H{clear:.1f}"
            x = clear
        last = f"V{_rail(self._rows[end], lane):.1f}H{_middle(upper) + STEP * aside:.1f}"
        return f"{path}{last}V{upper.y + upper.height:.1f}"


def _clear(row: list[Box], x: float, towards: float) -> float:
    """The way past a row that is nearest to where a line stands, then to where it goes."""
    ways = [row[0].x - GAP / 2, *(box.x + box.width + GAP / 2 for box in row)]
    return min(ways, key=lambda way: (abs(way - x) // BOX, abs(way - towards)))


def _rail(row: list[Box], lane: int) -> float:
    return _bottom(row) + RAIL + STEP * lane


def _bottom(row: list[Box]) -> float:
    return row[0].y + row[0].height


def _middle(box: Box) -> float:
    return box.x + box.width / 2
