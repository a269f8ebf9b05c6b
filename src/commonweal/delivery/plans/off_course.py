"""Which risks of the plans in force are past their threshold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import F

from commonweal.delivery.models import (
    ActionRisk,
    NamedAction,
    RiskReading,
)
from commonweal.delivery.plan_kinds import RiskKind
from commonweal.delivery.plans.in_force import plans_in_force
from commonweal.delivery.plans.news_held import stood
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction, Risk
from commonweal.delivery.plans.standing import OVER, Escalated, Reading, escalated


def escalated_risks(strategy: str, day: date) -> tuple[Escalated, ...]:
    """Risks and issues of plans in force at or past their threshold, the gravest first.

    An action that is done or stopped runs no risk any more.
    """
    held = ActionRisk.objects.filter(
        action__plan__in=plans_in_force(strategy, day), action__left_out=""
    )
    rows = held.select_related("action__plan", "action__name").annotate(
        read=F("action__name__readings__pk"),
        of=F("action__name__readings__risk"),
        on=F("action__name__readings__on"),
        likely=F("action__name__readings__likelihood"),
        weighs=F("action__name__readings__impact"),
    )
    found = list(rows.order_by("on", "read", "pk"))
    readings = [
        Reading(one.action.name.ref, one.of, one.on, one.likely, one.weighs)
        for one in found
        if one.of == one.ref and one.on <= day
    ]
    plans = [one.action.plan for one in found]
    since = {one.board: one.decided_on for one in plans if one.decided_on}
    risks = escalated(_with_risks(found), readings, since)
    over = _over(strategy, day) if risks else frozenset()
    return tuple(one for one in risks if one.action not in over)


def _over(strategy: str, day: date) -> frozenset[str]:
    held = stood(strategy, day).items()
    return frozenset(ref for ref, one in held if one.standing in OVER)


def risks_now(action: PlannedAction, name: NamedAction, day: date) -> tuple[Risk, ...]:
    """The risks of an action as they were last scored by a day."""
    held = {one.ref: one for one in action.risks}
    for row in RiskReading.objects.filter(action=name, on__lte=day).order_by("on", "pk"):
        if row.risk in held:
            scored = {"likelihood": row.likelihood, "impact": row.impact}
            held[row.risk] = replace(held[row.risk], **scored)
    return tuple(held.values())


def _with_risks(rows: Iterable[ActionRisk]) -> list[BoardPlan]:
    """Plans with nothing but their risks, each once however often it was scored."""
    return [
        BoardPlan(
            strategy=one.action.plan.strategy,
            board=one.action.plan.board,
            revision=one.action.plan.revision,
            actions=(
                PlannedAction(
                    ref=one.action.name.ref,
                    title=one.action.title,
                    priorities=tuple(one.action.priorities),
                    risks=(_risk(one),),
                ),
            ),
        )
        for one in {row.pk: row for row in rows}.values()
    ]


def _risk(row: ActionRisk) -> Risk:
    return Risk(
        ref=row.ref,
        text=row.text,
        kind=RiskKind(row.kind),
        likelihood=row.likelihood,
        impact=row.impact,
        threshold=row.threshold,
    )
