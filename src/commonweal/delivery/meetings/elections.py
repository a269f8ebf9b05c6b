"""Note an election that the calendar of meetings must heed."""

from __future__ import annotations

from django.db import transaction

from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.models.polling_day import PollingDay
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item


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
