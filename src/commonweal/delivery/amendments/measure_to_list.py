"""A measure that a board asks to list: its words, the series that tells it, its id."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from commonweal.delivery.amendments.change import Change, new_measure
from commonweal.strategy.yaml_file import Plain

LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureToList:
    """What is to be listed under a priority, or under the ambition when none is named.

    Direction and unit are the card's, the area is that of the strategy: a listing has none.

    Raises ``ValueError`` without words or without a series.
    """

    priority: str
    name: str
    card: str
    select: str
    since: date
    reason: str
    topics: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("enter the words of the measure")
        if not self.card:
            raise ValueError("select the series that is to tell it")

    def change(self, taken: Collection[str]) -> Change:
        """The change that lists it, under an id that was never given before."""
        listing: dict[str, Plain] = {"id": new_id(self.name, taken), "name": self.name.strip()}
        listing |= {"card": self.card, "select": self.select or "all"}
        if self.topics:
            listing["topics"] = [*self.topics]
        listing["since"] = self.since.isoformat()
        return new_measure(self.priority, listing, self.since, self.reason)


def new_id(name: str, taken: Collection[str]) -> str:
    """An id made of words, numbered where another has it."""
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST].strip("-") or "measure"
    if base not in taken:
        return base
    return next(told for n in range(2, len(taken) + 3) if (told := f"{base}-{n}") not in taken)
