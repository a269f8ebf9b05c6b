"""Call a meeting, put its papers out, open it or cancel it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.calendar import papers_due
from commonweal.delivery.meetings.rules import Binds
from commonweal.delivery.meetings.stages import MEETING
from commonweal.delivery.models.meeting import Meeting, MeetingStage
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import check_version


class LateError(ValueError):
    """Something comes after its last day, and no reason was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What it takes to call a meeting; ``edition`` is the strategy's edition of the day."""

    board: str
    edition: str
    starts_at: datetime
    place: str
    quorum: int

    def __post_init__(self) -> None:
        if not self.place.strip():
            raise ValueError(_("Say where the meeting is held"))
        if self.quorum < 1:
            raise ValueError(_("A quorum of %(n)s: give 1 or more") % {"n": self.quorum})
        if timezone.is_naive(self.starts_at):
            raise ValueError(f"{self.starts_at}: give the time with its zone")


@transaction.atomic
def call_meeting(actor: Actor, call: Call) -> Meeting:
    """Call a meeting of a board.

    Raises ``ValueError`` for a day that has passed.
    """
    role = actor.must(Action.KEEP_MEETING, Item(actor.strategy, call.board))
    if timezone.localdate(call.starts_at) < actor.on:
        raise ValueError(
            _("%(day)s has passed: call the meeting for a later day")
            % {"day": date_format(timezone.localdate(call.starts_at), "j F Y")}
        )
    same = Meeting.objects.filter(strategy=actor.strategy, board=call.board)
    if same.filter(starts_at=call.starts_at).exclude(stage=MeetingStage.CANCELLED).exists():
        raise ValueError(_("This board has a meeting at that time already"))
    meeting = Meeting.objects.create(
        strategy=actor.strategy,
        board=call.board,
        edition=call.edition,
        starts_at=call.starts_at,
        place=call.place.strip(),
        quorum=call.quorum,
        called_on=actor.on,
    )
    log(actor, "called", meeting, role)
    return meeting


@transaction.atomic
def put_papers_out(
    actor: Actor, meeting: Meeting, read: int, late_why: str = "", binds: Binds = Binds.COMMITTEE
) -> Meeting:
    """Publish the agenda and papers; from then on an item that is added is late.

    Raises ``LateError`` after the last day that the law leaves, without a reason.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "put its papers out", read)
    due = papers_due(day_of(held), binds)
    if actor.on > due and not late_why.strip():
        raise LateError(
            _("Papers were due out on %(day)s: say why they are late")
            % {"day": date_format(due, "j F Y")}
        )
    held.papers_out_on, held.late_papers_why = actor.on, late_why.strip()
    return _kept(actor, "put papers out for", held, role)


@transaction.atomic
def open_meeting(actor: Actor, meeting: Meeting, read: int) -> Meeting:
    """Say that the meeting is held: what it decides can be recorded from then on.

    Raises ``ValueError`` before its day.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "open", read)
    if actor.on < day_of(held):
        raise ValueError(
            _("The meeting is on %(day)s: it cannot be opened before that day")
            % {"day": date_format(day_of(held), "j F Y")}
        )
    return _kept(actor, "opened", held, role)


@transaction.atomic
def cancel_meeting(actor: Actor, meeting: Meeting, read: int, why: str) -> Meeting:
    """Cancel a meeting that was not held; it stays in the calendar with the reason.

    Raises ``ValueError`` without a reason.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "cancel", read)
    if not why.strip():
        raise ValueError(_("Say why the meeting is cancelled"))
    held.cancelled_why = why.strip()
    return _kept(actor, "cancelled", held, role)


def must_keep(actor: Actor, meeting: Meeting) -> str:
    """The role in which the actor keeps this meeting; raises ``NotAllowedError``."""
    return actor.must(Action.KEEP_MEETING, Item(meeting.strategy, meeting.board))


def take(meeting: Meeting, act: str, read: int | None = None) -> Meeting:
    """Lock a meeting and lead it on to the stage that an act leads to; it is not saved yet."""
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if read is not None:
        check_version(held.version, read)
    held.stage = MEETING.after(held.stage, act)
    return held


def day_of(meeting: Meeting) -> date:
    """The day of a meeting where it is held."""
    return timezone.localdate(meeting.starts_at)


def log(actor: Actor, action: str, meeting: Meeting, role: str) -> None:
    """Tell the log what was done to a meeting."""
    facts = {"board": meeting.board, "day": day_of(meeting).isoformat(), "stage": meeting.stage}
    record(Act(action, "meeting", str(meeting.pk), role), actor.person, facts)


def _kept(actor: Actor, action: str, held: Meeting, role: str) -> Meeting:
    held.version += 1
    held.save()
    log(actor, action, held, role)
    return held
