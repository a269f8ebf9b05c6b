"""Meetings as tasks: papers to put out, minutes to write or to approve."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.actions import day_of
from commonweal.delivery.meetings.at_work import at_desk
from commonweal.delivery.meetings.calendar import papers_due
from commonweal.delivery.models import Meeting, MeetingStage
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.web.work.door import Worker
from commonweal.web.work.meeting_page import binds
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def meeting_tasks(worker: Worker) -> Iterator[Task]:
    """What a worker has to do about meetings."""
    strategy, day = worker.actor.strategy, worker.reading.today
    acts = Action.KEEP_MEETING, Action.APPROVE_MINUTES
    boards = tuple(x for x in worker.boards if any(worker.may(act, x) for act in acts))
    if not boards:
        return
    for meeting in at_desk(strategy, boards, day):
        keeps = worker.may(Action.KEEP_MEETING, meeting.board)
        written = meeting.written  # type: ignore[attr-defined]
        if meeting.stage == MeetingStage.PLANNED:
            if keeps:
                yield _papers(worker, meeting)
        elif written and worker.may(Action.APPROVE_MINUTES, meeting.board):
            yield _minutes(worker, meeting, Section.SETTLE, _("Minutes to approve"))
        elif not written and keeps:
            yield _minutes(worker, meeting, Section.DUE, _("Minutes to write"))


def _papers(worker: Worker, meeting: Meeting) -> Task:
    due = papers_due(day_of(meeting), binds(worker, meeting.board))
    left = (due - worker.reading.today).days
    told = {"board": worker.reading.edition.name_of_body(meeting.board)}
    return Task(
        Section.DUE if left >= 0 else Section.OVERDUE,
        _("Papers for the %(board)s") % told,
        reverse("meeting-at-work", args=[meeting.pk]),
        _("Meeting of %(day)s") % {"day": numbers.day(day_of(meeting))},
        _("Due %(day)s") % {"day": numbers.day(due)},
        days_told(left),
        due,
        0 <= left <= SOON,
    )


def _minutes(worker: Worker, meeting: Meeting, section: Section, title: str) -> Task:
    return Task(
        section,
        title,
        reverse("meeting-at-work", args=[meeting.pk]),
        worker.reading.edition.name_of_body(meeting.board),
        _("Met %(day)s") % {"day": numbers.day(day_of(meeting))},
        _("Read") if section is Section.SETTLE else _("Write"),
        day_of(meeting),
    )
