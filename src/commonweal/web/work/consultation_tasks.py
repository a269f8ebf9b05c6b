"""Consultations as tasks: one closes soon, is to be closed, summed up, or considered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.queries import unfinished
from commonweal.participation.models import Consultation
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.web.work.door import Worker
from commonweal.web.work.return_tasks import days_told
from commonweal.web.work.task import Section, Task

CLOSES_SOON = 14  # days in which papers can still be brought in


def consultation_tasks(worker: Worker) -> Iterator[Task]:
    """What the worker's boards asked, as far as it waits for the worker."""
    keeps, considers = (
        {one for one in worker.boards if worker.may(action, one)}
        for action in (Action.KEEP_CONSULTATION, Action.CONSIDER)
    )
    if not keeps | considers:
        return
    for one in unfinished(worker.actor.strategy, keeps | considers):
        if one.stage == Stage.ANALYSED:
            if one.board in considers:
                yield _task(one, Section.ANSWER, _("Consultation to consider"))
        elif one.board in keeps:
            yield from _to_keep(one, worker.reading.today)


def _to_keep(one: Consultation, day: date) -> Iterator[Task]:
    if one.stage == Stage.CLOSED:
        yield _task(one, Section.ANSWER, _("Consultation to sum up"))
        return
    left = (one.closes - day).days
    if left < 0:
        yield _task(one, Section.DUE, _("Consultation to close"))
    elif left <= CLOSES_SOON:
        dated = _("Until %(day)s") % {"day": numbers.day(one.closes)}
        yield _task(one, Section.DUE, _("Consultation closes soon"), dated, left)


def _task(
    one: Consultation, section: Section, title: str, dated: str = "", left: int | None = None
) -> Task:
    return Task(
        section,
        title,
        reverse("consultation-at-work", args=[one.name]),
        one.title,
        dated,
        _("Look") if left is None else days_told(left),
        None if left is None else one.closes,
        left is not None,
    )
