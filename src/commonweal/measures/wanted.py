"""Which rows of which reader each series of the catalogue is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commonweal.facts.card import Card, Selection


@dataclass(frozen=True, slots=True)
class Wanted:
    """One selection of rows: of a series (``group`` empty) or of a group within one."""

    card: Card
    series: str
    grouping: str
    group: str
    selection: Selection
    rank: int  # 0: the card's own source; 1 and up: earlier vintages, never mixed in


def wanted_rows(cards: Iterable[Card]) -> list[Wanted]:
    """Every selection the catalogue asks for, in a fixed order."""
    return [wanted for card in sorted(cards, key=lambda c: c.id) for wanted in _of_card(card)]


def _of_card(card: Card) -> Iterator[Wanted]:
    for series in card.series:
        yield Wanted(card, series.id, "", "", series.selection, 0)
        for rank, earlier in enumerate(series.earlier, 1):
            yield Wanted(card, series.id, "", "", earlier, rank)
    for grouping in card.groupings:
        for group in grouping.groups:
            yield Wanted(card, grouping.series, grouping.id, group.id, group.selection, 0)
