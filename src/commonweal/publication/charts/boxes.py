"""Boxes with words in columns, and the lines that join them: positions only, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

SIZE, NOTE, LEADING, NOTE_LEADING, PAD = 15.0, 13.5, 20, 18, 12
BROAD, BROAD_NOTE = 0.54, 0.5
"""Width of a letter by the size of its text, semi-bold and plain; more than Source Sans needs."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a box says. ``kind``: own (the line followed), other, or gap (something is missing)."""

    key: str
    words: str
    note: str = ""
    kind: str = "other"
    mark: str = ""
    tone: str = ""
    foot: bool = False  # stands in the row below all others
    href: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its place; ``lines`` and ``notes`` are (x, y of the baseline, text)."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, float, str], ...]
    notes: tuple[tuple[float, float, str], ...]

    @property
    def left(self) -> tuple[float, float]:
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> tuple[float, float]:
        return self.x + self.width, self.y + self.height / 2


def wrapped(text: str, width: float, letter: float) -> list[str]:
    """The text in lines that fit a width; a longer word stands alone."""
    letters = max(4, int(width / letter))
    return wrap(text, letters, break_long_words=False)


def height_of(node: Node, width: float) -> float:
    """Height of the box of a node."""
    lines, notes = _texts(node, width)
    return 2 * PAD + LEADING * len(lines) + NOTE_LEADING * len(notes) - 4


def box_at(node: Node, x: float, y: float, width: float) -> Box:
    """The box of a node with its upper left corner at a place."""
    lines, notes = _texts(node, width)
    below = y + PAD + LEADING * len(lines)
    indent = 20 if node.mark else 0
    return Box(
        node,
        x,
        y,
        width,
        height_of(node, width),
        tuple((x + PAD, y + PAD + LEADING * n + 12, one) for n, one in enumerate(lines)),
        tuple(
            (x + PAD + indent, below + NOTE_LEADING * n + 11, one) for n, one in enumerate(notes)
        ),
    )


def stacked(nodes: Sequence[Node], x: float, width: float, height: float, gap: float) -> list[Box]:
    """The nodes of a column one below the other, the whole in the middle of a height."""
    total = column_height(nodes, width, gap)
    y, found = (height - total) / 2, []
    for node in nodes:
        found.append(box_at(node, x, y, width))
        y += found[-1].height + gap
    return found


def column_height(nodes: Sequence[Node], width: float, gap: float) -> float:
    """Height that a column of nodes takes."""
    return sum(height_of(node, width) + gap for node in nodes) - gap if nodes else 0


def curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line from the right of one box to the left of another, level at both ends."""
    (x1, y1), (x2, y2) = start, end
    middle = (x1 + x2) / 2
    return f"M{x1:.1f} {y1:.1f}C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def _texts(node: Node, width: float) -> tuple[list[str], list[str]]:
    room = width - 2 * PAD
    note_room = room - (20 if node.mark else 0)
    return wrapped(node.words, room, SIZE * BROAD), wrapped(node.note, note_room, NOTE * BROAD_NOTE)
