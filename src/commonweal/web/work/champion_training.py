"""Sessions of champions and of officers at work: called, cancelled, who came; coverage."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.participation.champions import queries, training
from commonweal.participation.champions.coverage import coverage
from commonweal.participation.models import Champion, Cohort, Programme, Session
from commonweal.people.models import Office, Role
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication.frame import Crumb
from commonweal.publication.wording.role_words import ROLES
from commonweal.web.work.champion_forms import cohort_choices
from commonweal.web.work.champions import MENU, crumb, must_keep
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.training_forms import PROGRAMMES, AttendanceForm, SessionForm


@at_work("GET", "POST")
def all_sessions(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Sessions of both programmes, and the form that calls one."""
    above, strategy = must_keep(worker), worker.actor.strategy
    held = {one.pk: one for one in queries.cohorts(strategy)}
    sent = request.POST if request.method == "POST" else None
    form = SessionForm(cohort_choices(held.values()), sent, initial=dict(worker.kept))
    if form.is_valid():
        try:
            new = _new(form.cleaned_data, held)
            made = training.call_session(worker.actor, above, new)
            return redirect("session-at-work", made.pk)
        except ValueError as fault:
            form.add_error(None, str(fault))
    sections = [(PROGRAMMES[one], list(queries.sessions(strategy, one))) for one in Programme]
    context = {"sections": sections, "form": form, "today": worker.reading.today}
    status = 422 if form.is_bound else 200
    return page(request, worker, "sessions", context, crumb(), menu=MENU, status=status)


def _new(told: dict[str, Any], cohorts: dict[int, Cohort]) -> training.NewSession:
    return training.NewSession(
        programme=Programme(told["programme"]),
        title=told["title"],
        on=told["on"],
        skills=told["skills"],
        cohort=cohorts[int(told["cohort"])] if told["cohort"] else None,
    )


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One session, and who came."""
    held = _found(worker, number)
    people = training.invited(held, worker.reading.today)
    choices = [(str(one.pk), _name(worker, one)) for one in people]
    sent = request.POST if request.method == "POST" else None
    form = AttendanceForm(held, choices, sent, initial=_noted(held))
    if form.is_valid():
        try:
            read, above = form.cleaned_data["version"], worker.reading.edition.board
            training.note_attendance(worker.actor, held, read, above, form.attendance)
            return redirect("sessions-at-work")
        except StaleError:
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    open_ = not held.cancelled_why and held.on <= worker.reading.today
    context = {
        "held": held,
        "programme": PROGRAMMES[Programme(held.programme)],
        "form": form if open_ and choices else None,
        "to_come": held.on > worker.reading.today,
    }
    status = 422 if form.is_bound else 200
    crumbs = crumb(), Crumb(reverse("sessions-at-work"), _("Sessions"))
    return page(request, worker, "session", context, *crumbs, menu=MENU, status=status)


@at_work("POST")
def cancel(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Cancel a session, with a reason."""
    held, above = _found(worker, number), worker.reading.edition.board
    try:
        told = request.POST.get("version", "")
        read = int(told) if told.isdecimal() else 0
        training.cancel_session(worker.actor, held, read, above, request.POST.get("why", ""))
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return redirect("sessions-at-work")


def _noted(held: Session) -> dict[str, Any]:
    """What was noted before, as the form shows it."""
    rows = [one for one in held.attendance.all() if one.came]
    return {
        "version": held.version,
        "came": [str(one.champion_id or one.office_id) for one in rows],
        "skilled": [str(one.office_id) for one in rows if one.outcome == "has"],
    }


def _name(worker: Worker, one: Champion | Office) -> str:
    """A champion by name; of an office also the role and the board."""
    if isinstance(one, Champion):
        return one.name.words
    board = worker.reading.edition.name_of_body(one.board)
    return f"{one.person.name}, {ROLES[Role(one.role)]}, {board}"


def _found(worker: Worker, number: int) -> Session:
    must_keep(worker)
    held = queries.session_of(worker.actor.strategy, number)
    if held is None:
        raise Http404
    worker.must(training.KEEPS[Programme(held.programme)], worker.reading.edition.board)
    return held


@at_work()
def development(request: HttpRequest, worker: Worker) -> HttpResponse:
    """How far each board and role is covered by sessions of development."""
    edition = worker.reading.edition
    worker.must(Action.KEEP_DEVELOPMENT, edition.board)
    boards = [one.id for one in edition.governance.bodies if not one.retired]
    found = coverage(edition.strategy.id, boards, worker.reading.today)
    rows = [
        (edition.name_of_body(one.board), ROLES[Role(one.role)], one.held, one.came, one.skilled)
        for one in found
    ]
    held, came = sum(one.held for one in found), sum(one.came for one in found)
    context = {"rows": rows, "held": held, "came": came}
    return page(request, worker, "development", context, crumb(), menu=MENU)
