"""What a rule stands on: an edition with its cards, and a short way to say what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonweal.facts.card import Card
from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Listing


@dataclass(frozen=True, slots=True)
class Ground:
    edition: Edition
    cards: Mapping[str, Card]

    def finding(
        self,
        code: str,
        about: Iterable[str] = (),
        cites: Iterable[str] = (),
        settles: str = "",
        **args: object,
    ) -> Finding:
        """Make a finding; unless another body is named, the strategy's board settles it."""
        told = tuple((name, str(value)) for name, value in args.items())
        seen = tuple(dict.fromkeys(cites))
        return Finding(code, tuple(about), told, seen, settles or self.edition.board)

    def cards_of(self, listing: Listing) -> tuple[Card, ...]:
        """Give the cards that a listing uses, once each."""
        ids = dict.fromkeys(use.card for use in listing.measure_uses)
        return tuple(self.cards[card_id] for card_id in ids if card_id in self.cards)


Rule = Callable[[Ground], Iterator[Finding]]


def names(words: Iterable[object]) -> str:
    """Join names for a sentence, once each; by semicolons where a name has a comma."""
    held = dict.fromkeys(str(word) for word in words)
    return ("; " if any("," in word for word in held) else ", ").join(held)
