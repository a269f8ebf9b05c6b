"""What stands beside a board's words on what it is asked about: figures, order, what is new."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry
from commonweal.delivery.returns.asked import Asked, asked_of
from commonweal.people.chain import Plain
from commonweal.publication.beside_words import Beside, beside_listing, changed_since, seen
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.links import link
from commonweal.publication.reading import Reading


def asked_in_order(reading: Reading, board: str) -> tuple[Asked, ...]:
    """What a board is asked about, exceptions first by their rank."""
    ranks = ranks_of(reading)
    asked = asked_of(reading.edition, board, reading.today)
    return tuple(sorted(asked, key=lambda one: ranks.get(one.item, len(ranks) + 1)))


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
