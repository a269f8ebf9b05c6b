"""Walk the log from its beginning and tell every edit, deletion and gap.

Rows beside the log (the words of returns, decisions, minutes) are compared with it by whoever
knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from commonweal.people.append_only import guards_gone
from commonweal.people.chain import commitment, event_hash
from commonweal.people.models.event import NOTHING_BEFORE, Event, Head, Text


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and how; number 0 is the log as a whole."""

    number: int
    told: str

    @property
    def line(self) -> str:
        return f"event {self.number}: {self.told}" if self.number else f"the log: {self.told}"


@dataclass(frozen=True, slots=True)
class Audit:
    """What a walk along the whole chain found."""

    events: int
    head: str
    erased: int
    breaks: tuple[Break, ...]

    @property
    def whole(self) -> bool:
        return not self.breaks


def verify(heads: Iterable[str] = ()) -> Audit:
    """Check every event; ``heads`` are ends of the chain kept before, which it must hold.

    Words that were erased are not checked against their commitments: the tombstone is counted,
    and an event must tell of the erasure.
    """
    texts = {str(one.id): one for one in Text.objects.all()}
    breaks = [Break(0, f"the database no longer refuses changes: {one} is gone or off")
              for one in guards_gone()]  # fmt: skip
    seen: set[str] = set()
    told_erased: set[str] = set()
    number, previous, erased = 0, NOTHING_BEFORE, 0
    for event in Event.objects.order_by("number").iterator():
        breaks += _breaks(event, number, previous)
        gone, wrong = _words(event, texts)
        erased, breaks = erased + gone, breaks + wrong
        number, previous = event.number, event.hash
        seen.add(event.hash)
        if "why" in event.facts:
            told_erased.add(str(event.facts.get("text")))
    breaks += _erased_untold(texts, told_erased)
    breaks += _ends(number, previous)
    breaks += [Break(number, f"the head {one} kept or printed before is not in the log")
               for one in heads if one not in seen]  # fmt: skip
    return Audit(len(seen), previous, erased, tuple(breaks))


def _breaks(event: Event, number: int, previous: str) -> Iterator[Break]:
    if event.number != number + 1:
        yield Break(event.number, f"events {number + 1} to {event.number - 1} are missing")
    if event.previous != previous:
        yield Break(event.number, "it does not follow the event before it")
    told = event.role, event.action, event.kind, event.item
    sums = event.facts, event.commitments, event.previous
    if event.hash != event_hash(event.number, event.at, event.actor_id, told, *sums):
        yield Break(event.number, "it was altered after it was written")


def _words(event: Event, texts: dict[str, Text]) -> tuple[int, list[Break]]:
    """How many of its words are erased, and which are not those that were committed to."""
    gone, wrong = 0, []
    for name, held in event.commitments.items():
        text = texts.get(held["text"])
        if text is None:
            wrong.append(Break(event.number, f"the words of {name!r} are gone without a tombstone"))
        elif text.erased_on:
            gone += 1
        elif commitment(text.words, text.salt) != held["sum"]:
            wrong.append(Break(event.number, f"the words of {name!r} were altered"))
    return gone, wrong


def _erased_untold(texts: dict[str, Text], told: Set[str]) -> Iterator[Break]:
    for name, text in texts.items():
        if text.erased_on and name not in told:
            yield Break(0, f"text {name} is erased, and no event tells of it")


def _ends(number: int, last: str) -> Iterator[Break]:
    head = Head.objects.filter(id=1).first()
    told = (head.number, head.hash) if head else (0, NOTHING_BEFORE)
    if told != (number, last):
        yield Break(number, f"the log ends at {number}, its head says {told[0]}")
