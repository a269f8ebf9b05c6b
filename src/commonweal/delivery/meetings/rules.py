"""The rules of the calendar, as they stand in ``rules.yaml`` with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("rules.yaml")


class Counts(StrEnum):
    """Which days a rule counts."""

    WORKING = "working"
    CALENDAR = "calendar"
    ELECTION = "election"


class Binds(StrEnum):
    """Whom a rule binds: a committee of the council, its executive, or an election."""

    COMMITTEE = "committee"
    EXECUTIVE = "executive"
    ELECTION = "election"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """So many days before something, by such a section of such an act.

    ``papers`` says that agenda and papers must be out by it.
    """

    id: str
    what: str
    days: int
    counts: Counts
    binds: Binds
    act: str
    section: str
    url: str
    papers: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counts(self.counts))
        object.__setattr__(self, "binds", Binds(self.binds))
        if self.days < 1 or not self.url.startswith("https://"):
            raise ValueError(f"rule {self.id!r}: give days from 1 on and an address of its source")


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its id."""
    held = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    found = [Rule(**one) for one in held]
    return {one.id: one for one in found}
