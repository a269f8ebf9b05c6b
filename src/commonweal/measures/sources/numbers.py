"""Numbers as publishers write them, and the symbols they write instead."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

BLANK = "blank"
"""Note of a cell that holds nothing; a blank is missing, never nought."""

SUPPRESSED = frozenset(
    ["c", "[c]", "*", "u", "[u]", "low", "[low]", "k", "[k]", "<5", "<10", "suppressed"]
)
NOT_APPLICABLE = frozenset(["z", "[z]", "n/a", "not applicable"])
MISSING = frozenset(["x", "[x]", ":", "..", "-", "–", ".", "na", "[w]", BLANK, "no return"])

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SMALL = re.compile(r"<\s?\d{1,2}")
_LONGEST = 40


class Figure(NamedTuple):
    """A number, or none and the symbol that stood in its place."""

    value: float | None
    note: str = ""


@lru_cache(maxsize=1 << 18)
def read_figure(text: str) -> Figure | None:
    """Read one cell; ``None`` when it is neither a number nor a symbol that publishers use.

    >>> read_figure("4,044"), read_figure("[z]"), read_figure(""), read_figure("about ten")
    (Figure(value=4044.0, note=''), Figure(value=None, note='[z]'), Figure(value=None, note='blank'), None)
    """  # noqa: E501 - one line keeps the doctest readable
    clean = text.strip().replace("−", "-")
    if not clean:
        return Figure(None, BLANK)
    if len(clean) > _LONGEST:
        return None
    if clean.isascii() and _NUMBER.fullmatch(clean):
        return Figure(float(clean))
    if clean.isascii() and _THOUSANDS.fullmatch(clean):
        return Figure(float(clean.replace(",", "")))
    return Figure(None, clean) if _is_symbol(clean) else None


def _is_symbol(text: str) -> bool:
    word = text.lower()
    known = word in SUPPRESSED or word in NOT_APPLICABLE or word in MISSING
    return known or _SMALL.fullmatch(word) is not None


def meaning(note: str) -> str:
    """Say what a note means: "suppressed", "not applicable", "missing", or "" for none.

    Of several notes in one, parted by semicolons, the first that means something counts. A note
    may begin with the word itself, where a source uses a symbol in its own way.
    """
    return next((told for part in note.split(";") if (told := _meaning(part))), "")


def _meaning(note: str) -> str:
    word = note.strip().lower()
    for name, symbols in (
        ("suppressed", SUPPRESSED),
        ("not applicable", NOT_APPLICABLE),
        ("missing", MISSING),
    ):
        if word in symbols or word.startswith(name + ":"):
            return name
    if _SMALL.fullmatch(word) or "suppress" in word:
        return "suppressed"
    return "missing" if "missing" in word else ""
