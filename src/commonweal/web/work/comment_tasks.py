"""Comments as tasks: to read, to answer, to tell what came of a promise."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.comment_stages import Stage
from commonweal.participation.comments.queries import waiting_for
from commonweal.participation.models import Comment
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.about_items import item_of, unknown
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def comment_tasks(worker: Worker) -> Iterator[Task]:
    """What residents said and the worker is to read or to answer."""
    above = worker.reading.edition.board
    reads, danger = (worker.may(x, above) for x in (Action.TRIAGE_COMMENT, Action.SAFEGUARD))
    boards = [one for one in worker.boards if worker.may(Action.ANSWER_COMMENT, one)]
    if not (reads or danger or boards):
        return
    for one in waiting_for(worker.actor.strategy, boards, reads, danger):
        read = one.stage in {Stage.RECEIVED, Stage.ESCALATED}
        yield _task(worker, one, _("Comment to read") if read else _("Comment to answer"))


def _task(worker: Worker, held: Comment, title: str) -> Task:
    item = item_of(worker.reading, f"{held.about}/{held.about_id}".rstrip("/"))
    due = held.due or worker.reading.today
    left = (due - worker.reading.today).days
    return Task(
        Section.ANSWER if left >= 0 else Section.OVERDUE,
        title,
        reverse("comment-at-work", args=[held.pk]),
        item.name if item else unknown(held.about),
        _("By %(day)s") % {"day": numbers.day(due)},
        days_told(left),
        due,
        0 <= left <= SOON,
    )
