"""Interests after they were declared: who declared one ends it."""

from __future__ import annotations

from django.db import transaction

from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.log import Act, record
from commonweal.people.models.office import Interest
from commonweal.people.permissions import Action, Item


@transaction.atomic
def end_interest(actor: Actor, interest: Interest) -> Interest:
    """End an interest of one's own; it stays on record for the days on which it ran.

    Raises ``NotAllowedError`` for the interest of another, ``ValueError`` for one that has ended.
    """
    role = actor.must(Action.DECLARE_INTEREST, Item(actor.strategy, interest.board))
    held = Interest.objects.select_for_update().get(pk=interest.pk)
    if held.person_id != actor.person.pk or held.strategy != actor.strategy:
        raise NotAllowedError("only who declared an interest ends it")
    if held.until is not None:
        raise ValueError(f"this interest ended on {held.until}")
    held.until = actor.on
    held.save()
    act = Act("ended interest", "interest", str(held.pk), role)
    record(act, actor.person, {"board": held.board, "until": actor.on.isoformat()})
    return held
