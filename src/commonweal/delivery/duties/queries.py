"""What is asked about duties: how each stands on a day, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from commonweal.delivery.duties.law import Duty, duties_of
from commonweal.delivery.duties.standing import Standing, standing
from commonweal.delivery.models import Decision, DutyEvidence
from commonweal.strategy.definition import Edition


@dataclass(frozen=True, slots=True)
class DutyTold:
    """A duty on a day, and the evidence that had been given by then, the newest first."""

    duty: Duty
    standing: Standing
    evidence: tuple[DutyEvidence, ...]


def duties_on(edition: Edition, day: date) -> tuple[DutyTold, ...]:
    """Every duty that binds the board of a strategy, as it stood on a day."""
    held = evidence_on(edition.strategy.id, day)
    found = []
    for duty in duties_of(edition):
        rows = tuple(one for one in held if one.duty == duty.id)
        found.append(DutyTold(duty, standing(duty, (one.done_on for one in rows), day), rows))
    return tuple(found)


def evidence_on(strategy: str, day: date) -> list[DutyEvidence]:
    """Evidence given by a day and not withdrawn by then, the newest first."""
    standing_then = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    held = DutyEvidence.objects.filter(standing_then, strategy=strategy, given_on__lte=day)
    return list(held.select_related("plan").order_by("-done_on", "-pk"))


def decisions_without_impact(strategy: str, day: date) -> list[Decision]:
    """Decisions by a day that record no equality impact, only why there is none.

    What was said of an exempt decision stays with it: of those nothing is given.
    """
    held = Decision.objects.filter(
        strategy=strategy, decided_on__lte=day, equality_impact="", item__exempt_ground=None
    )
    return list(held.select_related("item__meeting").order_by("-number"))
