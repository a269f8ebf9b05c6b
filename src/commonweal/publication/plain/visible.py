"""The text that people see: of a page within its main part, and of a paper across its lines."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNSEEN = {"script", "style", "svg", "template", "head"}
_INLINE = {"a", "b", "strong", "em", "span", "i", "abbr", "bdi"}
_JOINER = "\u2060"
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class _Reader(HTMLParser):
    """Collects text; an element that starts a line ends the words before it."""

    def __init__(self, within: str) -> None:
        super().__init__(convert_charrefs=True)
        self.within, self.depth, self.hidden = within, 0, 0
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag == self.within
        self.hidden += tag in _UNSEEN
        self._line(tag)

    def handle_endtag(self, tag: str) -> None:
        self._line(tag)
        self.depth -= tag == self.within
        self.hidden -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if self.depth and not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _line(self, tag: str) -> None:
        if self.depth and tag not in _INLINE:
            self.parts.append("\n")


def of_page(html: str, within: str = "main") -> str:
    """The visible text of the main part of a page, a line for each block."""
    reader = _Reader(within)
    reader.feed(html)
    reader.close()
    lines = (" ".join(one.split()) for one in "".join(reader.parts).split("\n"))
    return "\n".join(one for one in lines if one).replace(_JOINER, "")


def of_paper(text: str) -> str:
    """The text that was read from a paper: lines joined, also at the dash that ended one."""
    joined = re.sub(r"[\x02\ufffe]\s*", "-", _TURNING.sub("", text))
    joined = re.sub(r"(?<=\w[-–/])\r?\n", "", joined)
    return " ".join(joined.replace(_JOINER, "").split())
