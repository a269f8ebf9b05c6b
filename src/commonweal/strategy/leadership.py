"""Who leads a priority, and whether the strategy leaves that in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from commonweal.strategy.dates import overlap
from commonweal.strategy.definition import Edition
from commonweal.strategy.priority import Allocation, Priority


class Doubt(StrEnum):
    """Why a lead is uncertain."""

    NONE_NAMED = "none_named"
    SEVERAL = "several"
    OUTSIDE_REMIT = "outside_remit"  # another body's charter claims the whole stage


@dataclass(frozen=True, slots=True)
class Lead:
    """The bodies named as leading, those that could also claim to, and the doubts."""

    bodies: tuple[str, ...]
    claimants: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    @property
    def certain(self) -> bool:
        return not self.doubts


def lead_of(edition: Edition, priority: Priority, day: date | None = None) -> Lead:
    """Tell who leads a priority as written, on a day or at any time, and what puts it in doubt."""
    leads = edition.leads_of(priority, day)
    bodies = tuple(dict.fromkeys(a.body for a in leads))
    claimants = _claimants(edition, priority)
    doubts = []
    if not bodies:
        doubts.append(Doubt.NONE_NAMED)
    if any(_rival(one, other) for one, other in combinations(leads, 2)):
        doubts.append(Doubt.SEVERAL)
    if bodies and claimants and not set(bodies) & set(claimants):
        doubts.append(Doubt.OUTSIDE_REMIT)
    return Lead(bodies, claimants, tuple(doubts))


def _rival(one: Allocation, other: Allocation) -> bool:
    """Say whether two allocations give a priority to unlike bodies at one time."""
    together = overlap((one.since, one.until), (other.since, other.until))
    return one.body != other.body and together


def _claimants(edition: Edition, priority: Priority) -> tuple[str, ...]:
    """Give the bodies whose remit covers every stage that the priority stands in."""
    if not priority.stages:
        return ()
    return tuple(
        body.id
        for body in edition.governance.bodies
        if body.remit and set(priority.stages) <= set(body.remit.stages)
    )
