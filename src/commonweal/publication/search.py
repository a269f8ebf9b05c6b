"""Find measures by the words that people type: beginnings of words, everyday words, slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from commonweal.publication.reading import Listed
from commonweal.publication.wording.everyday import EVERYDAY

STEM, SLIP = 6, 0.8
"""Letters that must agree at the beginning of a word; likeness of a word that was mistyped."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of the listings found; ``instead`` pairs a word that nothing has with one tried."""

    listings: frozenset[str]
    instead: tuple[tuple[str, str], ...] = ()


def search(listed: Sequence[Listed], asked: str) -> Found:
    """Listings in which every word asked for, or what it commonly means, begins a word."""
    texts = {one.listing.id: _text(one) for one in listed}
    known = set(" ".join(texts.values()).split()) | set(EVERYDAY)
    found, instead = frozenset(texts), []
    for word in words_of(asked):
        held = _with(texts, word)
        if not held and (near := get_close_matches(word, sorted(known), 1, SLIP)):
            instead.append((word, near[0]))
            held = _with(texts, near[0])
        found &= held
    return Found(found, tuple(instead))


def _with(texts: dict[str, str], word: str) -> frozenset[str]:
    wanted = (word[:STEM], *EVERYDAY.get(word, ()))
    return frozenset(one for one, text in texts.items() if any(f" {w}" in text for w in wanted))


def _text(one: Listed) -> str:
    texts = [one.listing.name, one.priority.name if one.priority else ""]
    for measure in one.measures:
        card = measure.card
        texts += [card.name, card.definition, card.topic, card.id, measure.series.name]
    return " " + " ".join(words_of(" ".join(texts)))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in small letters, without marks."""
    return re.findall(r"[^\W_]+", text.casefold())
