"""Give and close what is to be done after a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import must_keep, take
from commonweal.delivery.models.decision import Decision, MeetingAction
from commonweal.delivery.models.meeting import Meeting
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.workflow import check_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be done: by whose which office, and by when."""

    words: str
    organisation: str
    office: str
    due: date
    decision: Decision | None = None

    def __post_init__(self) -> None:
        for told, given in (
            (_("Say what is to be done"), self.words),
            (_("Say which organisation does it"), self.organisation),
            (_("Say which office answers for it"), self.office),
        ):
            if not given.strip():
                raise ValueError(told)


@transaction.atomic
def give_action(actor: Actor, meeting: Meeting, task: Task) -> MeetingAction:
    """Write down what somebody is to do, and by when.

    Raises ``ValueError`` for a day that has passed.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "give an action")
    if task.due < actor.on:
        raise ValueError(
            _("%(day)s has passed: give a later day") % {"day": date_format(task.due, "j F Y")}
        )
    action = MeetingAction.objects.create(
        meeting=held,
        decision=task.decision,
        words=task.words.strip(),
        organisation=task.organisation.strip(),
        office=task.office.strip(),
        since=actor.on,
        due=task.due,
    )
    _log(actor, "gave", action, role)
    return action


@transaction.atomic
def close_action(actor: Actor, action: MeetingAction, read: int, why: str) -> MeetingAction:
    """Close an action with what came of it.

    Raises ``ValueError`` without a reason, or when it is closed already.
    """
    role = must_keep(actor, action.meeting)
    held = MeetingAction.objects.select_for_update().get(pk=action.pk)
    check_version(held.version, read)
    if held.closed_on is not None:
        raise ValueError(
            _("This action was closed on %(day)s") % {"day": date_format(held.closed_on, "j F Y")}
        )
    if not why.strip():
        raise ValueError(_("Say what came of it, or why it is closed"))
    held.closed_on, held.closed_why, held.version = actor.on, why.strip(), held.version + 1
    held.save()
    _log(actor, "closed", held, role)
    return held


def _log(actor: Actor, verb: str, action: MeetingAction, role: str) -> None:
    facts = {"organisation": action.organisation, "due": action.due.isoformat()}
    record(Act(verb, "meeting_action", str(action.pk), role), actor.person, facts)
