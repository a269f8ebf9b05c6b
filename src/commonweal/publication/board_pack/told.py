"""Words that a pack takes from the boards' work: agenda, papers, what boards say and ask.

They are frozen beside the pack as JSON, so that it can be made again after they have moved on.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from commonweal.delivery.meetings.queries import PublicItem, public_items
from commonweal.delivery.models import Meeting
from commonweal.delivery.returns.queries import Words, open_exceptions, public_words
from commonweal.delivery.shared.boards import sharing_boards
from commonweal.publication.reading import Reading
from commonweal.publication.shared_told import SharedTold, shared_interests


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a board says of a listing or a priority; ``raised`` between its returns."""

    board: str
    subject: str
    item: str
    said: str
    asks: str
    raised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWords:
    """A meeting's public agenda and the boards' words, as of the day of the pack."""

    meeting: int
    board: str
    day: date
    starts_at: str
    place: str
    items: tuple[PublicItem, ...]
    spoken: tuple[Spoken, ...]
    chain_head: str
    shared: tuple[SharedTold, ...] = ()

    def as_json(self) -> bytes:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True, default=str)
        return (text + "\n").encode()


def words_of(reading: Reading, meeting: Meeting, chain_head: str) -> PackWords:
    """Gather the words of a meeting's pack; nothing exempt is among them."""
    starts = timezone.localtime(meeting.starts_at)
    edition, strategy = reading.edition, reading.edition.strategy.id
    accepted = public_words(strategy, reading.today)
    raised = open_exceptions(strategy, reading.today)
    spoken = [_of_return(one) for held in accepted.values() for one in held]
    spoken += [
        Spoken(board=one.board, subject=one.subject, item=one.item, said=one.said, asks=one.asks,
               raised=True)
        for one in raised
    ]  # fmt: skip
    return PackWords(
        meeting=meeting.pk,
        board=meeting.board,
        day=starts.date(),
        starts_at=f"{starts:%H:%M}",
        place=meeting.place,
        items=tuple(one for one in public_items(meeting) if not one.withdrawn_why),
        spoken=tuple(sorted(spoken, key=lambda one: (one.subject, one.item, one.board))),
        chain_head=chain_head,
        shared=shared_interests(reading) if meeting.board in sharing_boards(edition) else (),
    )


def from_json(content: bytes) -> PackWords:
    """The words that ``as_json`` wrote."""
    held: dict[str, Any] = json.loads(content)
    held["day"] = date.fromisoformat(held["day"])
    held["items"] = tuple(PublicItem(**one) for one in held["items"])
    held["spoken"] = tuple(Spoken(**one) for one in held["spoken"])
    held["shared"] = tuple(_shared(one) for one in held.get("shared", ()))
    return PackWords(**held)


def _shared(held: dict[str, Any]) -> SharedTold:
    told = held["told_on"]
    return SharedTold(**held | {"told_on": date.fromisoformat(told) if told else None})


def _of_return(words: Words) -> Spoken:
    return Spoken(board=words.board, subject=words.subject, item=words.item, said=words.said,
                  asks=words.asks, raised=False)  # fmt: skip
