"""Which listings a summary counts: each figure once, however often it is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commonweal.facts.card import Card
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Listing


@dataclass(frozen=True, slots=True)
class CountedListing:
    """A listing that is counted, with the later ones that say the same."""

    listing: Listing
    merged: tuple[Listing, ...] = ()


def counted_listings(edition: Edition, cards: Mapping[str, Card]) -> tuple[CountedListing, ...]:
    """Merge duplicates, complements and declared twins; keep the first of each as it stands."""
    chief = {one.id: one.id for one in edition.listings}
    for first, second in _twins(edition, cards):
        old, new = chief[second], chief[first]
        chief = {one: new if found == old else found for one, found in chief.items()}
    groups: dict[str, list[Listing]] = {}
    for one in edition.listings:
        groups.setdefault(chief[one.id], []).append(one)
    return tuple(CountedListing(group[0], tuple(group[1:])) for group in groups.values())


def _twins(edition: Edition, cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    """Give pairs of listings that are one figure, the earlier first."""
    place = {one.id: n for n, one in enumerate(edition.listings)}
    for one in edition.listings:
        for other in _same_figure(edition, cards, one):
            if other in place and other != one.id:
                first, second = sorted((one.id, other), key=place.__getitem__)
                yield first, second


def _same_figure(edition: Edition, cards: Mapping[str, Card], one: Listing) -> Iterator[str]:
    yield one.same_as
    if one.measure_uses:
        yield from (n.id for n in edition.listings if n.measure_uses == one.measure_uses)
    if len(one.measure_uses) == 1:
        card = cards.get(one.measure_uses[0].card)
        complement = card.complement_of if card else ""
        yield from (n.id for n in edition.listings_of_card(complement))
