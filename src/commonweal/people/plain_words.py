"""Words as people can read them: without signs that nobody sees and no file may hold."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters but tab and line ends
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and none at all
    "\u202a-\u202e\u2066-\u2069\ufeff]"  # what turns the direction of the words around it
)


def plain_words(text: str) -> str:
    """The same words without control characters, non-characters and changes of direction.

    A vertical tab, which Word leaves where a line was broken, becomes a line end. Joiners stay:
    Urdu and Bengali are written with them.
    """
    return _UNSEEN.sub("", text.replace("\x0b", "\n").replace("\u2028", "\n"))
