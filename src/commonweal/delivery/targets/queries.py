"""What is asked about targets: those agreed as of a day, those open, the history of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from commonweal.delivery.models import Target, TargetStage

HELD = (TargetStage.AGREED, TargetStage.RESTATED, TargetStage.CLOSED)


def agreed_on(strategy: str, day: date) -> dict[str, list[Target]]:
    """Targets that stood agreed on a day, by measure (card:series)."""
    running = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    held = Target.objects.filter(running, strategy=strategy, stage__in=HELD, agreed_on__lte=day)
    found: dict[str, list[Target]] = {}
    for one in held.order_by("due_end", "pk"):
        found.setdefault(one.measure, []).append(one)
    return found


def targets_of(strategy: str, boards: Iterable[str] | None = None) -> list[Target]:
    """Every target of these boards, or of all, the newest first."""
    held = Target.objects.filter(strategy=strategy).select_related("proposed_by")
    if boards is not None:
        held = held.filter(board__in=list(boards))
    return list(held.order_by("-proposed_on", "-pk"))


def at_desk(strategy: str) -> list[Target]:
    """Targets that were sent back or wait for the board above, the oldest first."""
    stages = (TargetStage.RETURNED, TargetStage.PROPOSED)
    held = Target.objects.filter(strategy=strategy, stage__in=stages)
    return list(held.select_related("proposed_by").order_by("proposed_on", "pk"))


def target_of(strategy: str, number: int) -> Target | None:
    """One target of a strategy."""
    return Target.objects.filter(strategy=strategy, pk=number).first()
