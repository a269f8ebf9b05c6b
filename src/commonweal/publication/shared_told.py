"""Shared interests as they are told: one item with one status, in every paper and on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import InterestStatus, SharedStatus
from commonweal.delivery.shared.queries import statuses_on
from commonweal.publication.beside import board_name, edition_of
from commonweal.publication.reading import Reading
from commonweal.strategy.around import SharedInterest

STATUSES = {
    InterestStatus.NOT_STARTED: _("Not begun"),
    InterestStatus.UNDER_WAY: _("Under way"),
    InterestStatus.HELD_UP: _("Held up"),
    InterestStatus.DONE: _("Done"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTold:
    """An interest with who handles it, whom it leans to, and how it stands.

    ``status`` is empty where nobody has told it; ``version`` is the number of the newest entry.
    """

    id: str
    name: str
    handled_by: str
    leans_to: str
    status: str = ""
    words: str = ""
    board: str = ""
    told_on: date | None = None
    version: int = 0

    @property
    def status_told(self) -> str:
        return str(STATUSES[InterestStatus(self.status)]) if self.status else ""


def shared_interests(reading: Reading) -> tuple[SharedTold, ...]:
    """Every interest that the strategy shares, as it stands on the day of reading."""
    strategy = reading.edition.strategy
    held = statuses_on(strategy.place.code, reading.today) if strategy.shared_interests else {}
    return tuple(_told(reading, one, held.get(one.id)) for one in strategy.shared_interests)


def _told(reading: Reading, one: SharedInterest, row: SharedStatus | None) -> SharedTold:
    edition = reading.edition
    leans = edition.name_of_body(one.leans_to) if one.leans_to else ""
    handled = handler_name(reading, one.handled_by)
    if row is None:
        return SharedTold(id=one.id, name=one.name, handled_by=handled, leans_to=leans)
    return SharedTold(
        id=one.id,
        name=one.name,
        handled_by=row.handled_by or handled,
        leans_to=leans,
        status=row.status,
        words=row.words,
        board=board_name(reading, row.strategy, row.board),
        told_on=row.told_on,
        version=row.number,
    )


def handler_name(reading: Reading, handler: str) -> str:
    """The name of the strategy that handles an interest, by the pack."""
    held = next((one for one in reading.edition.strategy.related if one.id == handler), None)
    edition = edition_of(reading, handler)
    return held.name if held else edition.strategy.title if edition else handler
