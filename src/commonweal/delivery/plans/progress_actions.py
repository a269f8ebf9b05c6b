"""What is told of a plan in force: how actions and milestones stand, how risks have moved."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models import NamedAction, PlanAction, Progress, RiskReading
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.queries import in_force
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


@transaction.atomic
def tell_progress(
    actor: Actor,
    ref: str,
    standing: Standing,
    *,
    milestone: str = "",
    due: date | None = None,
    why: str = "",
) -> Progress:
    """Tell how an action, or one of its milestones, stands from the actor's day on.

    Raises ``ValidationError`` for a slip without its new date and reason, or a stop without its
    reason; ``ValueError`` for what stands in no plan in force, or a day before the last news.
    """
    name, role = _name(actor, ref)
    action = _in_force(actor, name)
    if milestone and not action.milestones.filter(ref=milestone).exists():
        raise ValueError(f"{ref} has no milestone {milestone!r} in the plan in force")
    if due and due < actor.on:
        raise ValueError(
            _("%(day)s has passed: give the day by which it is expected now")
            % {"day": date_format(due, "j F Y")}
        )
    last = name.progress.filter(milestone=milestone).last()
    if last and last.on > actor.on:
        raise ValueError(
            _("The last news of it is of %(day)s: tell what came after")
            % {"day": date_format(last.on, "j F Y")}
        )
    row = Progress(
        action=name,
        milestone=milestone,
        on=actor.on,
        standing=standing.value,
        due=due,
        why=why.strip(),
        told_by=actor.person,
    )
    row.full_clean()
    row.save()
    facts = {"milestone": milestone, "standing": standing.value, "due": due and due.isoformat()}
    record(Act("told progress", "action", str(name), role), actor.person, facts)
    return row


@transaction.atomic
def score_risk(
    actor: Actor, ref: str, risk: str, *, likelihood: int, impact: int, why: str
) -> RiskReading:
    """Score a risk of an action of the plan in force anew.

    Raises ``ValidationError`` without a reason or outside 1 to 5; ``ValueError`` for a risk that
    does not stand in the plan in force.
    """
    name, role = _name(actor, ref)
    if not _in_force(actor, name).risks.filter(ref=risk).exists():
        raise ValueError(f"{ref} has no risk {risk!r} in the plan in force")
    row = RiskReading(
        action=name,
        risk=risk,
        on=actor.on,
        likelihood=likelihood,
        impact=impact,
        why=why.strip(),
        told_by=actor.person,
    )
    row.full_clean()
    row.save()
    facts = {"risk": risk, "likelihood": likelihood, "impact": impact}
    record(Act("scored risk", "action", str(name), role), actor.person, facts)
    return row


def _name(actor: Actor, ref: str) -> tuple[NamedAction, str]:
    name = NamedAction.objects.select_for_update().get(strategy=actor.strategy, ref=ref)
    return name, actor.must(Action.WRITE_PLAN, Item(name.strategy, name.board))


def _in_force(actor: Actor, name: NamedAction) -> PlanAction:
    plan = in_force(name.strategy, name.board, actor.on)
    found = plan and plan.actions.filter(name=name, left_out="").first()
    if not found:
        raise ValueError(
            _("%(action)s stands in no plan in force on %(day)s: tell of it once one is accepted")
            % {"action": name.ref, "day": date_format(actor.on, "j F Y")}
        )
    return found
