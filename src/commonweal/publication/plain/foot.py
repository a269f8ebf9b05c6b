"""The foot that dates every sheet of a paper, taken out of the text that was read from it."""

from __future__ import annotations

import re
from collections import Counter

SLACK = 4  # words that spaces gained or lost make of one, or one of


def without(told: str, foot: str, *, right_to_left: bool) -> str:
    """The text without the foot of each sheet and its number; a foot that differs stays in.

    Where lines run from right to left a reader gives Latin ids back in another order: there the
    foot is known by its letters and digits, all of them and no other, whatever their order.
    """
    if right_to_left:
        return _by_letters(told.split(), foot)
    words = r"\s+".join(map(re.escape, foot.split()))
    return " ".join(re.sub(rf"{words}(?: \d+)?(?=\s|$)", " ", told).split())


def _by_letters(told: list[str], foot: str) -> str:
    wanted, length = _letters(foot), len(foot.split())
    first, kept, at = sorted(_letters(foot.split(maxsplit=1)[0]).items()), [], 0
    while at < len(told):
        end = _end(told, at, wanted, length) if sorted(_letters(told[at]).items()) == first else 0
        if end:
            at = end + bool(re.fullmatch(r"\d+", told[end] if end < len(told) else ""))
        else:
            kept.append(told[at])
            at += 1
    return " ".join(kept)


def _end(told: list[str], at: int, wanted: Counter[str], length: int) -> int:
    """Where a foot that begins here ends; 0 where none does."""
    ends = range(at + length - SLACK, at + length + SLACK + 1)
    return next((one for one in ends if _letters(" ".join(told[at:one])) == wanted), 0)


def _letters(text: str) -> Counter[str]:
    return Counter(one for one in text if one.isalnum())
