"""The rule by which actions of several plans are one: decided so, or worded alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

Key = tuple[str, str]  # strategy and ref
Words = tuple[str, str]  # title and outcome


def one_of(words: Mapping[Key, Words], same: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """For each action the first of those that it is one with, itself where it is alone.

    ``same`` are pairs that a board decided are one, also by way of one that no plan holds any
    more. Actions of one title and one outcome, but for case and spaces, are one without a decision.
    """
    pairs = [*_worded_alike(words), *same]
    root = {key: key for key in (*words, *(one for pair in pairs for one in pair))}

    def top(key: Key) -> Key:
        while root[key] != key:
            key = root[key]
        return key

    for first, second in pairs:
        low, high = sorted((top(first), top(second)))
        root[high] = low
    return {key: top(key) for key in words}


def _worded_alike(words: Mapping[Key, Words]) -> list[tuple[Key, Key]]:
    alike: dict[Words, list[Key]] = defaultdict(list)
    for key, (title, outcome) in words.items():
        if outcome.strip():
            alike[_even(title), _even(outcome)].append(key)
    return [(keys[0], other) for keys in alike.values() for other in keys[1:]]


def _even(text: str) -> str:
    return " ".join(text.casefold().split())
