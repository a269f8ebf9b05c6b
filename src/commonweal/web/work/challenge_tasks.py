"""Challenges as tasks: a response that a worker's board owes."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.own_items import unanswered
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def challenge_tasks(worker: Worker) -> Iterator[Task]:
    """Challenges to answer, by whoever answers for the board that was asked."""
    day, name_of = worker.reading.today, worker.reading.edition.name_of_body
    boards = [one for one in worker.boards if worker.may(Action.ANSWER_CHALLENGE, one)]
    for one in unanswered(worker.actor.strategy, day).filter(to_board__in=boards):
        left = (one.due - day).days
        yield Task(
            Section.ANSWER if left >= 0 else Section.OVERDUE,
            _("Challenge from the %(board)s") % {"board": name_of(one.from_board)},
            reverse("challenge", args=[one.pk]),
            one.words,
            _("Answer by %(day)s") % {"day": numbers.day(one.due)},
            days_told(left),
            one.due,
            0 <= left <= SOON,
        )
