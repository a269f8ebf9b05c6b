"""Note who came, who sent apologies and who sat in whose place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import day_of, must_keep, take
from commonweal.delivery.meetings.quorum import Presence, Seen, need_quorum, seats_filled
from commonweal.delivery.models.meeting import Attendance, Meeting
from commonweal.people.acts import Actor
from commonweal.people.boards import SEATED
from commonweal.people.log import Act, record
from commonweal.people.models import Office, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Who is there, or not, and how; an organisation where nobody of it has an account."""

    presence: Presence
    office: Office | None = None
    organisation: Organisation | None = None
    in_place_of: Office | None = None
    votes: bool = True

    def __post_init__(self) -> None:
        if (self.office is None) is (self.organisation is None):
            raise ValueError(_("Name an office or an organisation, not both"))
        if (self.presence is Presence.SUBSTITUTE) is (self.in_place_of is None):
            raise ValueError(_("A substitute, and nobody else, names in whose place they sit"))


@transaction.atomic
def note_attendance(actor: Actor, meeting: Meeting, note: Note) -> Attendance:
    """Note one line of the attendance, or correct it; the log keeps both.

    Raises ``ValueError`` for an office of another board or one that was not held on that day.
    """
    role = must_keep(actor, meeting)
    held = take(meeting, "note attendance")
    for office in (note.office, note.in_place_of):
        _check(office, held)
    line, _made = Attendance.objects.update_or_create(
        meeting=held,
        office=note.office,
        organisation=note.organisation,
        defaults={
            "presence": note.presence.value,
            "in_place_of": note.in_place_of,
            "votes": note.votes and _seated(note),
        },
    )
    record(Act("noted attendance", "meeting", str(held.pk), role), actor.person, _told(line))
    return line


@transaction.atomic
def note_all(actor: Actor, meeting: Meeting, notes: Iterable[Note]) -> None:
    """Note several lines at once, all or none."""
    for note in notes:
        note_attendance(actor, meeting, note)


def seen(meeting: Meeting) -> list[Seen]:
    """The attendance of a meeting as its rules read it."""
    return _seen(Attendance.objects.filter(meeting=meeting).order_by("pk"))


def _seen(lines: Iterable[Attendance]) -> list[Seen]:
    return [Seen(one.pk, _seat(one), Presence(one.presence), one.votes) for one in lines]


def filled(meeting: Meeting) -> int:
    """How many seats are filled."""
    return seats_filled(seen(meeting))


def filled_by(lines: Iterable[Attendance]) -> int:
    """How many seats lines of an attendance fill, which were read already."""
    return seats_filled(_seen(lines))


def must_be_quorate(meeting: Meeting) -> int:
    """How many seats are filled; raises ``NoQuorumError`` when they are too few."""
    return need_quorum(meeting.quorum, seen(meeting))


def _seat(line: Attendance) -> str:
    if line.organisation_id:
        return f"organisation:{line.organisation_id}"
    return f"office:{line.in_place_of_id or line.office_id}"


def _seated(note: Note) -> bool:
    """Whether the seat has a vote: an office that sits on the board, or an organisation named."""
    seat = note.in_place_of or note.office
    return seat is None or seat.role in SEATED


def _check(office: Office | None, meeting: Meeting) -> None:
    if office is None:
        return
    if (office.strategy, office.board) != (meeting.strategy, meeting.board):
        raise ValueError(
            _("This is an office of %(board)s, the meeting is of %(other)s")
            % {"board": office.board, "other": meeting.board}
        )
    day = day_of(meeting)
    if office.since > day or (office.until is not None and office.until <= day):
        raise ValueError(
            _("This office was not held on %(day)s, the day of the meeting")
            % {"day": date_format(day, "j F Y")}
        )


def _told(line: Attendance) -> dict[str, str | int | bool | None]:
    return {
        "office": line.office_id,
        "organisation": line.organisation_id,
        "presence": line.presence,
        "in_place_of": line.in_place_of_id,
        "votes": line.votes,
    }
