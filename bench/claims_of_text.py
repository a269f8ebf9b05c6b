"""Every way in which a published text may be made to say something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.publication.plain.assertion import About
from commonweal.publication.plain.message import Message, filled
from commonweal.publication.plain.messages import MESSAGES
from commonweal.publication.plain.scan import Piece

TELLING = {
    About.VERDICT, About.GAP_VERDICT, About.ENGLAND, About.OTHERS, About.MOVED, About.GOOD,
    About.COUNT, About.GAP_THEN, About.GAP_NOW,
}  # fmt: skip

LEFT_OUT = TELLING - {About.GOOD} | {About.NOW, About.DUE, About.BOARDS}


@dataclass(frozen=True)
class Altered:
    """A text in which one thing is told otherwise; ``kind`` is what was changed."""

    kind: str
    told: str
    text: str


def figures_altered(text: str) -> Iterator[Altered]:
    """Each digit by itself made another, be it of a figure, a period or a name."""
    for match in re.finditer(r"\d", text):
        other = chr(ord(match[0]) + (1 if int(match[0]) < 9 else -1))
        where = text[max(0, match.start() - 20) : match.end() + 10]
        yield Altered(
            "figure or period", where, text[: match.start()] + other + text[match.end() :]
        )


def directions_altered(text: str, pieces: list[Piece]) -> Iterator[Altered]:
    """Each sentence that tells a verdict or a direction replaced by each other one of its kind."""
    flat, at = " ".join(text.split()), 0
    for piece in pieces:
        at = flat.index(piece.text, at)
        for other in _others(piece):
            said = filled(other, piece.holes)
            told = flat[:at] + said + flat[at + len(piece.text) :]
            yield Altered("direction", f"{piece.text} → {said}", told)
        at += len(piece.text)


def _others(piece: Piece) -> Iterator[Message]:
    """Messages about the same matter, of as many holes, that say another thing."""
    if piece.message is None or not piece.message.says:
        return
    about = piece.message.says[0].about
    for other in MESSAGES:
        alike = other.says and other.says[0].about is about and about in TELLING
        if alike and other is not piece.message and _holes(other) <= set(piece.holes):
            yield other


def _holes(message: Message) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", message.text(2)))


def left_out(text: str, pieces: list[Piece]) -> Iterator[Altered]:
    """Each sentence that must be there left out."""
    flat, at = " ".join(text.split()), 0
    for piece in pieces:
        at = flat.index(piece.text, at)
        says = piece.message.says if piece.message else ()
        if any(one.about in LEFT_OUT for one in says):
            yield Altered("left out", piece.text, flat[:at] + flat[at + len(piece.text) :])
        at += len(piece.text)


def text_altered(text: str, pieces: list[Piece]) -> Iterator[Altered]:
    """All of them."""
    yield from figures_altered(text)
    yield from directions_altered(text, pieces)
    yield from left_out(text, pieces)
