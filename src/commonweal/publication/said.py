"""Words of boards as the public reads them: accepted, with the board's name and the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.delivery.returns.queries import Words, public_words
from commonweal.publication import numbers
from commonweal.publication.links import link
from commonweal.publication.naming import name_of_listed
from commonweal.publication.reading import Reading
from commonweal.publication.wording import own_board
from commonweal.strategy.priority import Priority


@dataclass(frozen=True, slots=True)
class Said:
    """What a board says of one measure or priority, ready for a page."""

    about: str
    board: str
    board_href: str
    period: str
    said: str
    done: str
    asks: str
    accepted_on: date
    accepted_by: str  # said only where the board itself accepted it


def said_of_priority(reading: Reading, priority: Priority) -> list[Said]:
    """The newest accepted words on a priority and its measures, in the order of the measures."""
    held = public_words(reading.edition.strategy.id, reading.today)
    keys = [("priority", priority.id), *(("listing", one.id) for one in priority.listings)]
    return [said(reading, words) for key in keys for words in held.get(key, ())]


def said_of_board(reading: Reading, board: str) -> list[Said]:
    """The newest accepted words of a board on each thing that it answers for."""
    held = public_words(reading.edition.strategy.id, reading.today).values()
    return [said(reading, one) for words in held for one in words if one.board == board]


def said(reading: Reading, words: Words) -> Said:
    """A board's words with the names that a reader knows."""
    return Said(
        _about(reading, words),
        reading.edition.name_of_body(words.board),
        link("board", words.board),
        period(words.since, words.until),
        words.said,
        words.done,
        words.asks,
        words.accepted_on,
        own_board.accepted(words.own_board),
    )


def _about(reading: Reading, words: Words) -> str:
    if words.subject == "listing":
        held = (one for one in reading.listed if one.listing.id == words.item)
        return next((name_of_listed(one) for one in held), words.item)
    priority = reading.edition.priority(words.item)
    return priority.name if priority else words.item


def period(since: date, until: date) -> str:
    """ "July to December 2026" """
    first = f"{since:%B}" if since.year == until.year else numbers.month(since)
    return _("%(first)s to %(last)s") % {"first": first, "last": numbers.month(until)}
