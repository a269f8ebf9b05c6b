"""A board's plan as plain values: what the rules of plans read, with no database behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    RiskKind,
    Strength,
)

HAS_HAPPENED = 5  # the likelihood of an issue, on the scale of 1 to 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    ref: str
    name: str
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    what: str
    kind: EvidenceKind
    strength: Strength
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What one organisation gives; an amount of None is unknown, never nothing.

    ``area`` is where it goes; empty where it goes wherever the action does.
    """

    organisation: str
    kind: ResourceKind
    amount: Decimal | None = None
    since: date | None = None
    until: date | None = None
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoProduction:
    """Whom an action was worked out with, how, when and what changed; or why with nobody yet.

    ``who`` names groups of residents, never a person.
    """

    who: str = ""
    how: str = ""
    on: date | None = None
    changed: str = ""
    none_yet: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is a record: either a reason, or all of who, how, when and what changed."""
        told = bool(self.who and self.how and self.on and self.changed)
        return told or bool(self.none_yet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """What may go wrong or has, scored 1 to 5 by 1 to 5; escalated from the threshold on."""

    ref: str
    text: str
    kind: RiskKind = RiskKind.RISK
    likelihood: int
    impact: int
    threshold: int = 15

    @property
    def score(self) -> int:
        return self.impact * (HAS_HAPPENED if self.kind is RiskKind.ISSUE else self.likelihood)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """One action of a plan, as its board wrote it; what it lacks is empty or None."""

    ref: str
    title: str
    outcome: str = ""
    priorities: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()  # ids of listings
    lead: str = ""  # an organisation
    contributors: tuple[str, ...] = ()
    owner: str = ""  # an office, never a person's name
    starts: date | None = None
    ends: date | None = None
    horizon: Horizon | None = None
    lag_months: int | None = None  # from its start to a change in the outcome
    prevention: Prevention = Prevention.UNKNOWN
    determinant: str = ""
    reach: Reach = Reach.UNKNOWN
    groups: str = ""  # for whom, where targeted
    areas: tuple[str, ...] = ()
    adapts: str = ""  # the practice it adapts
    origin: str = ""  # the plan it comes from
    output: str = ""
    needs: tuple[str, ...] = ()  # actions that must be done first
    milestones: tuple[Milestone, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    resources: tuple[Resource, ...] = ()
    co_production: tuple[CoProduction, ...] = ()
    risks: tuple[Risk, ...] = ()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Everyone who leads, contributes or gives, once each, the lead first."""
        giving = (one.organisation for one in self.resources)
        named = (self.lead, *self.contributors, *giving)
        return tuple(dict.fromkeys(one for one in named if one))


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyOneHorizon:
    """Why a priority has no action of a horizon, in the board's words."""

    priority: str
    horizon: Horizon
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPlan:
    """One revision of a board's plan."""

    strategy: str
    board: str
    revision: int
    edition: str = ""
    actions: tuple[PlannedAction, ...] = ()
    reasons: tuple[WhyOneHorizon, ...] = ()
