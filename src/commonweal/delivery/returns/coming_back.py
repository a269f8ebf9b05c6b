"""What a file that came back would change in a return, box by box, before anything is taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Came(StrEnum):
    SAME = "same"  # the words on the site already
    UNTOUCHED = "untouched"  # as they left; the site may have moved on
    NEW = "new"  # written in the file, and the site has not moved
    UNDATED = "undated"  # written, but the file does not say upon which version
    BOTH = "both"  # written in the file, and on the site meanwhile


@dataclass(frozen=True, slots=True)
class Boxed:
    """One box of a file, beside the words on the site.

    ``dated`` is whether the file says upon which words it was written; ``untouched`` whether its
    own words are still those; ``moved`` whether the site's words are others by now.
    """

    words: str
    now: str
    dated: bool = False
    untouched: bool = False
    moved: bool = False


def came(box: Boxed) -> Came:
    """How a box stands to the words on the site."""
    if box.words == box.now:
        return Came.SAME
    if not box.dated:
        return Came.UNDATED
    if box.untouched:
        return Came.UNTOUCHED
    return Came.BOTH if box.moved else Came.NEW
