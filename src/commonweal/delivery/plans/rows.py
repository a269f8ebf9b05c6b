"""Between the rows of the database and a plan as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from commonweal.delivery.models import (
    ActionEvidence,
    ActionResource,
    ActionRisk,
    CoProduction,
    HorizonReason,
    Milestone,
    NamedAction,
    Needed,
    Plan,
    PlanAction,
)
from commonweal.delivery.plan_kinds import (
    EvidenceKind,
    Horizon,
    Prevention,
    Reach,
    ResourceKind,
    RiskKind,
    Strength,
)
from commonweal.delivery.plans import planned as said
from commonweal.delivery.plans.lines import attach_lines

LISTS = ("priorities", "measures", "contributors", "areas")
PLAIN = ("title", "outcome", "lead", "owner", "starts", "ends", "lag_months", "determinant",
         "groups", "adapts", "origin", "output")  # fmt: skip
LINES: dict[str, type[models.Model]] = {
    "milestones": Milestone,
    "evidence": ActionEvidence,
    "resources": ActionResource,
    "co_production": CoProduction,
    "risks": ActionRisk,
}


def plans_of(rows: Iterable[Plan]) -> tuple[said.BoardPlan, ...]:
    """Read plans whole, in three queries however many plans and kinds of lines there are."""
    held = list(rows)
    standing = PlanAction.objects.filter(plan__in=held, left_out="").select_related("name")
    actions: dict[int, list[said.PlannedAction]] = {}
    for row in attach_lines(standing.order_by("name__ref")):
        actions.setdefault(row.plan_id, []).append(action_of(row))
    reasons: dict[int, list[said.WhyOneHorizon]] = {}
    for one in HorizonReason.objects.filter(plan__in=held):
        reasons.setdefault(one.plan_id, []).append(_reason(one))
    return tuple(
        said.BoardPlan(
            strategy=row.strategy,
            board=row.board,
            revision=row.revision,
            edition=row.edition,
            actions=tuple(actions.get(row.pk, ())),
            reasons=tuple(reasons.get(row.pk, ())),
        )
        for row in held
    )


def actions_with_rows(plan: Plan) -> tuple[said.BoardPlan, dict[str, PlanAction]]:
    """The standing actions of a plan, without its reasons, and every row by its ref."""
    every = plan.actions.select_related("name", "owner_person").order_by("name__ref")
    rows = attach_lines(every)
    whole = said.BoardPlan(
        strategy=plan.strategy,
        board=plan.board,
        revision=plan.revision,
        edition=plan.edition,
        actions=tuple(action_of(one) for one in rows if not one.left_out),
    )
    return whole, {one.name.ref: one for one in rows}


def _reason(row: HorizonReason) -> said.WhyOneHorizon:
    return said.WhyOneHorizon(priority=row.priority, horizon=Horizon(row.horizon), why=row.why)


def action_of(row: PlanAction) -> said.PlannedAction:
    """One action with its lines."""
    lists = {name: tuple(getattr(row, name)) for name in LISTS}
    return said.PlannedAction(
        ref=row.name.ref,
        **{name: getattr(row, name) for name in PLAIN},
        **lists,
        horizon=Horizon(row.horizon) if row.horizon else None,
        prevention=Prevention(row.prevention),
        reach=Reach(row.reach),
        needs=tuple(one.ref for one in row.needed.all()),
        milestones=tuple(
            said.Milestone(ref=one.ref, name=one.name, due=one.due) for one in row.milestones.all()
        ),
        evidence=tuple(_evidence(one) for one in row.evidence.all()),
        resources=tuple(_resource(one) for one in row.resources.all()),
        co_production=tuple(_co_production(one) for one in row.co_production.all()),
        risks=tuple(_risk(one) for one in row.risks.all()),
    )


def _evidence(row: ActionEvidence) -> said.Evidence:
    kind, strength = EvidenceKind(row.kind), Strength(row.strength)
    return said.Evidence(what=row.what, kind=kind, strength=strength, link=row.link)


def _resource(row: ActionResource) -> said.Resource:
    return said.Resource(
        organisation=row.organisation,
        kind=ResourceKind(row.kind),
        amount=row.amount,
        since=row.since,
        until=row.until,
        area=row.area,
    )


def _co_production(row: CoProduction) -> said.CoProduction:
    return said.CoProduction(
        who=row.who, how=row.how, on=row.on, changed=row.changed, none_yet=row.none_yet
    )


def _risk(row: ActionRisk) -> said.Risk:
    return said.Risk(
        ref=row.ref,
        text=row.text,
        kind=RiskKind(row.kind),
        likelihood=row.likelihood,
        impact=row.impact,
        threshold=row.threshold,
    )


def fill(row: PlanAction, action: said.PlannedAction) -> None:
    """Take over what an action says, but for its lines; nothing is saved."""
    for name in PLAIN:
        setattr(row, name, getattr(action, name))
    for name in LISTS:
        setattr(row, name, list(getattr(action, name)))
    row.horizon = action.horizon.value if action.horizon else ""
    row.prevention, row.reach = action.prevention.value, action.reach.value


def write_lines(row: PlanAction, action: said.PlannedAction) -> None:
    """Write the lines of an action anew; only an open plan is ever written to.

    Raises ``ValidationError`` for a line that cannot be.
    """
    row.needed.all().delete()
    for ref in dict.fromkeys(action.needs):
        _checked(Needed(action=row, ref=ref)).save()
    for name, model in LINES.items():
        getattr(row, name).all().delete()
        for line in getattr(action, name):
            _checked(model(action=row, **asdict(line))).save()


def _checked(row: Any) -> Any:
    row.full_clean()
    return row


def name_of(strategy: str, board: str, ref: str) -> NamedAction:
    """The name of an action of a board, made where it is new.

    Raises ``ValueError`` where another board of the strategy has an action of that name.
    """
    name = NamedAction.objects.filter(strategy=strategy, ref=ref).first()
    if name is None:
        name = NamedAction(strategy=strategy, ref=ref, board=board)
        _checked(name).save()
    if name.board != board:
        raise ValueError(
            _("“%(name)s” names an action of another board (%(board)s): choose another name")
            % {"name": ref, "board": name.board}
        )
    return name
