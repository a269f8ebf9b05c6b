"""Champions at work: who waits, who takes part; one of them; cohorts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.participation.champion_stages import Level, Stage
from commonweal.participation.champions import actions, queries
from commonweal.participation.champions.cohorts import NewCohort, open_cohort
from commonweal.participation.champions.languages import LANGUAGES
from commonweal.participation.models import Champion
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.frame import Crumb
from commonweal.publication.place_wards import wards_of
from commonweal.publication.wording.champion_words import LEVELS, MISSING, STAGES
from commonweal.web.work.champion_acts import STEPS
from commonweal.web.work.champion_forms import CohortForm
from commonweal.web.work.door import Worker, at_work, page

MENU = "champions-at-work"


def must_keep(worker: Worker) -> str:
    """The strategy's board, for those who keep the programme; everybody else is refused."""
    above = worker.reading.edition.board
    worker.must(Action.KEEP_CHAMPIONS, above)
    return above


def crumb() -> Crumb:
    return Crumb(reverse(MENU), _("Champions"))


@at_work()
def all_champions(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Who waits for the council, who takes part, who moved on."""
    must_keep(worker)
    strategy = worker.actor.strategy
    waiting = list(queries.waiting(strategy))
    sections = [
        (_("Waiting for us"), waiting),
        (_("Taking part"), list(queries.taking_part(strategy))),
        (_("Moved on, not erased yet"), list(queries.moved_on(strategy))),
    ]
    context = {
        "lead": _lead(worker, waiting),
        "sections": [(head, [_row(worker, one) for one in held]) for head, held in sections],
    }
    return page(request, worker, "champions", context, menu=MENU)


def _lead(worker: Worker, waiting: list[Champion]) -> str:
    day = worker.reading.today
    late = sum(one.due is not None and one.due < day for one in waiting)
    told = ngettext("%(n)s person waits for us", "%(n)s people wait for us", len(waiting))
    return (told + _("; %(late)s late.")) % {"n": len(waiting), "late": late}


def _row(worker: Worker, held: Champion) -> dict[str, Any]:
    day = worker.reading.today
    late = max(0, (day - held.due).days) if held.due else 0
    return {
        "href": reverse("champion-at-work", args=[held.pk]),
        "name": held.name.words or _("Erased"),
        "stage": STAGES[Stage(held.stage)],
        "detail": held.cohort.name if held.cohort_id and held.cohort else "",
        "offered": held.offered_on,
        "due": held.due,
        "erase": held.erase_after,
        "late": late,
        "by_machine": held.by_machine and held.stage == Stage.INTERESTED,
    }


@at_work()
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One champion, and what may be done."""
    must_keep(worker)
    return _one(request, worker, _found(worker, number))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, number: int, act: str) -> HttpResponse:
    """One button of the page."""
    must_keep(worker)
    held, step = _found(worker, number), STEPS.get(act)
    if step is None:
        raise Http404
    if not step.stands(held):
        raise NotAllowedError(f"{act} of champion {number}: not now")
    form = step.form(worker, held, request.POST)
    if form.is_valid():
        try:
            step.do(worker, held, form)
            return redirect("champion-at-work", number)
        except (StaleError, WrongStageError):
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _one(request, worker, held, {act: form})


def _one(
    request: HttpRequest,
    worker: Worker,
    held: Champion,
    given: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    standing = {name: step for name, step in STEPS.items() if step.stands(held)}
    made = {name: step.form(worker, held, None) for name, step in standing.items()}
    for name, form in (made | (given or {})).items():
        made[name] = form
        form.auto_id = f"{name}_%s"
    context = _told(worker, held) | {"forms": made, "row": _row(worker, held), "held": held}
    return page(request, worker, "champion", context, crumb(), menu=MENU,
                status=422 if given else 200)  # fmt: skip


def _told(worker: Worker, held: Champion) -> dict[str, Any]:
    training = held.stage == Stage.IN_TRAINING
    came = held.attendance.filter(session__cancelled_why="").select_related("session")
    return {
        "ward": wards_of(worker.reading).get(held.ward, held.ward),
        "languages": [str(LANGUAGES[one]) for one in held.languages if one in LANGUAGES],
        "lacks": [str(MISSING[one]) for one in actions.lacking(held)] if training else [],
        "checks": [(LEVELS[Level(one.level)], one.done_on) for one in held.checks.all()],
        "attendance": [(one.session, one.came) for one in came],
    }


@at_work("GET", "POST")
def cohorts(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Cohorts, and the form that opens one."""
    above = must_keep(worker)
    sent = request.POST if request.method == "POST" else None
    form = CohortForm(sent, initial=dict(worker.kept))
    if form.is_valid():
        told = form.cleaned_data
        new = NewCohort(name=told["name"], begins_on=told["begins_on"], check_level=form.level)
        try:
            open_cohort(worker.actor, above, new)
            return redirect("champion-cohorts")
        except ValueError as fault:
            form.add_error("name", str(fault))
    rows = [
        (one, LEVELS[Level(one.check_level)] if one.check_level else "")
        for one in queries.cohorts(worker.actor.strategy)
    ]
    context = {"rows": rows, "form": form}
    status = 422 if form.is_bound else 200
    return page(request, worker, "champion_cohorts", context, crumb(), menu=MENU, status=status)


def _found(worker: Worker, number: int) -> Champion:
    held = queries.champion_of(worker.actor.strategy, number)
    if held is None:
        raise Http404
    return held
