"""What a strategy promises: ambition, stages and goals, commitments, principles, its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.node import Node


class Beneficiary(StrEnum):
    """Whom a sentence of the strategy sets out to serve."""

    EVERYONE = "everyone"
    BY_NEED = "by_need"
    WORST_OFF = "worst_off"


class Movement(StrEnum):
    """What must happen to a gap, or to those worst off, for the goal to be met."""

    NARROWER = "narrower"
    IMPROVED = "improved"
    NOT_WORSE = "not_worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(Node):
    """The word that a section uses for a thing: ambition, aim, vision …"""

    word: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Node):
    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Node):
    since: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Node):
    """The year that progress is counted from, and how its figure is chosen."""

    year: int
    rule: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambition(Node):
    text: str
    called: tuple[Called, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Node):
    id: str
    text: str
    topics: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Node):
    """A part of life, or any other theme that a strategy groups its priorities by."""

    id: str
    name: str
    number: int | None = None
    text: str = ""
    goals: tuple[Goal, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessTest(Node):
    """Both must hold; a gap that narrows because the best-off fall is no success."""

    gap: Movement
    worst_off: Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimaryGoal(Node):
    text: str
    listings: tuple[str, ...] = ()
    serves: tuple[Beneficiary, ...] = ()
    terms: tuple[str, ...] = ()
    success: SuccessTest | None = None
    called: tuple[Called, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Node):
    """A promise that reaches beyond the strategy's own outcomes."""

    id: str
    subject: str
    text: str
    by: str = ""
    before: str = ""
    body: str = ""
    called: tuple[Called, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Node):
    id: str
    text: str
    serves: tuple[Beneficiary, ...] = ()
    terms: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Node):
    """A subject that priorities name and measures speak to; ``gap_of`` if it is a gap in one."""

    id: str
    name: str
    gap_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population(Node):
    """A group of people, by age or as a part of a wider group."""

    id: str
    name: str
    from_age: int | None = None
    to_age: int | None = None
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Node):
    """A word that the document leans on, with the meaning it gives."""

    id: str
    word: str
    meaning: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator(Node):
    """A set of places that the strategy compares itself with."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shock(Node):
    """An event that moved figures everywhere, which the strategy takes into account."""

    id: str
    name: str
    since: str
    until: str = ""
    cites: tuple[str, ...] = ()
