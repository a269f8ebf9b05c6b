"""Which plans are in force on a day."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from commonweal.delivery.models import Plan


def plans_in_force(strategy: str, day: date) -> QuerySet[Plan]:
    """The revision of each board's plan that was in force on a day."""
    accepted = Plan.objects.filter(strategy=strategy, stage="accepted", decided_on__lte=day)
    newest = accepted.filter(board=OuterRef("board")).order_by("-revision").values("pk")[:1]
    return accepted.filter(pk=Subquery(newest))
