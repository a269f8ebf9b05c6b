"""What those who keep a meeting read: seats, interests of those there, votes that need a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from commonweal.delivery.meetings.actions import day_of
from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.quorum import Declared, Votes, VoteWarning, warnings
from commonweal.delivery.models.assurance import AssuranceStatement
from commonweal.delivery.models.challenge import Challenge
from commonweal.delivery.models.decision import Decision
from commonweal.delivery.models.meeting import Attendance, Meeting, MeetingStage
from commonweal.delivery.models.meeting_papers import Minutes
from commonweal.delivery.models.polling_day import PollingDay
from commonweal.people.boards import SEATED
from commonweal.people.models import Interest, Office

Standing = frozenset[tuple[str, str, str]]
"""What stands on an agenda: kind, about, id of each item that was not taken off."""


def seats(meeting: Meeting) -> list[Office]:
    """Offices that sit on the board on the day of the meeting, one a person and role."""
    return [one for one in _offices(meeting) if one.role in SEATED]


def may_attend(meeting: Meeting) -> list[Office]:
    """Every office of the board on that day, seated or not."""
    return list(_offices(meeting))


def _offices(meeting: Meeting) -> QuerySet[Office]:
    day = day_of(meeting)
    running = Q(until__isnull=True) | Q(until__gt=day)
    held = Office.objects.filter(
        running, strategy=meeting.strategy, board=meeting.board, since__lte=day
    )
    return held.select_related("person", "organisation").order_by("role", "pk")


def lines(meeting: Meeting) -> list[Attendance]:
    """The attendance with the names that belong to it."""
    found = Attendance.objects.filter(meeting=meeting).order_by("pk")
    return list(found.select_related("office__person", "in_place_of__person", "organisation"))


def interests_there(meeting: Meeting) -> list[tuple[Attendance, Interest]]:
    """Interests declared to this board by those who are there."""
    there = {
        one.office.person_id: one
        for one in lines(meeting)
        if one.office is not None and one.presence != "apologies"
    }
    day = day_of(meeting)
    held = Interest.objects.filter(
        Q(until__isnull=True) | Q(until__gt=day),
        strategy=meeting.strategy,
        board=meeting.board,
        person__in=there,
        since__lte=day,
    )
    found = held.select_related("words", "person").order_by("pk")
    return [(there[one.person_id], one) for one in found]


def warnings_of(decision: Decision, seats_filled: int) -> tuple[VoteWarning, ...]:
    """What is wrong with the vote of a decision, beside so many seats filled now."""
    if decision.delegation:
        return ()
    votes = None
    if decision.in_favour is not None:
        votes = Votes(
            decision.in_favour,
            decision.against or 0,
            decision.abstained or 0,
            decision.casting_vote,
        )
    declared = [Declared(one.attendance_id, one.withdrew) for one in decision.interests.all()]
    return warnings(votes, seats_filled, declared)


def agenda_of(meeting: Meeting) -> list[int]:
    """The keys of the items in their order, those taken off included."""
    return list(meeting.items.order_by("number").values_list("pk", flat=True))


def elections(strategy: str) -> list[Election]:
    """Elections that were noted and stand."""
    held = PollingDay.objects.filter(strategy=strategy, withdrawn_why="")
    return [Election(one.polling_on, one.notice_on, one.what, one.pk) for one in held]


def at_desk(strategy: str, boards: tuple[str, ...], day: date) -> list[Meeting]:
    """Meetings to come without papers, and held ones without approved minutes.

    Each says in ``written`` whether it has minutes.
    """
    coming = Q(stage=MeetingStage.PLANNED, starts_at__date__gte=day)
    held = Meeting.objects.filter(
        coming | Q(stage=MeetingStage.HELD), strategy=strategy, board__in=boards
    )
    return list(held.annotate(written=Exists(Minutes.objects.filter(meeting=OuterRef("pk")))))


@dataclass(frozen=True, slots=True)
class NextAgenda:
    """The next meeting whose agenda is still written, and what stands on it: kind, about, id."""

    meeting: int
    day: date
    standing: Standing


def next_agenda(strategy: str, board: str, day: date) -> NextAgenda | None:
    """The agenda that something new for a board would go on; one query."""
    held = Meeting.objects.filter(
        strategy=strategy, board=board, stage=MeetingStage.PLANNED, starts_at__date__gte=day
    )
    parts = "items__kind", "items__about", "items__about_id"
    rows = list(held.order_by("starts_at", "pk").values_list("pk", "starts_at", *parts,
                                                             "items__withdrawn_why"))  # fmt: skip
    if not rows:
        return None
    first = [row for row in rows if row[0] == rows[0][0]]
    there = frozenset((kind, about, key) for *_m, kind, about, key, off in first if off == "")
    return NextAgenda(rows[0][0], timezone.localdate(rows[0][1]), there)


def with_agenda(strategy: str, number: int) -> tuple[Meeting, Standing] | None:
    """A meeting, and what stands on its agenda; one query."""
    parts = {"kind": "items__kind", "about": "items__about", "about_id": "items__about_id"}
    named = {name: F(path) for name, path in parts.items()} | {"off": F("items__withdrawn_why")}
    rows = list(Meeting.objects.filter(strategy=strategy, pk=number).annotate(**named))
    if not rows:
        return None
    return rows[0], frozenset((x.kind, x.about, x.about_id) for x in rows if x.off == "")


def challenges_with(strategy: str, boards: Iterable[str]) -> list[Challenge]:
    """Challenges that these boards put or were put, the earliest due first."""
    held = list(boards)
    mine = Q(from_board__in=held) | Q(to_board__in=held)
    return list(Challenge.objects.filter(mine, strategy=strategy).order_by("due", "pk"))


def challenge_of(strategy: str, number: int) -> Challenge | None:
    """One challenge of a strategy."""
    return Challenge.objects.filter(strategy=strategy, pk=number).first()


def statements_of(strategy: str, boards: Iterable[str]) -> list[AssuranceStatement]:
    """Statements of these boards, the newest first."""
    held = AssuranceStatement.objects.filter(strategy=strategy, board__in=list(boards))
    return list(held.order_by("-given_on", "-pk"))
