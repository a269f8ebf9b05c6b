"""Who answers for what: bodies, organisations, and the dated lines between them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commonweal.strategy.dates import holds_on
from commonweal.strategy.node import Node


class BodyKind(StrEnum):
    BOARD = "board"
    COMMITTEE = "committee"
    EXECUTIVE = "executive"
    PARTNERSHIP = "partnership"


class BodyRole(StrEnum):
    DIRECT = "direct"  # sets the course and calls others to account
    DELIVER = "deliver"
    CHALLENGE = "challenge"
    ASSURE = "assure"
    COMMISSION = "commission"
    SUPPORT = "support"


class LineKind(StrEnum):
    ACCOUNTABLE = "accountable"
    REPORTS = "reports"
    ASSURES = "assures"
    WORKS_ALONGSIDE = "works_alongside"
    SUPPORTS = "supports"


class Sector(StrEnum):
    COUNCIL = "council"
    NHS = "nhs"
    NATIONAL = "national"
    POLICE = "police"
    VOLUNTARY = "voluntary"
    EDUCATION = "education"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName(Node):
    name: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHeld(Node):
    """What a body is for, as one section says it."""

    role: BodyRole
    since: str = ""
    until: str = ""
    inferred: bool = False
    priorities: tuple[str, ...] = ()  # empty: not limited to some
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit(Node):
    """Which part of the strategy a body is said to oversee as a whole."""

    stages: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter(Node):
    text: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Node):
    """A chair or another office, and the organisation that fills it; never a person's name."""

    name: str
    organisation: str = ""
    since: str = ""
    until: str = ""
    inferred: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Node):
    organisation: str
    since: str = ""
    until: str = ""
    inferred: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Node):
    id: str
    name: str
    kind: BodyKind = BodyKind.BOARD
    names: tuple[BodyName, ...] = ()  # as sections call it
    roles: tuple[RoleHeld, ...] = ()
    remit: Remit | None = None
    charter: Charter | None = None
    offices: tuple[Office, ...] = ()
    members: tuple[Member, ...] = ()
    cites: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Node):
    """A dated line from one body to another."""

    body: str
    to: str
    kind: LineKind
    priorities: tuple[str, ...] = ()  # empty: for everything
    since: str = ""
    until: str = ""
    inferred: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Node):
    id: str
    name: str
    sector: Sector
    partner: bool = True
    since: str = ""
    until: str = ""
    succeeded_by: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    retired: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance(Node):
    bodies: tuple[Body, ...] = ()
    lines: tuple[Line, ...] = ()
    organisations: tuple[Organisation, ...] = ()

    def body(self, body_id: str) -> Body | None:
        return next((b for b in self.bodies if b.id == body_id), None)

    def organisation(self, organisation_id: str) -> Organisation | None:
        return next((o for o in self.organisations if o.id == organisation_id), None)

    def organisations_left(self, day: date) -> tuple[Organisation, ...]:
        """Give those that have not ended by a day: what is new can be asked of them."""
        held = self.organisations
        return tuple(o for o in held if not o.retired and holds_on(day, "", o.until))

    def lines_from(self, body_id: str, day: date | None = None) -> tuple[Line, ...]:
        """Give the lines that lead from a body: all of them, or those of a day."""
        return tuple(
            line
            for line in self.lines
            if line.body == body_id and (day is None or holds_on(day, line.since, line.until))
        )

    def path(
        self, body_id: str, goal: str, kinds: frozenset[LineKind], day: date | None = None
    ) -> tuple[str, ...]:
        """Give the shortest chain of bodies along such lines; empty when there is none."""
        seen = {body_id}
        waiting: deque[tuple[str, ...]] = deque([(body_id,)])
        while waiting:
            chain = waiting.popleft()
            if chain[-1] == goal:
                return chain
            for line in self.lines_from(chain[-1], day):
                if line.kind in kinds and line.to not in seen:
                    seen.add(line.to)
                    waiting.append((*chain, line.to))
        return ()

    def seats_of(self, organisation_id: str) -> tuple[str, ...]:
        """Give the bodies on which an organisation, or one it succeeded, has a seat or office."""
        held = {organisation_id, *self.forerunners_of(organisation_id)}
        return tuple(
            body.id
            for body in self.bodies
            if held & {m.organisation for m in body.members}
            or held & {o.organisation for o in body.offices}
        )

    def forerunners_of(self, organisation_id: str) -> frozenset[str]:
        """Give every organisation whose succession leads to this one."""
        found: set[str] = set()
        waiting = [organisation_id]
        while waiting:
            heir = waiting.pop()
            earlier = {o.id for o in self.organisations if heir in o.succeeded_by} - found
            found |= earlier
            waiting.extend(earlier)
        return frozenset(found - {organisation_id})


UPWARDS = frozenset({LineKind.ACCOUNTABLE, LineKind.REPORTS, LineKind.ASSURES})
ANY_LINE = frozenset(LineKind)
