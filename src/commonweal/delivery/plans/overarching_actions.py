"""What is decided of the overarching plan: which actions are one, and that it is agreed."""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models import AgreedPlan, NamedAction
from commonweal.delivery.plans.queries import overarching
from commonweal.delivery.plans.sequence import CircleError, find_circle
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.strategy.definition import Edition


@transaction.atomic
def join_actions(
    actor: Actor, first: str, second: tuple[str, str], minute: str, edition: Edition
) -> NamedAction:
    """Decide that an action here and another, maybe of another strategy, are one.

    Raises ``ValueError`` without a minute, for an action joined already, or for one and itself.
    """
    role = _agreeing(actor, edition, minute)
    one = NamedAction.objects.select_for_update().get(strategy=actor.strategy, ref=first)
    other = NamedAction.objects.get(strategy=second[0], ref=second[1])
    root = other.same_as or other
    if root == one:
        raise ValueError(_("%(one)s is one with %(other)s already") % {"one": one, "other": other})
    if one.same_as:
        raise ValueError(
            _("%(one)s is one with %(other)s already") % {"one": one, "other": one.same_as}
        )
    NamedAction.objects.filter(same_as=one).update(same_as=root)
    one.same_as = root
    one.save()
    act = Act("joined actions", "action", str(one), role)
    record(act, actor.person, {"with": str(other), "minute": minute.strip()})
    return one


@transaction.atomic
def agree(actor: Actor, minute: str, edition: Edition, beside: tuple[str, ...] = ()) -> AgreedPlan:
    """Agree the overarching plan as it stands on the actor's day, and keep it so.

    Raises ``ValueError`` without a minute or without a plan in force; ``CircleError`` where joined
    actions wait for each other.
    """
    role = _agreeing(actor, edition, minute)
    whole = overarching(actor.strategy, actor.on, beside)
    if not whole.actions:
        raise ValueError(
            _("No plan of a board is in force on %(day)s: accept one first")
            % {"day": date_format(actor.on, "j F Y")}
        )
    if circle := find_circle({one.action.ref: one.action.needs for one in whole.actions}):
        raise CircleError(circle)
    agreed = AgreedPlan.objects.create(
        strategy=actor.strategy,
        edition=edition.id,
        agreed_on=actor.on,
        minute=minute.strip(),
        hash=whole.hash,
        content=whole.content,
    )
    facts = {"hash": agreed.hash, "edition": agreed.edition, "minute": agreed.minute}
    record(Act("agreed plan", "overarching plan", actor.strategy, role), actor.person, facts)
    return agreed


def _agreeing(actor: Actor, edition: Edition, minute: str) -> str:
    item = Item(actor.strategy, edition.board, edition.board)
    role = actor.must(Action.AGREE_PLAN, item)
    if not minute.strip():
        raise ValueError(_("Name the minute of the meeting that decided"))
    return role
