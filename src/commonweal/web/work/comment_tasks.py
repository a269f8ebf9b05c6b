"""What residents said and offered as tasks: to read, to answer, to note."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.champions.queries import Owed, owed
from commonweal.participation.comment_stages import Stage
from commonweal.participation.comments.queries import COMMENT_ROW, as_owed, waiting_for
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.about_items import item_of, unknown
from commonweal.web.work.champion_tasks import champion_task
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def residents_tasks(worker: Worker) -> Iterator[Task]:
    """What residents said and offered, and the worker is to read, answer or note; read at once."""
    above, strategy = worker.reading.edition.board, worker.actor.strategy
    reads, danger = (worker.may(x, above) for x in (Action.TRIAGE_COMMENT, Action.SAFEGUARD))
    boards = [one for one in worker.boards if worker.may(Action.ANSWER_COMMENT, one)]
    champions = worker.may(Action.KEEP_CHAMPIONS, above)
    if not (reads or danger or boards or champions):
        return
    comments = as_owed(waiting_for(strategy, boards, reads, danger))
    day = worker.reading.today
    rows = owed(strategy, day, comments) if champions else (Owed(*row) for row in comments)
    for one in rows:
        of_comment = one.what.startswith(COMMENT_ROW)
        yield _task(worker, one) if of_comment else champion_task(worker, one)


def _task(worker: Worker, held: Owed) -> Task:
    item = item_of(worker.reading, held.title.rstrip("/"))
    left = (held.due - worker.reading.today).days
    read = held.what.removeprefix(COMMENT_ROW) in {Stage.RECEIVED, Stage.ESCALATED}
    return Task(
        Section.ANSWER if left >= 0 else Section.OVERDUE,
        _("Comment to read") if read else _("Comment to answer"),
        reverse("comment-at-work", args=[held.number]),
        item.name if item else unknown(held.title),
        _("By %(day)s") % {"day": numbers.day(held.due)},
        days_told(left),
        held.due,
        0 <= left <= SOON,
    )
