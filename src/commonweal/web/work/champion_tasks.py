"""The programme of champions as tasks: offers to answer, places to find, attendance to note."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.queries import Owed, owed
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def champion_tasks(worker: Worker) -> Iterator[Task]:
    """Who waits for the council, and sessions of which nobody noted who came."""
    if not worker.may(Action.KEEP_CHAMPIONS, worker.reading.edition.board):
        return
    for one in owed(worker.actor.strategy, worker.reading.today):
        yield _of_session(one) if one.what == "session" else _of_champion(worker, one)


def _of_champion(worker: Worker, one: Owed) -> Task:
    left = (one.due - worker.reading.today).days
    offered = one.what == Stage.INTERESTED
    return Task(
        Section.ANSWER if left >= 0 else Section.OVERDUE,
        _("Offer to be a champion") if offered else _("Invited champion without a cohort"),
        reverse("champion-at-work", args=[one.number]),
        _("Came %(day)s") % {"day": numbers.day(one.since)},
        _("By %(day)s") % {"day": numbers.day(one.due)},
        days_told(left),
        one.due,
        0 <= left <= SOON,
    )


def _of_session(one: Owed) -> Task:
    return Task(
        Section.DUE,
        _("Session without attendance"),
        reverse("session-at-work", args=[one.number]),
        one.title,
        _("Held %(day)s") % {"day": numbers.day(one.since)},
        _("Note who came"),
        one.due,
    )
