"""What the pages of a return are made of: its things to write about, exceptions first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.standing import Standing
from commonweal.publication.asked_words import beside_of
from commonweal.publication.exceptions import ranks_of
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
