"""A first pack for any place: every card with a figure, by topic, and everything else open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from commonweal.facts.card import Card
from commonweal.strategy.canonical import hash_of
from commonweal.strategy.definition import Edition, Strategy
from commonweal.strategy.governance import Governance
from commonweal.strategy.priority import Listing, Overall, Priority
from commonweal.strategy.promise import Period, Place, Stage
from commonweal.strategy.source_document import Document
from commonweal.strategy.writing import pack_from_edition

_OTHER = "other"


def new_pack(place: Place, cards: Iterable[Card], period: Period) -> dict[str, str]:
    """Give the files of a first pack: a theme for each topic, a listing for each series.

    ``cards`` are those with a figure for the place. Ambition, bodies and goals stay empty, and
    every gap is a finding once the pack is compiled.
    """
    by_topic: dict[str, list[Card]] = {}
    for card in sorted(cards, key=lambda one: one.id):
        by_topic.setdefault(_id(card.topic), []).append(card)
    themes = sorted(by_topic)
    parts: dict[str, Any] = {
        "strategy": Strategy(
            id=_id(f"{place.name}-{period.since}"),
            title=f"{place.name}, {period.since} to {period.until}",
            place=place,
            period=period,
            stages=tuple(Stage(id=t, name=_name(t)) for t in themes),
        ),
        "document": Document(title=f"{place.name}: no document yet"),
        "governance": Governance(),
        "overall": Overall(name="Overall"),
        "claims": (),
        "priorities": tuple(_theme(topic, by_topic[topic]) for topic in themes),
        "own_cards": (),
    }
    return pack_from_edition(Edition(hash=hash_of(parts), **parts))


def _theme(topic: str, cards: list[Card]) -> Priority:
    listings = tuple(one for card in cards for one in _listings(card))
    return Priority(id=topic, name=_name(topic), stages=(topic,), listings=listings)


def _listings(card: Card) -> Iterable[Listing]:
    for series in card.series:
        alone = len(card.series) == 1
        yield Listing(
            id=card.id if alone else f"{card.id}-{series.id}",
            name=card.name if alone else f"{card.name}: {series.name}",
            card=card.id,
            select=series.id,
        )


def _id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or _OTHER


def _name(topic: str) -> str:
    return topic.replace("-", " ").capitalize()
