"""Tallies in a sentence: what is told of uncertain measures adds up to all of them."""

from __future__ import annotations

import pytest

from commonweal.assessment.summary import Summary
from commonweal.assessment.verdict import Kind, Leaning
from commonweal.publication.tallies import leanings


def summary(uncertain: int, **told: int) -> Summary:
    counts = dict.fromkeys(Kind, 0) | {Kind.TOO_UNCERTAIN: uncertain}
    held = {word: told.get(word.name.lower(), 0) for word in Leaning}
    return Summary(counts=counts, total=uncertain, judged=uncertain, by_chance=0.0, leanings=held)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (
            summary(4, likely_worse=2, either=1),
            "of these 1 could be either way, 2 likely worse, 1 with no single chance to give",
        ),
        (summary(2, likely_worse=2), "of these 2 likely worse"),
        (summary(2), ""),
    ],
)
def test_the_leanings_told_add_up_to_all_that_are_uncertain(held: Summary, told: str) -> None:
    assert leanings(held) == told
