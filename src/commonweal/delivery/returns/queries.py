"""What is asked about returns: those of a board, words of last time, words that are public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from commonweal.delivery.models import Entry, Raised, Return, Stage
from commonweal.delivery.returns.standing import Dates

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A board's words on one thing, with the period that they tell of and what it saw."""

    board: str
    subject: str
    item: str
    said: str
    done: str
    asks: str
    since: date
    until: date
    accepted_on: date
    release: str
    seen: Mapping[str, object]


def returns_of(strategy: str, boards: Iterable[str], on: date) -> list[Return]:
    """Returns that these boards were asked for by a day, the newest first."""
    held = Return.objects.filter(strategy=strategy, board__in=list(boards), round__opens__lte=on)
    return list(held.select_related("round", "submitted_by").order_by("-round__since", "board"))


def return_of(strategy: str, number: int) -> Return | None:
    """One return of a strategy."""
    held = Return.objects.select_related("round", "submitted_by")
    return held.filter(strategy=strategy, pk=number).first()


def dates_of(filing: Return) -> Dates:
    """The days of a return."""
    return Dates(
        filing.round.due,
        filing.round.until,
        filing.submitted_on,
        filing.returned_on,
        filing.accepted_on,
    )


def entries_of(filing: Return) -> dict[Key, Entry]:
    """What is written in a return, by what it is about."""
    held = filing.entries.select_related("saved_by")
    return {(one.subject, one.item): one for one in held}


def words_of_last_time(filing: Return) -> dict[Key, Entry]:
    """The words of the return before this one that was handed in, by the same board."""
    before = Return.objects.filter(
        strategy=filing.strategy,
        board=filing.board,
        round__since__lt=filing.round.since,
        stage__in=[Stage.SUBMITTED, Stage.ACCEPTED],
    ).select_related("round")
    last = before.order_by("-round__since").first()
    return (
        {}
        if last is None
        else {(one.subject, one.item): one for one in last.entries.select_related("filing__round")}
    )


def to_settle(strategy: str) -> list[Return]:
    """Returns that were handed in and wait for an answer, the oldest first."""
    held = Return.objects.filter(strategy=strategy, stage=Stage.SUBMITTED)
    return list(held.select_related("round", "submitted_by").order_by("submitted_on", "pk"))


def public_words(strategy: str, on: date) -> dict[Key, tuple[Words, ...]]:
    """The newest accepted words of each board on each thing, as of a day."""
    held = Entry.objects.filter(
        filing__strategy=strategy, filing__stage=Stage.ACCEPTED, filing__accepted_on__lte=on
    ).select_related("filing__round")
    newest: dict[tuple[str, Key], Words] = {}
    for one in held.order_by("filing__round__since"):
        newest[one.filing.board, (one.subject, one.item)] = _words(one)
    found: dict[Key, tuple[Words, ...]] = {}
    for (_, key), words in sorted(newest.items()):
        found[key] = (*found.get(key, ()), words)
    return found


def open_exceptions(strategy: str, on: date) -> list[Raised]:
    """Exceptions raised by a day and not closed on it, the oldest first."""
    held = Raised.objects.filter(strategy=strategy, raised_on__lte=on)
    return [one for one in held.order_by("raised_on", "pk") if not _closed(one, on)]


def _closed(one: Raised, on: date) -> bool:
    return one.closed_on is not None and one.closed_on <= on


def _words(one: Entry) -> Words:
    filing = one.filing
    assert filing.accepted_on is not None  # noqa: S101 - the database keeps it
    return Words(
        filing.board,
        one.subject,
        one.item,
        one.said,
        one.done,
        one.asks,
        filing.round.since,
        filing.round.until,
        filing.accepted_on,
        filing.release,
        one.seen,
    )
