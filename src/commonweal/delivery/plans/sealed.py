"""Accepted plans as the log seals them, with every action and reason."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from commonweal.delivery.models import Plan, PlanAction
from commonweal.delivery.plans.rows import plans_of
from commonweal.delivery.sealing import Row, SealedKind, said

OF_PLAN = ("stage", "opened_on", "submitted_on", "decided_on", "decision", "own_board")
AT_ONCE = 50
"""Plans read together: a database takes only so many keys in one query."""


def _rows(only: Q) -> Iterator[Row]:
    held = list(Plan.objects.filter(only, stage="accepted"))
    for some in (held[n : n + AT_ONCE] for n in range(0, len(held), AT_ONCE)):
        out = _left_out(some)
        for plan, whole in zip(some, plans_of(some), strict=True):
            told = said(plan, OF_PLAN) | {"plan": whole, "left_out": out.get(plan.pk, [])}
            yield Row(item_of(plan), told)


def _left_out(plans: list[Plan]) -> dict[int, list[tuple[str, str, str]]]:
    """Actions that a plan names no longer, with the reason."""
    held = PlanAction.objects.filter(plan__in=plans).exclude(left_out="").order_by("name__ref")
    found: dict[int, list[tuple[str, str, str]]] = {}
    for plan, *told in held.values_list("plan_id", "name__ref", "title", "left_out"):
        found.setdefault(plan, []).append(tuple(told))
    return found


def item_of(plan: Plan) -> str:
    """A plan as the log names it."""
    return f"{plan.strategy}/{plan.board}/{plan.revision}"


PLANS = SealedKind("plan", "plan", frozenset({"accepted plan"}), _rows, Plan)
