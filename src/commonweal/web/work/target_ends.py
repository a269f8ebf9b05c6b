"""The ends of a target at work: a proposal taken back by its board, an agreed one closed above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.models import Target, TargetStage
from commonweal.delivery.targets import actions
from commonweal.people.permissions import Action
from commonweal.publication.frame import Crumb
from commonweal.publication.naming import name_of
from commonweal.publication.targets import promise_of
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.target_forms import EndForm
from commonweal.web.work.target_page import STAGES, found_target, measure_of


@dataclass(frozen=True, slots=True)
class End:
    """One way to end a target: what it is called, when and by whom it is done, what it does."""

    title: Any
    told: Any
    stages: tuple[TargetStage, ...]
    allowed: Callable[[Worker, Target], bool]


def _proposes(worker: Worker, held: Target) -> bool:
    return worker.may(Action.PROPOSE_TARGET, held.board)


def _agrees(worker: Worker, held: Target) -> bool:
    return worker.may(Action.AGREE_TARGET, held.board, held.proposed_by_id)


WITHDRAW = End(
    gettext_lazy("Take the proposal back"),
    gettext_lazy("The proposal and your reason stay in the record; the board may propose another."),
    (TargetStage.PROPOSED, TargetStage.RETURNED),
    _proposes,
)
CLOSE = End(
    gettext_lazy("Close the target"),
    gettext_lazy("From today it is judged no more; it stays in the record with your reason."),
    (TargetStage.AGREED,),
    _agrees,
)


def ends_of(worker: Worker, held: Target) -> dict[str, bool]:
    """Which of the two the worker may do to a target as it stands."""
    return {
        name: held.stage in end.stages and end.allowed(worker, held)
        for name, end in (("may_withdraw", WITHDRAW), ("may_close", CLOSE))
    }


@at_work("GET", "POST")
def withdraw(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Take a proposal back, with the reason."""
    held = found_target(worker, number)
    if request.method == "POST":
        worker.must(Action.PROPOSE_TARGET, held.board)
    form = _form(request, worker, held)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.withdraw(worker.actor, held, told["version"], told["why"])
        return redirect("target", number)
    return _page(request, worker, held, WITHDRAW, form)


@at_work("GET", "POST")
def close(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Close an agreed target before another takes its place, with the reason."""
    held = found_target(worker, number)
    if request.method == "POST":
        worker.must(Action.AGREE_TARGET, held.board, held.proposed_by_id)
    form = _form(request, worker, held)
    if request.method == "POST" and form.is_valid():
        told, above = form.cleaned_data, worker.reading.edition.board
        actions.close(worker.actor, held, above, told["version"], told["why"])
        return redirect("target", number)
    return _page(request, worker, held, CLOSE, form)


def _form(request: HttpRequest, worker: Worker, held: Target) -> EndForm:
    first = {"version": held.version} | dict(worker.kept)
    return EndForm(request.POST if request.method == "POST" else None, initial=first)


def _page(
    request: HttpRequest, worker: Worker, held: Target, end: End, form: EndForm
) -> HttpResponse:
    measure = measure_of(worker.reading, held)
    context = {
        "title": end.title,
        "told": end.told,
        "name": name_of(measure),
        "promise": promise_of(measure, held),
        "board": worker.reading.edition.name_of_body(held.board),
        "stage": STAGES[TargetStage(held.stage)],
        "form": form if held.stage in end.stages and end.allowed(worker, held) else None,
        "back": reverse("target", args=[held.pk]),
    }
    crumbs = (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("targets"), _("Targets")),
        Crumb(context["back"], context["name"]),
    )
    status = 422 if form.is_bound else 200
    return page(request, worker, "target_end", context, *crumbs, menu="targets", status=status)
