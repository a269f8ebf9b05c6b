"""Where plain words begin: every measure by its priority, with the sentence that judges it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.languages.names import of_priority
from commonweal.publication.links import in_plain_words
from commonweal.publication.naming import name_of
from commonweal.publication.plain.grammar import verdict_of
from commonweal.publication.plain.message import Sentence
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.publication.search import search


@dataclass(frozen=True, slots=True)
class Line:
    """A measure and what became of it."""

    name: str
    href: str
    told: Sentence


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of one priority; ``key`` is how an address names it, for a comment."""

    id: str
    name: str
    key: str
    lines: tuple[Line, ...]


def groups(reading: Reading, asked: str = "") -> list[Group]:
    """Measures by priority, those alone that were asked for."""
    wanted = _wanted(reading, asked)
    held = []
    for priority in (None, *reading.edition.standing_priorities):
        name = of_priority(priority.id, priority.name) if priority else _("The town as a whole")
        listed = reading.listed_under(priority)
        found = (m for one in listed for m in one.measures if wanted(one, m, name))
        lines = tuple(_line(reading, one) for one in {m.key: m for m in found}.values())
        key = f"priority/{priority.id}" if priority else "report"
        if lines:
            held.append(Group(priority.id if priority else "overall", name, key, lines))
    return held


def _wanted(reading: Reading, asked: str) -> Callable[[Listed, Measure, str], bool]:
    """Whether a measure is asked for; English is searched as the outcomes are.

    Everyday words are held for English alone: elsewhere each word begins one of the measure's name
    or its priority's.
    """
    words = asked.casefold().split()
    if words and language() is ENGLISH:
        found = search(reading.listed, asked).listings
        return lambda one, measure, priority: one.listing.id in found

    def begins(one: Listed, measure: Measure, priority: str) -> bool:
        text = f" {name_of(measure)} {priority}".casefold()
        return all(f" {word}" in text for word in words)

    return begins


def _line(reading: Reading, one: Measure) -> Line:
    return Line(name_of(one), in_plain_words(one.card.id, one.series.id), verdict_of(reading, one))
