"""Exceptions that a board raises between its returns, and closes with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.models import Raised
from commonweal.delivery.returns.actions import Said, kept
from commonweal.delivery.returns.asked import Asked
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


@transaction.atomic
def raise_exception(
    actor: Actor, board: str, edition: str, about: Asked, said: Said, *, commissions: bool = False
) -> Raised:
    """Bring something before the board above at once, or a service that it is to commission.

    Raises ``ValueError`` without words or without an ask.
    """
    role = actor.must(Action.FILE_RETURN, Item(actor.strategy, board))
    if not said.said.strip() or not said.asks.strip():
        raise ValueError(_("Say what has happened, and what you ask for"))
    raised = Raised.objects.create(
        strategy=actor.strategy,
        board=board,
        edition=edition,
        subject=about.subject,
        item=about.item,
        said=said.said.strip(),
        asks=said.asks.strip(),
        commissions=commissions,
        raised_on=actor.on,
        raised_by=actor.person,
    )
    facts: dict[str, Plain] = {"board": board, "subject": about.subject, "item": about.item}
    facts |= {"commissions": True} if commissions else {}
    act = Act("raised exception", "raised", str(raised.pk), role)
    record(act, actor.person, facts, kept(Said(raised.said, "", raised.asks)))
    return raised


@transaction.atomic
def close_exception(actor: Actor, raised: Raised, strategy_board: str, why: str) -> Raised:
    """Close an exception; the secretary of the board above does.

    Raises ``ValueError`` without a reason, or when it is closed already.
    """
    item = Item(raised.strategy, strategy_board, strategy_board)
    role = actor.must(Action.KEEP_MEETING, item)
    held = Raised.objects.select_for_update().get(pk=raised.pk)
    if not why.strip():
        raise ValueError(_("Say why it is closed"))
    if held.closed_on:
        raise ValueError(
            _("It was closed on %(day)s") % {"day": date_format(held.closed_on, "j F Y")}
        )
    held.closed_on, held.closed_why = actor.on, why.strip()
    held.save()
    facts: dict[str, Plain] = {"board": held.board, "why": held.closed_why}
    record(Act("closed exception", "raised", str(held.pk), role), actor.person, facts)
    return held
