"""Names in the language at hand, each by what it is the name of.

A name that nobody has translated stays as the catalogue or the pack has it.
"""

from __future__ import annotations

from django.utils.translation import pgettext

from commonweal.facts.card import Card, GroupDefinition, SeriesDefinition
from commonweal.strategy.definition import Edition


def of_card(card: Card) -> str:
    """The name of a measure."""
    return pgettext(f"{card.id} name", card.name)


def of_series(card: Card, series: SeriesDefinition) -> str:
    """Who is measured, by one of a measure's series."""
    return pgettext(f"{card.id} series {series.id}", series.name)


def of_group(group: GroupDefinition | str) -> str:
    """A group of people; groups of one name are one group, whatever measure parts them."""
    return pgettext("group", group if isinstance(group, str) else group.name)


def of_unit(unit: str) -> str:
    """What a figure counts: "years", "points"."""
    return pgettext("unit", unit) if unit else ""


def of_place(name: str) -> str:
    return pgettext("place", name)


def of_strategy(edition: Edition) -> str:
    return pgettext("strategy title", edition.strategy.title)


def of_ambition(edition: Edition) -> str:
    return pgettext("ambition", edition.strategy.ambition.text)


def of_body(edition: Edition, body: str) -> str:
    """The name of a board or group of the strategy."""
    return pgettext(f"{body} name", edition.name_of_body(body))


def of_priority(priority: str, name: str) -> str:
    return pgettext(f"{priority} name", name)
