"""One name for a measure on every page: its own, not what a listing of the strategy calls it."""

from __future__ import annotations

from commonweal.facts.card import Card, SeriesDefinition
from commonweal.publication.links import SINGLE
from commonweal.publication.reading import Listed, Measure


def name_of(measure: Measure) -> str:
    """The card's name, with who is measured where a card has several series."""
    return with_series(measure.card, measure.series)


def with_series(card: Card, series: SeriesDefinition) -> str:
    """ "Life expectancy at birth, men"; the card's name alone for its one series."""
    return card.name if series.id == SINGLE else f"{card.name}, {series.name.lower()}"


def name_of_listed(listed: Listed) -> str:
    """The name of a listing's one measure; the listing's own where it has none or several."""
    if len(listed.measures) == 1:
        return name_of(listed.first)
    return listed.listing.name


def called_otherwise(reading_name: str, listed: Listed) -> str:
    """What the strategy calls it, where that differs from the name shown; else empty."""
    own = listed.listing.name
    return "" if own.casefold() == reading_name.casefold() else own
