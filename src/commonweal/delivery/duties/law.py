"""The duties of a board, as they stand in ``duties.yaml`` with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from commonweal.strategy.definition import Edition
from commonweal.strategy.governance import Body

FILE = Path(__file__).with_name("duties.yaml")
STATUTORY_NAME = "health and wellbeing board"


class Binds(StrEnum):
    """Whom a duty binds: a health and wellbeing board alone, or every public body."""

    HEALTH_AND_WELLBEING_BOARD = "health_and_wellbeing_board"
    PUBLIC_BODY = "public_body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What such a section of such an act asks, from when until when, and how often.

    ``every_months`` of None: shown once for each strategy. ``about`` names the plan or report of
    others on which the duty asks an opinion; empty where it asks something else.
    """

    id: str
    name: str
    asks: str
    binds: Binds
    act: str
    section: str
    url: str
    checked: bool
    since: date | None = None
    until: date | None = None
    every_months: int | None = None
    about: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "binds", Binds(self.binds))
        if not self.url.startswith("https://"):
            raise ValueError(f"duty {self.id!r}: give an https address of its source")
        if self.every_months is not None and self.every_months < 1:
            raise ValueError(f"duty {self.id!r}: every {self.every_months} months: give 1 or more")

    def applies(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@cache
def duties() -> dict[str, Duty]:
    """Every duty by its id, in the order of the file."""
    held = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    found = {one["id"]: Duty(**one | {"checked": _checked(one)}) for one in held}
    if len(found) != len(held):
        raise ValueError("duties.yaml gives one id twice")
    return found


def _checked(one: dict[str, str]) -> bool:
    told = one["checked"]  # YAML 1.2 reads yes and no as words
    if told not in {"yes", "no"}:
        raise ValueError(f"duty {one['id']!r}: checked is {told!r}: write yes or no")
    return told == "yes"


def duties_of(edition: Edition) -> tuple[Duty, ...]:
    """The duties that bind the board which answers for a strategy."""
    board = edition.body(edition.board)
    statutory = board is not None and is_health_and_wellbeing_board(board)
    return tuple(one for one in duties().values() if statutory or one.binds is Binds.PUBLIC_BODY)


def is_health_and_wellbeing_board(body: Body) -> bool:
    """Whether a body bears the name that the law gives such a board."""
    names = (body.name, *(one.name for one in body.names))
    return any(STATUTORY_NAME in one.casefold().replace("&", "and") for one in names)
