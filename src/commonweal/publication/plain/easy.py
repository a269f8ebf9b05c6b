"""Easy read: the sentences of the plain report one a line, each with a mark beside its words."""

from __future__ import annotations

from dataclasses import dataclass

from commonweal.assessment.verdict import Kind, Verdict
from commonweal.publication.plain.assertion import About, Assertion, Direction
from commonweal.publication.plain.message import Sentence
from commonweal.publication.plain.report import PlainReport
from commonweal.publication.wording.words import KIND_WORDS, WORDS

_JUDGED = (About.VERDICT, About.GAP_VERDICT, About.ENGLAND, About.OTHERS)
_SAME = "same"
_SIGNS = {
    About.TOTAL: "tally",
    About.LEFT_OUT: "tally",
    About.BY_CHANCE: "die",
    About.THEN: "before",
    About.GAP_THEN: "before",
    About.NOW: "newest",
    About.GAP_NOW: "newest",
    About.OLD: "calendar",
    About.DUE: "calendar",
    About.AS_AT: "calendar",
    About.ABSENT: "ring",
    About.BOARDS: "seats",
}
_WAYS = {Direction.UP: "arrow-up", Direction.DOWN: "arrow-down", Direction.SAME: "disc"}
_BETTER_WAYS = {Direction.UP: "aim-up", Direction.DOWN: "aim-down"}
SPEECH = ("speech", "accent")


@dataclass(frozen=True, slots=True)
class Idea:
    """One line: a mark with its tone (a class of the style sheet), and the words it stands by."""

    mark: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A measure and its lines."""

    name: str
    href: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, lines of its own, and measures under it."""

    id: str
    heading: str
    ideas: tuple[Idea, ...]
    named: tuple[Named, ...]


def parts_of(report: PlainReport) -> list[Part]:
    """The report as parts of lines, in its own order."""
    return [
        Part(
            one.id,
            one.heading,
            ideas_of(one.sentences),
            tuple(Named(b.name, b.href, ideas_of(b.sentences)) for b in one.blocks),
        )
        for one in report.sections
    ]


def ideas_of(told: tuple[Sentence, ...]) -> tuple[Idea, ...]:
    """Each sentence with its mark."""
    return tuple(Idea(*sign_of(one), one.text) for one in told)


def sign_of(told: Sentence) -> tuple[str, str]:
    """Mark and tone of a sentence, by what it says first; a speech bubble where it asks."""
    return _sign(told.assertions[0]) if told.assertions else SPEECH


def _sign(said: Assertion) -> tuple[str, str]:
    if said.about is About.COUNT:
        word = KIND_WORDS[Kind(said.verdict)]
        return word.mark, word.tone
    if said.about in _JUDGED:
        judged = WORDS[Verdict(said.verdict)]
        return judged.mark, judged.tone
    if said.about is About.MOVED:
        return _WAYS[said.direction], _SAME
    if said.about is About.GOOD:
        return _BETTER_WAYS[said.direction], _SAME
    return _SIGNS[said.about], _SAME
