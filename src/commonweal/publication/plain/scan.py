"""Read a published text back: each run of words by the pattern of the message that made it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from commonweal.publication.plain.figures import number_pattern, percentage_pattern
from commonweal.publication.plain.message import Message
from commonweal.publication.plain.messages import MESSAGES
from commonweal.publication.plain.names import Names

_HOLE = re.compile(r"%\((\w+)\)s")
_FIGURES, _WHOLE = {"value", "size", "england", "first", "last"}, {"n", "total"}
_GROUPS, _PLACES = {"worst", "best"}, {"place"}
_STOPS = ".;:!?۔؟؛।"
"""Marks that end a sentence, or part it, in the languages of the site: no period holds one."""
MOST_COUNTED = 130
"""Plural forms are asked for with every number up to here: no language has a form beyond."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text: a sentence or heading of a message, a measure's name, or neither."""

    text: str
    message: Message | None = None
    holes: dict[str, str] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Pattern:
    regex: re.Pattern[str]
    message: Message


class Scanner:
    """The patterns of one language over the names of one reading."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._by_word: dict[str, list[_Pattern]] = defaultdict(list)
        for message in MESSAGES:
            for text in _forms(message):
                self._by_word[_first_word(text)].append(self._pattern(message, text))
        self._measures: dict[str, list[str]] = defaultdict(list)
        for name in sorted((*names.measures, *names.headings), key=len, reverse=True):
            self._measures[name.split(" ", 1)[0]].append(name)

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut a text into pieces, in order; nothing of it is left out."""
        flat = " ".join(text.split())
        at = start = 0
        while at < len(flat):
            piece = self._at(flat, at)
            if piece is None:
                at = _next_word(flat, at)
                continue
            if flat[start:at].strip():
                yield Piece(flat[start:at].strip())
            yield piece
            at = start = _next_word(flat, at + len(piece.text) - 1)
        if flat[start:].strip():
            yield Piece(flat[start:].strip())

    def _at(self, text: str, at: int) -> Piece | None:
        word = text[at:].split(" ", 1)[0]
        found = [*self._messages(text, at, word), *self._name(text, at, word)]
        return max(found, key=lambda one: len(one.text), default=None)

    def _messages(self, text: str, at: int, word: str) -> Iterator[Piece]:
        for pattern in (*self._by_word.get(word, ()), *self._by_word[""]):
            if match := pattern.regex.match(text, at):
                yield Piece(match[0], pattern.message, match.groupdict())

    def _name(self, text: str, at: int, word: str) -> Iterator[Piece]:
        for first in {word, word.rstrip(",")}:
            for name in self._measures.get(first, ()):
                end = at + len(name)
                if text.startswith(name, at) and text[end : end + 1] in {"", " "}:
                    yield Piece(name, name=name)

    def _pattern(self, message: Message, text: str) -> _Pattern:
        parts = _HOLE.split(text)
        made = [
            self._hole(part) if n % 2 else re.escape(part.replace("%%", "%"))
            for n, part in enumerate(parts)
        ]
        return _Pattern(re.compile("".join(made) + r"(?=\s|$)"), message)

    def _hole(self, name: str) -> str:
        units = "|".join(map(re.escape, sorted(self._names.units, key=len, reverse=True)))
        if name in _FIGURES:
            inner = rf"{percentage_pattern()}|{number_pattern()}(?: (?:{units}))?"
        elif name in _WHOLE:
            inner = number_pattern()
        elif name in _GROUPS:
            inner = _one_of(self._names.groups)
        else:
            inner = _one_of(self._names.places[:1]) if name in _PLACES else rf"[^{_STOPS}]{{1,60}}?"
        return f"(?P<{name}>{inner})"


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"


def _forms(message: Message) -> list[str]:
    told = (re.sub(r"\s+", " ", message.text(n)) for n in range(MOST_COUNTED + 1))
    return list(dict.fromkeys(told))


def _first_word(text: str) -> str:
    word = text.split(" ", 1)[0]
    return "" if "%" in word else word


def _next_word(text: str, at: int) -> int:
    space = text.find(" ", at)
    return len(text) if space < 0 else space + 1
