"""What was on the table: release, edition, day, and the end of the log at that moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commonweal.people.models.event import NOTHING_BEFORE, Head


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures and the structure that a board had before it, as of a day."""

    release: str
    edition: str
    day: date

    def __post_init__(self) -> None:
        for name, given in (("release", self.release), ("edition", self.edition)):
            if len(given) != 12:
                raise ValueError(f"{name} {given!r}: give its id of 12 characters")


def chain_head() -> str:
    """The end of the log now, which whoever holds a pack can check the log against later."""
    head = Head.objects.filter(id=1).first()
    return head.hash if head else NOTHING_BEFORE
