"""Consultations at work: all of them, one begun, one with its buttons, one answer entered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.participation.consultation_stages import UNFINISHED, Stage
from commonweal.participation.consultations import queries
from commonweal.participation.consultations.answering import enter
from commonweal.participation.consultations.writing import draft_consultation
from commonweal.participation.models import Channel, Consultation
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication import consultations as held_here
from commonweal.publication.frame import Crumb
from commonweal.publication.pages.consultations import told_results
from commonweal.publication.place_wards import wards_of
from commonweal.web.consultations.forms import AnswerForm
from commonweal.web.work.consultation_acts import STEPS, priorities
from commonweal.web.work.consultation_forms import WordingForm
from commonweal.web.work.door import Worker, at_work, page

MENU = "consultations-at-work"


@at_work()
def all_consultations(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Drafts, those that are under way, those that are over."""
    held = list(queries.consultations(worker.actor.strategy))
    under_way = [one for one in held if one.stage in UNFINISHED]
    told = ngettext(
        "%(n)s consultation is under way.", "%(n)s consultations are under way.", len(under_way)
    )
    heads = (
        (_("Drafts"), [one for one in held if one.stage == Stage.DRAFT]),
        (_("Under way"), under_way),
        (_("Over"), [one for one in held if one.stage in {Stage.CONSIDERED, Stage.WITHDRAWN}]),
    )
    context = {
        "lead": told % {"n": len(under_way)} if under_way else _("No consultation is under way."),
        "sections": [(head, [_row(worker, one) for one in rows]) for head, rows in heads],
        "may": bool(_boards(worker)),
    }
    return page(request, worker, "consultations", context, menu=MENU)


@at_work("GET", "POST")
def new(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Begin a consultation."""
    boards = _boards(worker)
    if not boards:
        raise NotAllowedError("keep a consultation: not allowed")
    data = request.POST if request.method == "POST" else None
    form = WordingForm(priorities(worker), data, boards=boards, initial=dict(worker.kept))
    if form.is_valid():
        try:
            edition, board = worker.reading.edition, form.cleaned_data["board"]
            held = draft_consultation(worker.actor, edition, board, form.wording)
            return redirect("consultation-at-work", held.name)
        except ValueError as fault:
            form.add_error(None, str(fault))
    context, status = {"form": form}, 422 if form.errors else 200
    return page(request, worker, "consultation_new", context, _crumb(), menu=MENU, status=status)


@at_work()
def one(request: HttpRequest, worker: Worker, name: str) -> HttpResponse:
    """One consultation, its principles, and what may be done with it."""
    return _one(request, worker, _found(worker, name))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, name: str, act: str) -> HttpResponse:
    """One button of the page."""
    held, step = _found(worker, name), STEPS.get(act)
    if step is None:
        raise Http404
    if not step.may(worker, held):
        raise NotAllowedError(f"{act} of consultation {name}: not allowed")
    form = step.form(worker, held, request.POST)
    if form.is_valid():
        try:
            step.do(worker, held, form)
            return redirect("consultation-at-work", name)
        except (StaleError, WrongStageError):
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _one(request, worker, held, {act: form})


@at_work("GET", "POST")
def enter_one(request: HttpRequest, worker: Worker, name: str) -> HttpResponse:
    """Enter what somebody answered on paper, at an event or in person."""
    held = _found(worker, name)
    worker.must(Action.KEEP_CONSULTATION, held.board)
    channels = [one for one in held.channels if one != Channel.WEB]
    data = request.POST if request.method == "POST" else None
    wards = wards_of(worker.reading)
    form = AnswerForm(
        queries.asked(held), data, channels=channels, wards=wards, initial=dict(worker.kept)
    )
    if form.is_valid():
        try:
            enter(worker.actor, held, form.answers("en"), frozenset(wards))
            return redirect(f"{reverse('consultation-enter', args=[name])}?kept=yes")
        except WrongStageError:
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    context = {"form": form, "held": held, "kept": "kept" in request.GET, "can": bool(channels)}
    status = 422 if form.errors else 200
    return page(request, worker, "consultation_enter", context, *_crumbs(held), menu=MENU,
                status=status)  # fmt: skip


def _one(
    request: HttpRequest,
    worker: Worker,
    held: Consultation,
    given: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    standing = {name: step for name, step in STEPS.items() if step.stands(worker, held)}
    made = {name: step.form(worker, held, None) for name, step in standing.items()}
    for name, form in (made | (given or {})).items():
        made[name] = form
        form.auto_id = f"{name}_%s"
    keeps = worker.may(Action.KEEP_CONSULTATION, held.board)
    decisions = held_here.decided_on(worker.reading, held)
    asked = held.stage != Stage.DRAFT
    context = {
        "held": held,
        "row": _row(worker, held),
        "questions": queries.asked(held),
        "principles": held_here.principles(held, decisions),
        "considered": queries.considered_of(held),
        "results": told_results(worker.reading, held) if keeps and asked else None,
        "words": queries.words_of(held) if _reads(worker, held) and asked else {},
        "forms": made,
        "may_enter": keeps and held.stage == Stage.OPEN,
        "public": held.opened_on is not None,
    }
    return page(request, worker, "consultation", context, _crumb(), menu=MENU,
                status=422 if given else 200)  # fmt: skip


def _reads(worker: Worker, held: Consultation) -> bool:
    """Whether they read what people wrote: whoever sums it up, and whoever decides."""
    return any(worker.may(one, held.board) for one in (Action.KEEP_CONSULTATION, Action.CONSIDER))


def _row(worker: Worker, held: Consultation) -> dict[str, Any]:
    told = held_here.row(worker.reading, held)
    return told | {"href": reverse("consultation-at-work", args=[held.name])}


def _found(worker: Worker, name: str) -> Consultation:
    held = queries.consultation_of(worker.actor.strategy, name)
    if held is None:
        raise Http404
    return held


def _boards(worker: Worker) -> list[tuple[str, str]]:
    """Boards for which they may keep consultations."""
    name_of = worker.reading.edition.name_of_body
    held = [one for one in worker.boards if worker.may(Action.KEEP_CONSULTATION, one)]
    return [(one, name_of(one)) for one in held]


def _crumb() -> Crumb:
    return Crumb(reverse("consultations-at-work"), _("Consultations"))


def _crumbs(held: Consultation) -> tuple[Crumb, ...]:
    return _crumb(), Crumb(reverse("consultation-at-work", args=[held.name]), held.title)
