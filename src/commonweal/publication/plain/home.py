"""Where plain words begin: every measure by its priority, with the sentence that judges it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.publication.languages.names import of_priority
from commonweal.publication.links import in_plain_words
from commonweal.publication.naming import name_of
from commonweal.publication.plain.grammar import verdict_of
from commonweal.publication.plain.message import Sentence
from commonweal.publication.reading import Measure, Reading


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


def groups(reading: Reading, search: str = "") -> list[Group]:
    """Measures by priority, those alone whose name (or priority) holds what was searched for."""
    held = []
    for priority in (None, *reading.edition.standing_priorities):
        name = of_priority(priority.id, priority.name) if priority else _("The town as a whole")
        found = [one for one in reading.listed_under(priority) for one in one.measures]
        lines = tuple(
            _lines(reading, found, "" if search.casefold() in name.casefold() else search)
        )
        key = f"priority/{priority.id}" if priority else "report"
        if lines:
            held.append(Group(priority.id if priority else "overall", name, key, lines))
    return held


def _lines(reading: Reading, measures: list[Measure], search: str) -> Iterator[Line]:
    for one in {measure.key: measure for measure in measures}.values():
        name = name_of(one)
        if search.casefold() in name.casefold():
            yield Line(name, in_plain_words(one.card.id, one.series.id), verdict_of(reading, one))
