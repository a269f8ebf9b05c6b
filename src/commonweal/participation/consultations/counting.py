"""Counts that may be shown: of each choice, and of who answered without telling of anybody.

Bands of people of 1 to 7 are hidden, and those from which they could be worked out; choices are
counted once so many have answered that nobody is told of by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from commonweal.methods.disclosure import Policy, hidden_cells

SMALL: Final = Policy(smallest=7)
FEWEST: Final = SMALL.smallest + 1


@dataclass(frozen=True, slots=True)
class BandCount:
    """How many of one band answered, None where that is hidden; no code: those who did not say."""

    code: str
    count: int | None


def shown_counts(counts: Sequence[int]) -> tuple[int | None, ...] | None:
    """The counts of one list whose total is shown, None for one that is hidden.

    None as a whole where the total itself gives small counts away.
    """
    if not counts or sum(counts) == 0:
        return tuple(counts)
    found = hidden_cells(list(counts), SMALL)
    if found.exposed.any():
        return None
    return tuple(
        None if hidden else count for hidden, count in zip(found.hidden, counts, strict=True)
    )


def band_counts(codes: Sequence[str], held: Mapping[str, int]) -> tuple[BandCount, ...] | None:
    """Each band with its count, those who did not say last; None where none may be shown."""
    order = (*codes, "")
    told = shown_counts([held.get(code, 0) for code in order])
    if told is None:
        return None
    return tuple(BandCount(code, count) for code, count in zip(order, told, strict=True))


def choice_counts(choices: int, answers: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
    """How many took each choice; None while fewer than eight have answered the question."""
    if len(answers) < FEWEST:
        return None
    taken = [one for answer in answers for one in set(answer)]
    return tuple(taken.count(number) for number in range(choices))
