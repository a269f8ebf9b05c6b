"""A plain sentence as a message with named holes, and what it says once they are filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.languages.spoken import speaking
from commonweal.publication.plain.assertion import About, Assertion, Direction
from commonweal.publication.plain.figures import decimals_in, whole_in

COUNTED_BY = "n"
"""The hole whose number chooses between the plural forms of a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """One assertion of a message: what it is about, and which holes fill it."""

    about: About
    value: str = ""
    period: str = ""
    chance: str = ""
    direction: Direction = Direction.NOT_SAID
    verdict: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A whole sentence (or a heading) of the catalogue; ``text`` gives it for a number."""

    id: str
    text: Callable[[int], str]
    says: tuple[Says, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence is about: a place, a measure in it, the groups of a gap."""

    area: str
    measure: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message with its holes filled, and everything that it asserts."""

    message: Message
    holes: Mapping[str, str]
    assertions: tuple[Assertion, ...]

    @property
    def text(self) -> str:
        return filled(self.message, self.holes)

    @property
    def in_english(self) -> bool:
        """Whether it stands in English on a page of another language, as nobody signed it off."""
        if language() is ENGLISH:
            return False
        with speaking(None):
            english = self.message.text(1)
        return self.message.text(1) == english


def filled(message: Message, holes: Mapping[str, str]) -> str:
    """The words of a message in the language at hand."""
    count = whole_in(holes[COUNTED_BY]) if COUNTED_BY in holes else 1
    return message.text(count) % holes


def sentence(message: Message, subject: Subject, **holes: str) -> Sentence:
    """Fill a message; the same rule gives its assertions when it is written and when read."""
    return Sentence(message, holes, asserted(message, subject, holes))


def asserted(message: Message, subject: Subject, holes: Mapping[str, str]) -> tuple[Assertion, ...]:
    """What the message says of its subject with these holes."""
    return tuple(_assertion(one, subject, holes) for one in message.says)


def _assertion(says: Says, subject: Subject, holes: Mapping[str, str]) -> Assertion:
    value = holes.get(says.value, "")
    bare = Assertion(
        about=says.about, area=subject.area, measure=subject.measure, groups=subject.groups,
        direction=says.direction, verdict=says.verdict, detail=says.detail,
    )  # fmt: skip
    return replace(
        bare,
        period=holes.get(says.period, ""),
        value=value,
        decimals=decimals_in(value) if value else None,
        chance=whole_in(holes[says.chance]) if says.chance else None,
    )
