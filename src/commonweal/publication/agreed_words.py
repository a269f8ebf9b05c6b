"""What boards have agreed, for the annual report: accepted words, decisions, reviews of a year."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from commonweal.delivery.meetings.queries import decisions, public_decision
from commonweal.delivery.models import Review, ReviewKind
from commonweal.delivery.returns.queries import public_words
from commonweal.delivery.reviews.queries import closed
from commonweal.publication.reading import Reading
from commonweal.publication.said import said

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A board's accepted words on a priority or a measure under it."""

    priority: str
    about: str
    board: str
    period: str
    said: str
    done: str
    accepted_by: str = ""  # said only where the board itself accepted it

    @property
    def from_(self) -> str:
        """ "Children's Trust Board, July to December 2026" """
        return ". ".join(filter(None, (f"{self.board}, {self.period}", self.accepted_by)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A public decision of the year."""

    number: int
    board: str
    words: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review that was closed in the year, in the board's words."""

    evaluation: bool
    year: int
    words: str
    minute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWords:
    """Everything that boards agreed by a day, of the year before it; plain, so that it freezes."""

    day: date
    spoken: tuple[Spoken, ...]
    decided: tuple[Decided, ...]
    reviewed: tuple[Reviewed, ...]

    def __bool__(self) -> bool:
        return bool(self.spoken or self.decided or self.reviewed)

    @property
    def by_priority(self) -> list[tuple[str, list[Spoken]]]:
        """Priority by priority, in the order of the strategy."""
        names = dict.fromkeys(one.priority for one in self.spoken)
        return [(name, [o for o in self.spoken if o.priority == name]) for name in names]

    def as_json(self) -> bytes:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True, default=str)
        return (text + "\n").encode()


def agreed_words(reading: Reading) -> AgreedWords:
    """Gather them as of the day of reading; nothing exempt is among them."""
    strategy, day = reading.edition.strategy.id, reading.today
    reviews = [one for one in closed(strategy, day) if _of_the_year(one.closed_on, day)]
    return AgreedWords(
        day=day,
        spoken=_spoken(reading),
        decided=_decided(reading),
        reviewed=tuple(_reviewed(one) for one in reviews),
    )


def from_json(content: bytes) -> AgreedWords:
    """The words that ``as_json`` wrote."""
    held: dict[str, Any] = json.loads(content)
    for one in held["decided"]:
        one["on"] = date.fromisoformat(one["on"])
    return AgreedWords(
        day=date.fromisoformat(held["day"]),
        spoken=tuple(Spoken(**one) for one in held["spoken"]),
        decided=tuple(Decided(**one) for one in held["decided"]),
        reviewed=tuple(Reviewed(**one) for one in held["reviewed"]),
    )


def _spoken(reading: Reading) -> tuple[Spoken, ...]:
    held = public_words(reading.edition.strategy.id, reading.today)
    found = []
    for priority in reading.edition.standing_priorities:
        keys = [("priority", priority.id), *(("listing", one.id) for one in priority.listings)]
        for words in (one for key in keys for one in held.get(key, ())):
            if _of_the_year(words.accepted_on, reading.today):
                one = said(reading, words)
                found.append(
                    Spoken(
                        priority=priority.name, about=one.about, board=one.board,
                        period=one.period, said=one.said, done=one.done,
                        accepted_by=one.accepted_by,
                    )
                )  # fmt: skip
    return tuple(found)


def _decided(reading: Reading) -> tuple[Decided, ...]:
    day = reading.today
    held = decisions(reading.edition.strategy.id).filter(
        decided_on__lte=day, decided_on__gt=day - YEAR, item__exempt_ground__isnull=True
    )
    told = (public_decision(one, day) for one in held)
    name_of = reading.edition.name_of_body
    return tuple(
        Decided(number=one.number, board=name_of(one.board), words=one.words, on=one.decided_on)
        for one in told
        if one.rescinded_on is None
    )


def _reviewed(one: Review) -> Reviewed:
    return Reviewed(
        evaluation=one.kind == ReviewKind.EVALUATION,
        year=one.year, words=one.words, minute=one.minute,
    )  # fmt: skip


def _of_the_year(on: date | None, day: date) -> bool:
    return on is not None and day - YEAR < on <= day
