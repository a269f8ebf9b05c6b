"""An agenda that assembles itself from what is open, the most pressing first.

Whatever has something for a board gives it as an ``OpenItem``, so that meetings need not know
returns, targets, plans or figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

SOON = timedelta(60)  # an assurance that expires within so long is for this meeting


class Kind(StrEnum):
    """What an item is, in the order in which a board should come to it."""

    EXCEPTION = "exception"
    ESCALATED_RISK = "escalated_risk"
    CHALLENGE = "challenge"
    RAISED = "raised"
    OVERDUE_RETURN = "overdue_return"
    TARGET = "target"
    AMENDMENT = "amendment"
    CONSULTATION = "consultation"
    COMMISSIONING = "commissioning"
    ASSURANCE = "assurance"
    DUTY = "duty"
    MEETING_ACTION = "meeting_action"
    OTHER = "other"


ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something that waits for a board.

    ``title`` is in the board's or the strategy's own words. ``since`` is the day from which it has
    waited, ``due`` the day by which it should be dealt with. ``weight`` ranks within a kind: for an
    exception, the chance that a worsening matters.
    """

    kind: Kind
    about: str  # kind of row or item: "measure", "return", "challenge"
    id: str
    title: str
    ask: str = ""
    since: date | None = None
    due: date | None = None
    weight: float = 0.0

    def __post_init__(self) -> None:
        if not (self.about and self.id and self.title.strip()):
            raise ValueError(f"{self.kind} {self.id!r}: an open item says what it is about")
        if self.kind is Kind.EXCEPTION and not self.ask.strip():
            raise ValueError(f"exception {self.id!r}: an exception asks something of the board")

    def overdue(self, day: date) -> bool:
        return self.due is not None and self.due < day


class Provider(Protocol):
    """Gives what is open for a board of a strategy on a day."""

    def __call__(self, strategy: str, board: str, day: date) -> Iterable[OpenItem]: ...


def assemble(
    providers: Iterable[Provider], strategy: str, board: str, day: date
) -> tuple[OpenItem, ...]:
    """Everything that is open for a board on a day, in the order of its agenda."""
    found = {
        (one.kind, one.about, one.id): one
        for provider in providers
        for one in provider(strategy, board, day)
    }
    return ranked(found.values(), day)


def ranked(items: Iterable[OpenItem], day: date) -> tuple[OpenItem, ...]:
    """By kind; within it what is overdue, then by weight, then what is due or open longest."""
    return tuple(sorted(items, key=lambda one: _place(one, day)))


def _place(item: OpenItem, day: date) -> tuple[int, bool, float, date, date, str, str]:
    due, since = item.due or date.max, item.since or date.max
    return (
        ORDER[item.kind], not item.overdue(day), -item.weight, due, since, item.about, item.id
    )  # fmt: skip


def moved(order: Sequence[int], key: int, by: int) -> list[int]:
    """The order with one key moved by so many places, as far as there are any.

    Raises ``ValueError`` for a key that is not in it.
    """
    held = [one for one in order if one != key]
    if len(held) == len(order):
        raise ValueError(f"item {key} is not on this agenda")
    place = min(max(order.index(key) + by, 0), len(held))
    return [*held[:place], key, *held[place:]]


def for_this_meeting(expires: date, day: date) -> bool:
    """Whether an assurance has expired by a meeting's day, or will soon after it."""
    return expires <= day + SOON
