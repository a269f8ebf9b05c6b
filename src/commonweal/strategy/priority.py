"""Priorities, who is to lead them, and the measures listed under them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commonweal.strategy.node import Node


class AllocationRole(StrEnum):
    LEAD = "lead"
    SUPPORT = "support"


class AllocationStatus(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Node):
    """One place where the document states a priority, in our own words."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation(Node):
    """The dated edge from a priority to a body."""

    body: str
    role: AllocationRole = AllocationRole.LEAD
    status: AllocationStatus
    since: str
    until: str = ""
    inferred: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureUse(Node):
    """One series of one card."""

    card: str
    select: str = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierUse(Node):
    """A series that told a listing until a board put another in its place."""

    card: str
    select: str = "all"
    until: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedTarget(Node):
    """A target to be imported as a proposal; agreed targets live elsewhere."""

    value: float
    by: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Node):
    """One measure as the document lists it, tied to the series that tell it."""

    id: str
    name: str
    card: str = ""
    select: str = ""
    uses: tuple[MeasureUse, ...] = ()
    topics: tuple[str, ...] = ()
    population: str = ""
    terms: tuple[str, ...] = ()
    lever: str = ""  # the body or organisation that can move it
    same_as: str = ""
    target: ProposedTarget | None = None
    cites: tuple[str, ...] = ()
    earlier: tuple[EarlierUse, ...] = ()  # what told it before: a break, never one line
    since: str = ""  # the day from which a board lists it, where the document does not
    under_review: str = ""  # the day from which a board reviews it
    reviewed: str = ""  # the day on which a board had reviewed it and kept it
    retired: str = ""

    @property
    def in_review(self) -> bool:
        """Whether a board reviews it: since it put it under review it has not said to keep it."""
        return bool(self.under_review) and not self.reviewed >= self.under_review

    @property
    def measure_uses(self) -> tuple[MeasureUse, ...]:
        """All series that tell this listing, one or several or none."""
        if not self.card:
            return self.uses
        return (MeasureUse(card=self.card, select=self.select or "all"), *self.uses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Node):
    id: str
    name: str
    number: int | None = None
    stages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    population: str = ""
    statements: tuple[Statement, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    listings: tuple[Listing, ...] = ()
    leans_on: tuple[str, ...] = ()  # listings of the ambition
    terms: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall(Node):
    """The measures listed under the ambition itself."""

    name: str
    owner: str = ""
    listings: tuple[Listing, ...] = ()
    cites: tuple[str, ...] = ()
