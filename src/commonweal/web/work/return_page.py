"""What the pages of a return are made of: its things to write about, exceptions first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.asked import Asked, asked_of
from commonweal.delivery.returns.standing import Standing
from commonweal.people.chain import Plain
from commonweal.publication.beside_words import Beside, beside_listing, changed_since, seen
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.links import link
from commonweal.publication.reading import Reading
from commonweal.publication.wording.words import Word

STANDINGS = {
    Standing.DUE: _("To be written"),
    Standing.LATE: _("Late"),
    Standing.MISSING: _("Missing"),
    Standing.SUBMITTED: _("Submitted, waiting for an answer"),
    Standing.RETURNED: _("Sent back, to be amended"),
    Standing.ACCEPTED: _("Accepted and public"),
}


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One thing to write about, in the list beside the form and in the whole return."""

    name: str
    href: str
    word: Word | None
    exception: int  # its rank, 0 for none
    written: bool
    current: bool
    entry: Entry | None
    public_href: str


def standing_told(stands: Standing) -> Any:
    return STANDINGS[stands]


def asked_in_order(reading: Reading, board: str) -> tuple[Asked, ...]:
    """What a board is asked about, exceptions first by their rank."""
    ranks = ranks_of(reading)
    asked = asked_of(reading.edition, board, reading.today)
    return tuple(sorted(asked, key=lambda one: ranks.get(one.item, len(ranks) + 1)))


def entry_line(
    reading: Reading, filing: Return, about: Asked, held: Entry | None, current: bool
) -> EntryLine:
    beside = beside_of(reading, about, whole=False)
    return EntryLine(
        beside.name,
        reverse("return-entry", args=[filing.pk, *about.key]),
        beside.word,
        ranks_of(reading).get(about.item, 0) if about.subject == "listing" else 0,
        held is not None and bool(held.said.strip()),
        current,
        held,
        beside.href,
    )


def beside_of(reading: Reading, about: Asked, *, whole: bool = True) -> Beside:
    """The figures of what is written about; a priority without a measure has none."""
    if about.subject == "priority":
        why = _("The strategy lists no measure under this priority, so no figure can be shown.")
        return Beside(about.name, None, None, (), str(why), link("priority", about.item))
    return beside_listing(reading, reading.listed_by_id(about.item), whole=whole)


def seen_of(reading: Reading, board: str) -> dict[tuple[str, str], Plain]:
    """What stands beside each of a board's words today, to be kept when it hands in."""
    return {
        one.key: seen(reading, reading.listed_by_id(one.item))  # type: ignore[dict-item]
        for one in asked_of(reading.edition, board, reading.today)
        if one.subject == "listing"
    }


def changes(reading: Reading, about: Asked, last: Entry | None) -> list[str]:
    """What is new since the board last wrote about this."""
    if last is None or not last.seen or about.subject != "listing":
        return []
    return changed_since(last.seen, seen(reading, reading.listed_by_id(about.item)))
