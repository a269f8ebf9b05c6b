"""The programme of champions as tasks: offers to answer, places to find, attendance to note."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.queries import Owed
from commonweal.publication import numbers
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import SOON, days_told
from commonweal.web.work.task import Section, Task


def champion_task(worker: Worker, one: Owed) -> Task:
    """Somebody who waits for the council, or a session of which nobody noted who came."""
    return _of_session(one) if one.what == "session" else _of_champion(worker, one)


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
