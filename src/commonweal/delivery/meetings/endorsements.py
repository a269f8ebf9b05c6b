"""Note what other bodies said to a decision; rescind it."""

from __future__ import annotations

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.decisions import log
from commonweal.delivery.models.decision import Decision, Endorsement
from commonweal.people.acts import Actor
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import Workflow, check_version

ENDORSEMENT = Workflow(
    "endorsement", {"awaited": {"give": "given", "refuse": "refused"}, "given": {}, "refused": {}}
)


@transaction.atomic
def endorse(
    actor: Actor, decision: Decision, body: str, given: bool, words: str = ""
) -> Endorsement:
    """Note that a body which must endorse a decision did, or refused.

    Raises ``ValueError`` for a refusal without its reason.
    """
    meeting = decision.item.meeting
    role = actor.must(Action.DECIDE, Item(meeting.strategy, meeting.board))
    held = Endorsement.objects.select_for_update().get(decision=decision, body=body)
    if not given and not words.strip():
        raise ValueError(_("%(body)s refused: say why") % {"body": body})
    held.state = ENDORSEMENT.after(held.state, "give" if given else "refuse")
    held.on, held.words = actor.on, words.strip()
    held.save()
    log(actor, "noted endorsement of", decision, role, {"body": body, "state": held.state})
    return held


@transaction.atomic
def rescind(actor: Actor, decision: Decision, read: int, why: str) -> Decision:
    """Rescind a decision; it stays, with the reason, for whoever asks what was known then.

    Raises ``ValueError`` without a reason, or when it was rescinded already.
    """
    meeting = decision.item.meeting
    role = actor.must(Action.DECIDE, Item(meeting.strategy, meeting.board))
    held = Decision.objects.select_for_update().get(pk=decision.pk)
    check_version(held.version, read)
    if held.rescinded_on is not None:
        raise ValueError(
            _("Decision %(number)s was rescinded on %(day)s")
            % {"number": held.number, "day": date_format(held.rescinded_on, "j F Y")}
        )
    if not why.strip():
        raise ValueError(_("Say why the decision is rescinded"))
    held.rescinded_on, held.rescinded_why = actor.on, why.strip()
    held.version += 1
    held.save()
    log(actor, "rescinded", held, role, {})
    return held
