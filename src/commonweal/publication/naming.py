"""One name for a measure on every page: its own, not what a listing of the strategy calls it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from commonweal.facts.card import Card, SeriesDefinition
from commonweal.publication import numbers
from commonweal.publication.languages import names
from commonweal.publication.links import SINGLE
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.strategy.priority import Listing


def name_of(measure: Measure) -> str:
    """The card's name, with who is measured where a card has several series."""
    return with_series(measure.card, measure.series)


def with_series(card: Card, series: SeriesDefinition) -> str:
    """ "Life expectancy at birth, men"; the card's name alone for its one series."""
    name = names.of_card(card)
    if series.id == SINGLE:
        return name
    whom = numbers.inside(names.of_series(card, series))
    return _("%(measure)s, %(whom)s") % {"measure": name, "whom": whom}


def name_of_listed(listed: Listed) -> str:
    """The name of a listing's one measure; the listing's own where it has none or several."""
    if len(listed.measures) == 1:
        return name_of(listed.first)
    return listed.listing.name


def called_otherwise(measure: Measure, listings: Iterable[Listing]) -> list[str]:
    """What the strategy calls a measure, where that differs from the name shown."""
    shown = {measure.card.name.casefold(), name_of(measure).casefold()}
    return [one.name for one in listings if one.name.casefold() not in shown]


def organisation_name(reading: Reading, organisation: str) -> str:
    """The name that the edition gives an organisation, or its id."""
    held = reading.edition.governance.organisation(organisation)
    return held.name if held else organisation
