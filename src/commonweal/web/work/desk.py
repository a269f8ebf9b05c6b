"""My desk: what needs me now, and nothing else."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.people.permissions import Action
from commonweal.web.work.challenge_tasks import challenge_tasks
from commonweal.web.work.comment_tasks import residents_tasks
from commonweal.web.work.consultation_tasks import consultation_tasks
from commonweal.web.work.data_desk import data_tasks
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.duties import duty_tasks
from commonweal.web.work.measure_page import measure_tasks
from commonweal.web.work.meeting_tasks import meeting_tasks
from commonweal.web.work.partners import partner_tasks
from commonweal.web.work.plan_page import plan_tasks
from commonweal.web.work.return_tasks import return_tasks
from commonweal.web.work.review_page import review_tasks
from commonweal.web.work.target_page import target_tasks
from commonweal.web.work.task import Section, Task

PROVIDERS = [
    return_tasks,
    partner_tasks,
    target_tasks,
    measure_tasks,
    plan_tasks,
    review_tasks,
    meeting_tasks,
    challenge_tasks,
    data_tasks,
    duty_tasks,
    residents_tasks,
    consultation_tasks,
]
HEADS = {
    Section.OVERDUE: gettext_lazy("Overdue"),
    Section.DUE: gettext_lazy("Due"),
    Section.RETURNED: gettext_lazy("Returned to you"),
    Section.ANSWER: gettext_lazy("To answer"),
    Section.SETTLE: gettext_lazy("To settle"),
}


@at_work()
def desk(request: HttpRequest, worker: Worker) -> HttpResponse:
    tasks = [task for provider in PROVIDERS for task in provider(worker)]
    tasks.sort(key=lambda one: (one.due or date.max, one.title))
    sections = [(HEADS[one], [t for t in tasks if t.section is one]) for one in Section]
    context = {
        "sections": [(head, held) for head, held in sections if held],
        "lead": _lead(tasks),
        "off_course": any(worker.may(Action.CHALLENGE, one) for one in worker.boards),
    }
    return page(request, worker, "desk", context, menu="desk")


def _lead(tasks: list[Task]) -> str:
    if not tasks:
        return _("Nothing needs you today.")
    told = ngettext("%(n)s thing needs you.", "%(n)s things need you.", len(tasks))
    return told % {"n": len(tasks)} + " " + _("Nothing else is shown here.")
