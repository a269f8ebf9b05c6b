"""The list of contents of a long page, from the headings that stand on it."""

from __future__ import annotations

import re
from html import unescape

FEWEST = 4  # with three sections or fewer a page is taken in at a glance
_HEAD = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_MADE_UP = re.compile(r'<span class="demo-tag">[^<]*</span>')
_TAG = re.compile(r"<[^>]+>")


def contents(body: str) -> list[tuple[str, str]]:
    """List (id, words) of each second heading that has an id, as it is rendered.

    What a page leaves out on a day is thus never listed. Empty for a page of few sections.
    """
    found = [(anchor, _plain(head)) for anchor, head in _HEAD.findall(body)]
    return found if len(found) >= FEWEST else []


def _plain(head: str) -> str:
    """The words of a heading without their tags; spaces that do not break stay."""
    return re.sub(r"[ \n]+", " ", unescape(_TAG.sub("", _MADE_UP.sub("", head)))).strip()
