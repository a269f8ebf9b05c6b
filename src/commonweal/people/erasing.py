"""Find the words kept of or about a person, and erase them at the person's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q

from commonweal.people.log import Act, erase
from commonweal.people.models import Event, Interest, Person, Text

OF_RESIDENTS = ("champion", "comment", "response")
"""Kinds whose words are a resident's, whoever wrote them down or showed them."""


class NoSuchTextError(LookupError):
    """There are no words under this number; the message says how to find them."""


@dataclass(frozen=True, slots=True)
class Held:
    """Words that are kept: their number, and what they were written for."""

    text: UUID
    about: str
    words: str
    erased_on: date | None


def texts_of(person: Person, more: Iterable[tuple[str, str]] = ()) -> list[Held]:
    """Words that a person's acts and interests hold, that acts about them hold, and ``more``.

    ``more`` are pairs of what words are about and their number; a number stands once.
    """
    about: dict[str, str] = {}
    for told, text in (*_of_interests(person), *more, *_of_acts(person)):
        about.setdefault(text, told)
    texts = Text.objects.in_bulk([UUID(one) for one in about])
    found = ((told, texts.get(UUID(text))) for text, told in about.items())
    return [Held(one.id, told, one.words, one.erased_on) for told, one in found if one]


def _of_interests(person: Person) -> Iterator[tuple[str, str]]:
    for one in Interest.objects.filter(person=person).select_related("words").order_by("pk"):
        yield f"interest declared to {one.board} on {one.since}", str(one.words.pk)


def _of_acts(person: Person) -> Iterator[tuple[str, str]]:
    """What a person did, and what was done to their account, in the order of the log."""
    theirs = Q(actor=person) | Q(kind="person", item=str(person.pk))
    held = Event.objects.filter(theirs).exclude(kind__in=OF_RESIDENTS)
    for event in held.exclude(commitments={}).order_by("number"):
        for name, held in event.commitments.items():
            told = f"{name} of event {event.number}, {event.action} {event.kind} {event.item}"
            yield told, held["text"]


def erase_text(number: str, why: str, on: date) -> Event:
    """Erase the words under a number, for whoever runs the service; the log says so.

    Raises ``NoSuchTextError`` for a number under which nothing is kept, ``ValueError`` without a
    reason or for words that are erased already.
    """
    return erase(_text(number), why, Act("erased", "text", number, "system"), None, on)


def _text(number: str) -> Text:
    try:
        found = Text.objects.filter(pk=number).first()
    except ValidationError:
        found = None
    if found is None:
        raise NoSuchTextError(f"no words are kept under {number!r}: list numbers with --person")
    return found
