"""Names that may stand in a plain text: of measures, places, bodies and groups of people."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.facts.card import Card
from commonweal.publication import numbers
from commonweal.publication.languages import names as told
from commonweal.publication.links import SINGLE
from commonweal.publication.naming import with_series
from commonweal.publication.reading import Reading
from commonweal.strategy.definition import Edition


@dataclass(frozen=True)
class Names:
    """Measures by name with the key each stands for; groups as they stand within a sentence."""

    measures: dict[str, str]
    groups: dict[str, str]
    places: tuple[str, ...]
    bodies: tuple[str, ...]
    units: tuple[str, ...]
    headings: tuple[str, ...] = ()  # words of the strategy under which measures stand

    @property
    def plain(self) -> list[str]:
        """All that count as one plain word in the reading age, the longest first."""
        held = {*self.measures, *self.groups, *self.places, *self.bodies}
        return sorted(held, key=lambda one: (-len(one), one))


def key_of(card: Card) -> str:
    """The key that a card's bare name stands for: its one series, or the card as a whole."""
    single = len(card.series) == 1 and card.series[0].id == SINGLE
    return f"{card.id}:{SINGLE}" if single or not card.series else f"{card.id}:"


def names_of(reading: Reading) -> Names:
    """Every name that the plain texts of this reading may use."""
    measures: dict[str, str] = {}
    groups: dict[str, str] = {}
    units: set[str] = set()
    for card in reading.cards.values():
        measures[told.of_card(card)] = key_of(card)
        measures |= {with_series(card, one): f"{card.id}:{one.id}" for one in card.series}
        every = (group for grouping in card.groupings for group in grouping.groups)
        groups |= {numbers.inside(told.of_group(one)): one.name for one in every}
        units |= {told.of_unit(one) for one in (card.unit, numbers.change_unit(card)) if one}
    edition = reading.edition
    bodies = tuple(told.of_body(edition, one.id) for one in edition.governance.bodies)
    places = (told.of_place(reading.place.name), _("England"))
    return Names(measures, groups, places, bodies, tuple(sorted(units - {"%"})), _headings(edition))


def _headings(edition: Edition) -> tuple[str, ...]:
    """Names of priorities, and the ambition in the strategy's own words."""
    named = tuple(told.of_priority(one.id, one.name) for one in edition.standing_priorities)
    return (*named, told.of_ambition(edition)) if edition.strategy.ambition else named
