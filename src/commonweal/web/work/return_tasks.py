"""Returns as tasks: to write, to amend, to settle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.models import Return, Stage
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.queries import Key, at_desk, dates_of, said_in
from commonweal.delivery.returns.standing import Standing, standing
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.said import period
from commonweal.web.work.door import Worker
from commonweal.web.work.task import Section, Task

SOON = 28
TO_WRITE = {Standing.DUE, Standing.LATE, Standing.MISSING, Standing.RETURNED}


def period_of(filing: Return) -> str:
    """ "July to December 2026" """
    return period(filing.round.since, filing.round.until)


def return_tasks(worker: Worker) -> Iterator[Task]:
    """What a worker has to do about returns."""
    day, actor = worker.reading.today, worker.actor
    held = at_desk(actor.strategy, worker.boards, day)
    writing = {
        one: stands
        for one in held
        if (stands := standing(dates_of(one), day)) in TO_WRITE
        and worker.may(Action.FILE_RETURN, one.board)
    }
    said = said_in(writing) if writing else {}
    for filing, stands in writing.items():
        yield _to_write(worker, filing, stands, said.get(filing.pk, set()))
    for filing in held:
        if filing.stage == Stage.SUBMITTED and worker.may(
            Action.ACCEPT_RETURN, filing.board, filing.submitted_by_id
        ):
            yield _to_settle(worker, filing)


def _to_write(worker: Worker, filing: Return, stands: Standing, said: set[Key]) -> Task:
    day = worker.reading.today
    asked = asked_of(worker.reading.edition, filing.board, day)
    ranks = ranks_of(worker.reading)
    told: dict[str, Any] = {
        "n": len(asked),
        "m": sum(one.item in ranks for one in asked),
        "w": sum(one.key in said for one in asked),
        "board": worker.reading.edition.name_of_body(filing.board),
    }
    due = filing.round.due
    left = (due - day).days
    back = stands is Standing.RETURNED
    section = Section.RETURNED if back else Section.DUE if left >= 0 else Section.OVERDUE
    urgent = ngettext("%(m)s is an exception", "%(m)s are exceptions", told["m"]) % told
    detail = _("%(board)s. %(n)s to write about, %(urgent)s. %(w)s written.")
    detail %= told | {"urgent": urgent}
    if back:
        detail = f"“{filing.returned_why}”"
    return Task(
        section,
        _("Half-yearly return, %(period)s") % {"period": period_of(filing)},
        reverse("return", args=[filing.pk]),
        detail,
        _("Returned %(day)s") % {"day": numbers.day(filing.returned_on)}
        if back
        else _("Due %(day)s") % {"day": numbers.day(due)},
        _("Amend") if back else days_told(left),
        due,
        0 <= left <= SOON,
    )


def _to_settle(worker: Worker, filing: Return) -> Task:
    board = worker.reading.edition.name_of_body(filing.board)
    return Task(
        Section.SETTLE,
        _("Return of the %(board)s, %(period)s") % {"board": board, "period": period_of(filing)},
        reverse("return", args=[filing.pk]),
        _("Read it, then accept it or send it back"),
        _("Received %(day)s") % {"day": numbers.day(filing.submitted_on)},
        _("Read"),
        filing.submitted_on,
    )


def days_told(left: int) -> str:
    """ "21 days", "3 days late", "5 months late" """
    if left >= 0:
        return ngettext("%(n)s day", "%(n)s days", left) % {"n": left}
    late = -left
    if late < 61:
        return ngettext("%(n)s day late", "%(n)s days late", late) % {"n": late}
    return _("%(n)s months late") % {"n": round(late / 30.4)}
