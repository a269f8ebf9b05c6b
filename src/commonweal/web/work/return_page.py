"""What the pages of a return are made of: its things to write about, exceptions first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry, Return, Subject
from commonweal.delivery.plans.queries import own_actions
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.standing import Standing
from commonweal.publication.asked_words import beside_of
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.reading import Reading
from commonweal.publication.wording.plan_words import STANDINGS as OF_ACTIONS
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
class Planned:
    """An action of the board's plan that can be named: its title, how it stands, when it ends."""

    title: str
    standing: str
    ends: date | None


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


def planned_for(reading: Reading, board: str, about: Asked) -> list[Planned]:
    """Actions of the board's plan in force that serve what is written about."""
    listing = about.item if about.subject == Subject.LISTING else ""
    held = own_actions(reading.edition.strategy.id, board, reading.today, about.priority, listing)
    return [
        Planned(one.title, str(OF_ACTIONS[stood.standing]), stood.due or one.ends)
        for one, stood in held
    ]
