"""A change that a board has agreed, before it is part of an edition."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.yaml_file import Plain

SERIES = "series"
"""The field of a listing that stands for card, selection and further uses as one."""

LISTINGS = "listings"
"""The field of a priority to which a new measure is added."""


class Kind(StrEnum):
    """What a change does, in the words of the boards."""

    PROPOSE = "propose"  # a measure that was not listed yet
    REVIEW = "review"  # a measure stands under review from a day, or was reviewed and is kept
    REPLACE = "replace"  # another series tells a measure from a day on
    RETIRE = "retire"  # an item ends; its id stays
    REWORD = "reword"  # any other field says something else


@dataclass(frozen=True, slots=True)
class Amendment:
    """One field of one item changed by a decision; values are written as JSON.

    ``since`` is the day from which it holds and ``decision`` the minute that records it.
    """

    number: int
    kind: Kind
    target: str  # what sort of item: listing, priority, body
    item: str
    field: str
    old: str
    new: str
    since: str = ""
    decision: str = ""

    @property
    def was(self) -> Plain:
        return _read(self.old)

    @property
    def becomes(self) -> Plain:
        return _read(self.new)


def _read(text: str) -> Plain:
    value: Plain = json.loads(text)
    return value
