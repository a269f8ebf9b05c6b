"""Note an election that the calendar of meetings must heed; withdraw one noted wrongly."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.models.polling_day import PollingDay
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import WrongStageError


@transaction.atomic
def note_polling_day(actor: Actor, board: str, what: str, election: Election) -> PollingDay:
    """Note an election, whose period the calendar of meetings shows.

    Raises ``ValueError`` without its name, or where one is noted for that day already.
    """
    role = actor.must(Action.KEEP_MEETING, Item(actor.strategy, board))
    if not what.strip():
        raise ValueError(_("Say which election it is"))
    same = PollingDay.objects.filter(strategy=actor.strategy, polling_on=election.polling)
    if same.filter(withdrawn_why="").exists():
        raise ValueError(_("An election is noted for that day already: withdraw that one first"))
    noted = PollingDay.objects.create(
        strategy=actor.strategy,
        what=what.strip(),
        polling_on=election.polling,
        notice_on=election.notice,
    )
    facts = {"polling": election.polling.isoformat()}
    record(Act("noted", "polling_day", str(noted.pk), role), actor.person, facts)
    return noted


@transaction.atomic
def withdraw_polling_day(actor: Actor, board: str, noted: PollingDay, why: str) -> PollingDay:
    """Withdraw an election that was noted wrongly; no calendar heeds it any more.

    Whoever keeps the calendar of a board may, whichever board noted it: it binds them all.

    Raises ``ValueError`` without a reason, ``WrongStageError`` when it is withdrawn already.
    """
    role = actor.must(Action.KEEP_MEETING, Item(noted.strategy, board))
    held = PollingDay.objects.select_for_update().get(pk=noted.pk)
    if held.withdrawn_why:
        raise WrongStageError(_("This election was withdrawn already"))
    if not why.strip():
        raise ValueError(_("Say why the election is withdrawn"))
    held.withdrawn_why = why.strip()
    held.save()
    facts = {"board": board, "polling": held.polling_on.isoformat(), "why": held.withdrawn_why}
    record(Act("withdrew", "polling_day", str(held.pk), role), actor.person, facts)
    return held
