"""Listings that say one thing twice: the same series, a declared twin, a complement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.ground import Ground
from commonweal.strategy.priority import Listing, MeasureUse


def listing_repeated(ground: Ground) -> Iterator[Finding]:
    by_uses: dict[tuple[MeasureUse, ...], list[Listing]] = defaultdict(list)
    for listing in ground.edition.listings:
        if listing.measure_uses:
            by_uses[listing.measure_uses].append(listing)
    for same in by_uses.values():
        for later in same[1:]:
            yield _pair(ground, "listing-repeated", same[0], later)


def listings_declared_one(ground: Ground) -> Iterator[Finding]:
    """The pack says that two listings of unlike words are one measure."""
    for listing in ground.edition.listings:
        twin = ground.edition.listing(listing.same_as)
        if twin and twin.measure_uses != listing.measure_uses:
            yield _pair(ground, "listings-declared-one", twin, listing)


def complement_listed(ground: Ground) -> Iterator[Finding]:
    """Two listings are one figure seen from both sides."""
    place = {one.id: n for n, one in enumerate(ground.edition.listings)}
    pairs: dict[tuple[str, str], tuple[Listing, Listing]] = {}
    for listing in ground.edition.listings:
        for card in ground.cards_of(listing):
            for other in ground.edition.listings_of_card(card.complement_of):
                first, second = sorted((listing, other), key=lambda one: place[one.id])
                pairs[first.id, second.id] = (first, second)
    for first, second in pairs.values():
        yield _pair(ground, "complement-listed", first, second)


def _pair(ground: Ground, code: str, first: Listing, second: Listing) -> Finding:
    return ground.finding(
        code,
        [first.id, second.id],
        [*first.cites, *second.cites],
        first=first.name,
        second=second.name,
    )


RULES = (listing_repeated, listings_declared_one, complement_listed)
