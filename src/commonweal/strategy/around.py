"""What stands around a strategy: its cycle, related strategies, plans, needs, programmes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.node import Node

# "bi-" before a stretch of time can be "twice in" and "every two"; "biennial" cannot.
_TWO_READINGS = re.compile(r"bi-?\s?(annual|year|month|week)", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"bi-?\s?(annual|year)", re.IGNORECASE)


class DutyKind(StrEnum):
    UPDATE = "update"
    REVIEW = "review"
    REPORT = "report"
    TARGETS = "targets"
    REFRESH = "refresh"


class Audience(StrEnum):
    """Who reads or speaks, where no body is named."""

    RESIDENTS = "residents"
    PARTNERS = "partners"
    STAFF = "staff"


class Relation(StrEnum):
    """What another strategy is to this one."""

    VISION = "vision"
    PREDECESSOR = "predecessor"
    SUCCESSOR = "successor"
    PARALLEL = "parallel"
    NATIONAL = "national"
    PLAN = "plan"
    SUBJECT = "subject"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence(Node):
    """How often, in the document's word, and in months if it says so."""

    word: str
    every_months: int | None = None

    @property
    def has_two_readings(self) -> bool:
        """Say whether the word, without a number of months, is read as twice in and every two."""
        return self.every_months is None and bool(_TWO_READINGS.match(self.word))

    @property
    def months_taken(self) -> int | None:
        """Give the months that a calendar reckons with; None where no date can be set.

        Until it is settled, "bi-annual" is taken as twice a year.
        """
        if self.every_months is not None or not self.has_two_readings:
            return self.every_months
        return 6 if _OF_A_YEAR.match(self.word) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Node):
    """Something that must be given, to whom and how often."""

    id: str
    name: str
    kind: DutyKind
    cadence: Cadence | None = None
    gives: tuple[str, ...] = ()  # bodies
    receives: tuple[str, ...] = ()  # bodies
    audience: tuple[Audience, ...] = ()
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    standard: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Node):
    """A way for words to travel: who speaks, who hears."""

    id: str
    name: str
    speak: tuple[Audience, ...] = ()
    hear: tuple[Audience, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Node):
    """The year of the strategy; ``judged_on`` is when its last figures are expected."""

    duties: tuple[Duty, ...] = ()
    channels: tuple[Channel, ...] = ()
    judged_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStrategy(Node):
    id: str
    name: str
    relation: Relation
    since: str = ""
    until: str = ""
    body: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedInterest(Node):
    """A matter of this strategy and of a parallel one, and who handles it."""

    id: str
    name: str
    handled_by: str = ""  # a related strategy, or this one
    leans_to: str = ""  # a body
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Node):
    id: str
    name: str
    owners: tuple[str, ...] = ()
    part_of: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Node):
    """A scheme of work with people in it, e.g. champions."""

    id: str
    name: str
    audience: tuple[Audience, ...] = ()
    places: int | None = None
    criteria: str = ""
    listings: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Node):
    """A need found in the assessment that priorities are drawn from."""

    id: str
    name: str
    priorities: tuple[str, ...] = ()
    population: str = ""
    evidence: str = ""
    found: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Node):
    id: str
    name: str
    audience: tuple[Audience, ...] = ()
    since: str = ""
    until: str = ""
    responses: int | None = None
    method: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Node):
    """What may be shown of small counts in figures that a council counts itself.

    Counts from 1 (from 0 where ``zero_is_shown`` is no) to ``smallest`` are hidden.
    """

    smallest: int
    zero_is_shown: bool = True
    cites: tuple[str, ...] = ()
