"""What a board may list that is not listed yet: where, told by which series, speaking to what."""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.strategy.amending import OVERALL
from commonweal.strategy.priority import Listing, MeasureUse, Priority
from commonweal.web.work.door import Worker
from commonweal.web.work.measure_forms import series_choices
from commonweal.web.work.measure_page import DIRECTIONS, proposing_boards


def places(worker: Worker) -> list[tuple[str, str]]:
    """Priorities under which the worker may ask to list a measure; last the ambition itself."""
    edition = worker.reading.edition
    found = [
        (one.id, one.name) for one in edition.standing_priorities if proposing_boards(worker, one)
    ]
    if proposing_boards(worker, None):
        found.append((OVERALL, edition.overall.name))
    return found


def priority_named(worker: Worker, under: str) -> Priority | None:
    """The priority of a place; None for the ambition itself."""
    return None if under == OVERALL else worker.reading.edition.priority(under)


def unlisted(worker: Worker, priority: Priority | None) -> list[tuple[str, str]]:
    """Series of the catalogue that do not stand there yet, each with its direction."""
    beside: tuple[Listing, ...] = (priority or worker.reading.edition.overall).listings
    held = {use for one in beside if not one.retired for use in one.measure_uses}
    cards = worker.reading.cards
    found = []
    for key, name in series_choices(cards):
        card, _sep, select = key.partition(":")
        if MeasureUse(card=card, select=select) not in held:
            found.append((key, f"{name} ({DIRECTIONS[cards[card].polarity]})"))
    return found


def topics_of(worker: Worker, priority: Priority | None) -> list[tuple[str, str]]:
    """Topics that a measure there may speak to: the priority's own, or every one."""
    edition = worker.reading.edition
    own = priority.topics if priority else tuple(one.id for one in edition.strategy.topics)
    return [(one, edition.topic_name(one)) for one in own]


def lead(worker: Worker, found: list[tuple[str, str]]) -> str:
    """What the page answers first."""
    if found:
        above = worker.reading.edition.name_of_body(worker.reading.edition.board)
        told = _("The %(above)s agrees to list a measure, or sends it back, with a minute.")
        return told % {"above": above}
    return _("Officers, chairs and analysts of a board below the board of the strategy ask for "
             "new measures.")  # fmt: skip
