"""What a board did to a measure: other series before or after it, a review, its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.publication import links, numbers
from commonweal.publication.reading import Measure, Reading
from commonweal.strategy.priority import EarlierUse, Listing, MeasureUse


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, with another series to which it leads."""

    text: str
    name: str = ""
    href: str = ""


def breaks(reading: Reading, measure: Measure) -> tuple[Told, ...]:
    """What stands above the figures of a series that a board put in, took out or reviews."""
    use = MeasureUse(card=measure.card.id, select=measure.series.id)
    every = [one for _priority, one in reading.edition.every_listing()]
    return tuple(told for listing in every for told in _of(reading, listing, use))


def _of(reading: Reading, listing: Listing, use: MeasureUse) -> Iterator[Told]:
    if use in listing.measure_uses:
        for before in listing.earlier:
            yield _told(reading, _("Before %(day)s this was told by another series, which is not "
                                   "joined to this one:"), before, _use(before))  # fmt: skip
        if listing.since:
            yield Told(_("Listed by a board from %(day)s; the document of the strategy does not "
                         "list it.") % {"day": numbers.written_day(listing.since)})  # fmt: skip
        if listing.retired:
            yield Told(_("Retired from the strategy on %(day)s; it stays here in history.")
                       % {"day": numbers.written_day(listing.retired)})  # fmt: skip
        else:
            yield from _reviewed(listing)
    for before in listing.earlier:
        if _use(before) == use and use not in listing.measure_uses:
            for after in listing.measure_uses:
                yield _told(reading, _("From %(day)s another series tells this measure of the "
                                       "strategy; the two are not one line:"), before, after)  # fmt: skip


def _reviewed(listing: Listing) -> Iterator[Told]:
    if listing.in_review:
        yield Told(_("A board reviews this measure since %(day)s.")
                   % {"day": numbers.written_day(listing.under_review)})  # fmt: skip
    elif listing.reviewed:
        yield Told(_("A board reviewed this measure and kept it on %(day)s.")
                   % {"day": numbers.written_day(listing.reviewed)})  # fmt: skip


def _use(before: EarlierUse) -> MeasureUse:
    return MeasureUse(card=before.card, select=before.select)


def _told(reading: Reading, text: str, before: EarlierUse, other: MeasureUse) -> Told:
    card = reading.cards.get(other.card)
    told = text % {"day": numbers.written_day(before.until)}
    return Told(told, card.name if card else other.card, links.measure(other.card, other.select))
