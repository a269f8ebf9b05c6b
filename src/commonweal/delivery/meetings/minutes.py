"""Write the minutes, version by version, and approve the one that stands."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import day_of, must_keep, take
from commonweal.delivery.meetings.sealed import MINUTES
from commonweal.delivery.models.meeting import Meeting
from commonweal.delivery.models.meeting_papers import Minutes
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import StaleError, check_version


@transaction.atomic
def write_minutes(
    actor: Actor, meeting: Meeting, read: int, words: str, exempt_words: str = ""
) -> Minutes:
    """Write a new version of the minutes; ``read`` is the version that the writer started from.

    Raises ``StaleError`` when somebody wrote another in between, ``ValueError`` without words.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "write minutes")
    last = latest(held)
    check_version(last.number if last else 0, read)
    if not words.strip():
        raise ValueError(_("Write what the meeting said and decided"))
    minutes = Minutes.objects.create(
        meeting=held,
        number=read + 1,
        words=words.strip(),
        exempt_words=exempt_words.strip(),
        written_on=actor.on,
    )
    record(Act("wrote minutes", "meeting", str(held.pk), role), actor.person, {"number": read + 1})
    return minutes


@transaction.atomic
def approve_minutes(actor: Actor, meeting: Meeting, read: int) -> Minutes:
    """Approve the version that was read, which must be the latest.

    Raises ``ValueError`` when there are no minutes, ``StaleError`` when there is a later version.
    """
    role = actor.must(Action.APPROVE_MINUTES, Item(meeting.strategy, meeting.board))
    held = take(meeting, "approve minutes")
    minutes = latest(held)
    if minutes is None:
        raise ValueError(_("There are no minutes yet: the secretary writes them first"))
    if minutes.number != read:
        raise StaleError(
            _("Version %(n)s of the minutes was written: read it first") % {"n": minutes.number}
        )
    minutes.approved_on, minutes.approved_by = actor.on, actor.person
    minutes.save()
    held.version += 1
    held.save()
    facts: dict[str, Plain] = {"board": held.board, "day": day_of(held).isoformat()}
    facts |= {"stage": str(held.stage), "number": minutes.number} | MINUTES.facts_of(minutes)
    record(Act("approved minutes of", "meeting", str(held.pk), role), actor.person, facts)
    return minutes


def latest(meeting: Meeting) -> Minutes | None:
    """The latest version of the minutes."""
    return Minutes.objects.filter(meeting=meeting).order_by("number").last()
