"""The tags of content controls, by which a box of a Word file says what its words are about.

``said/listing/c14`` is enough; a file that we made adds the version that its writer saw, and a
short sum of the words that stood there, so that untouched boxes can be told from written ones.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

FIELDS = ("said", "done", "asks")
RETURN = "return"
LONGEST = 64  # what Word itself keeps of a tag
UNKNOWN = -1
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Tag:
    """What a box is about; ``version`` and ``sum`` are those of the day it was written out."""

    field: str
    subject: str
    item: str
    version: int = UNKNOWN
    sum: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.subject, self.item

    @property
    def text(self) -> str:
        bare = f"{self.field}/{self.subject}/{self.item}"
        return bare if self.version == UNKNOWN else f"{bare}/{self.version}/{self.sum}"


def tag_of(field: str, key: tuple[str, str], version: int, words: str) -> str:
    """The tag of one box; an item whose name is too long for Word is told by a sum of it."""
    made = Tag(field, *key, version, sum_of(words)).text
    if len(made) <= LONGEST:
        return made
    return Tag(field, key[0], short(key[1]), version, sum_of(words)).text


def short(item: str) -> str:
    """A name of twelve signs for an item."""
    return hashlib.sha256(item.encode()).hexdigest()[:12]


def read_tag(text: str) -> Tag | None:
    """What a tag says; None for one that is not of a return."""
    parts = text.strip().split("/")
    if len(parts) not in (3, 5) or parts[0] not in FIELDS:
        return None
    if len(parts) == 3:
        return Tag(*parts)
    number = parts[3]
    return Tag(*parts[:3], int(number), parts[4]) if _is_number(number) else None


def number_of(text: str) -> int | None:
    """The return that a file says it is of; None for another tag."""
    head, _, number = text.strip().partition("/")
    return int(number) if head == RETURN and _is_number(number) else None


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


def sum_of(words: str) -> str:
    """A short sum of words, whatever their line ends."""
    return hashlib.sha256(one_line_end(words).encode()).hexdigest()[:8]


def one_line_end(words: str) -> str:
    """Words with one kind of line end and nothing blank round them: a browser and Word differ."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
