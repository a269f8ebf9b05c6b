"""Bring an item to a board by exception, and note an election that its calendar must heed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.models.polling_day import PollingDay
from commonweal.delivery.models.raised_item import RaisedItem
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """What a body brings to a board, and what it asks of it."""

    from_body: str
    to_board: str
    title: str
    words: str
    ask: str

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.words.strip() and self.ask.strip()):
            raise ValueError("give a title, what there is to tell, and what is asked of the board")


@transaction.atomic
def raise_item(actor: Actor, raised: Raised) -> RaisedItem:
    """Bring an item to a board, whose next agenda takes it up."""
    role = actor.must(Action.RAISE_ITEM, Item(actor.strategy, raised.from_body))
    made = RaisedItem.objects.create(
        strategy=actor.strategy,
        from_body=raised.from_body,
        to_board=raised.to_board,
        title=raised.title.strip(),
        words=raised.words.strip(),
        ask=raised.ask.strip(),
        raised_on=actor.on,
    )
    facts = {"from": made.from_body, "to": made.to_board}
    record(Act("raised", "raised_item", str(made.pk), role), actor.person, facts)
    return made


@transaction.atomic
def close_raised(actor: Actor, raised: RaisedItem, why: str) -> RaisedItem:
    """Close what was raised without its reaching an agenda, by the body that raised it.

    Raises ``ValueError`` without a reason, or when it is closed or on an agenda already.
    """
    role = actor.must(Action.RAISE_ITEM, Item(raised.strategy, raised.from_body))
    held = RaisedItem.objects.select_for_update().get(pk=raised.pk)
    if held.closed_on is not None or held.taken_up_id is not None:
        raise ValueError("this item is closed, or on an agenda already")
    if not why.strip():
        raise ValueError("say why the item is closed")
    held.closed_on, held.closed_why = actor.on, why.strip()
    held.save()
    record(Act("closed", "raised_item", str(held.pk), role), actor.person)
    return held


@transaction.atomic
def note_polling_day(actor: Actor, board: str, what: str, election: Election) -> PollingDay:
    """Note an election, whose period the calendar of meetings shows.

    Raises ``ValueError`` without its name.
    """
    role = actor.must(Action.KEEP_MEETING, Item(actor.strategy, board))
    if not what.strip():
        raise ValueError("say which election it is")
    noted = PollingDay.objects.create(
        strategy=actor.strategy,
        what=what.strip(),
        polling_on=election.polling,
        notice_on=election.notice,
    )
    facts = {"polling": election.polling.isoformat()}
    record(Act("noted", "polling_day", str(noted.pk), role), actor.person, facts)
    return noted
