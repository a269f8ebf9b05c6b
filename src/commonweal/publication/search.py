"""Find measures by the words that people type: beginnings of words, everyday words, slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from commonweal.publication.reading import Listed
from commonweal.publication.wording.everyday import EVERYDAY

STEM, SLIP, SHORT = 8, 0.8, 4
"""Letters that must agree at the beginning of a word; likeness of a word that was mistyped; no
shorter word is taken for a slip."""
LITTLE = frozenset(
    (
        "a", "about", "and", "are", "at", "can", "cannot", "for", "from", "get", "have", "i", "in",
        "is", "it", "my", "no", "not", "of", "on", "or", "our", "t", "the", "to", "too", "with",
        "worried", "you", "your",
    )
)  # fmt: skip
"""Words that say nothing of what is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of the listings found; ``instead`` pairs a word that nothing has with one tried.

    ``every`` is false where no listing has all the words: then those with some of them are given.
    """

    listings: frozenset[str]
    instead: tuple[tuple[str, str], ...] = ()
    every: bool = True


def search(listed: Sequence[Listed], asked: str) -> Found:
    """Listings in which every word asked for, or what it commonly means, begins a word."""
    texts = {one.listing.id: _text(one) for one in listed}
    known = set(" ".join(texts.values()).split()) | set(EVERYDAY)
    each, instead = [], []
    for word in _telling(asked):
        held = _with(texts, word)
        slip = len(word) >= SHORT and not held
        if slip and (near := get_close_matches(word, sorted(known), 1, SLIP)):
            instead.append((word, near[0]))
            held = _with(texts, near[0])
        each.append(held)
    all_of = frozenset(texts).intersection(*each)
    found = all_of or frozenset().union(*each)
    return Found(found, tuple(instead), bool(all_of))


def _telling(asked: str) -> list[str]:
    """The words asked for, without those that say nothing; all where no other is left."""
    words = words_of(asked)
    return [one for one in words if one not in LITTLE] or words


def _with(texts: dict[str, str], word: str) -> frozenset[str]:
    stem = word[:-1] if word.endswith("s") and len(word) > SHORT else word
    wanted = (stem[:STEM], *EVERYDAY.get(word, ()))
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
