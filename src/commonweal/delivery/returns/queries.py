"""What is asked about returns: those of a board, words of last time, words that are public."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber

from commonweal.delivery.models import Entry, Raised, Return, Stage
from commonweal.delivery.returns.standing import Dates

Key = tuple[str, str]


WORDS = (
    "filing__board", "subject", "item", "said", "done", "asks", "filing__round__since",
    "filing__round__until", "filing__accepted_on", "filing__release", "seen",
    "filing__own_board",
)  # fmt: skip
"""Columns of an entry in the order of ``Words``."""


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
    own_board: bool


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


def at_desk(strategy: str, boards: Iterable[str], on: date) -> list[Return]:
    """Returns that these boards write, and all that were handed in and wait for an answer."""
    own = Q(board__in=list(boards), round__opens__lte=on, accepted_on__isnull=True)
    held = Return.objects.filter(own | Q(stage=Stage.SUBMITTED), strategy=strategy)
    return list(held.select_related("round", "submitted_by").order_by("-round__since", "board"))


def said_in(filings: Iterable[Return]) -> dict[int, set[Key]]:
    """What has words in each of these returns; one query."""
    held = Entry.objects.filter(filing__in=list(filings)).exclude(said="")
    found: dict[int, set[Key]] = {}
    for number, subject, item in held.values_list("filing_id", "subject", "item"):
        found.setdefault(number, set()).add((subject, item))
    return found


def public_words(strategy: str, on: date) -> dict[Key, tuple[Words, ...]]:
    """The newest accepted words of each board on each thing, as of a day."""
    about = [F("filing__board"), F("subject"), F("item")]
    newest_first = F("filing__round__since").desc()
    place = Window(RowNumber(), partition_by=about, order_by=newest_first)
    held = Entry.objects.filter(
        filing__strategy=strategy, filing__stage=Stage.ACCEPTED, filing__accepted_on__lte=on
    )
    newest = held.annotate(place=place).filter(place=1).values_list(*WORDS)
    found: dict[Key, list[Words]] = {}
    for one in sorted((Words(*row) for row in newest), key=lambda one: one.board):
        found.setdefault((one.subject, one.item), []).append(one)
    return {key: tuple(words) for key, words in sorted(found.items())}


def open_exceptions(strategy: str, on: date) -> list[Raised]:
    """Exceptions raised by a day and not closed on it, the oldest first."""
    held = Raised.objects.filter(strategy=strategy, raised_on__lte=on)
    return [one for one in held.order_by("raised_on", "pk") if not _closed(one, on)]


def _closed(one: Raised, on: date) -> bool:
    return one.closed_on is not None and one.closed_on <= on
