"""Targets at work: what can be promised, proposed by a board, agreed or sent back above."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.models import Form, Target, TargetStage
from commonweal.delivery.returns.asked import priorities_answered
from commonweal.delivery.targets import actions
from commonweal.delivery.targets.proposal import Baseline, Span
from commonweal.delivery.targets.queries import targets_of
from commonweal.facts.period import Period
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.frame import Crumb
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Measure
from commonweal.publication.target_outlook import due_choices, outlook_of
from commonweal.publication.targets import promise_of, told_target
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.target_ends import ends_of
from commonweal.web.work.target_forms import AnswerForm, TargetForm, initial_of
from commonweal.web.work.target_page import STAGES, found_target, measure_of, proposable


@at_work()
def all_targets(request: HttpRequest, worker: Worker) -> HttpResponse:
    """What can be proposed, what is proposed, and what is agreed."""
    edition = worker.reading.edition
    mine = None if edition.board in worker.boards else worker.boards
    context = {
        "alone": bool(edition.only_board),
        "targets": [_row(worker, one) for one in targets_of(edition.strategy.id, mine)],
        "proposable": [
            (name, reverse("target-propose", args=[board, listing, *key.split(":")]))
            for board, listing, key, name in proposable(worker)
        ],
    }
    return page(request, worker, "targets", context, _desk(), menu="targets")


@at_work("GET", "POST")
def propose(
    request: HttpRequest, worker: Worker, board: str, listing: str, card: str, series: str
) -> HttpResponse:
    """Propose a target; "check" shows what the measure can tell and writes nothing."""
    measure = _measure(worker, board, listing, card, series)
    choices = due_choices(measure)
    if request.method != "POST":
        form = TargetForm(choices, initial=initial_of(None, worker.kept))
        return _form(request, worker, measure, form, board)
    worker.must(Action.PROPOSE_TARGET, board)
    form = TargetForm(choices, request.POST)
    if not form.is_valid() or "check" in request.POST:
        return _form(request, worker, measure, form, board)
    proposal = form.proposal(listing, measure.key)
    try:
        edition = worker.reading.edition
        made = actions.propose(worker.actor, board, edition, proposal, _baseline(worker, measure))
    except ValueError as fault:
        form.add_error(None, str(fault))
        return _form(request, worker, measure, form, board)
    return redirect("target", made.pk)


@at_work("GET", "POST")
def amend(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Propose again what was sent back."""
    target = found_target(worker, number)
    measure = measure_of(worker.reading, target)
    choices = due_choices(measure)
    if request.method != "POST":
        form = TargetForm(choices, initial=initial_of(target, worker.kept))
        return _form(request, worker, measure, form, target.board, target)
    worker.must(Action.PROPOSE_TARGET, target.board)
    form = TargetForm(choices, request.POST)
    if not form.is_valid() or "check" in request.POST:
        return _form(request, worker, measure, form, target.board, target)
    told = form.proposal(target.listing, target.measure)
    read, base = int(request.POST.get("version") or 0), _baseline(worker, measure)
    try:
        actions.amend(worker.actor, target, worker.reading.edition, told, base, read)
    except (StaleError, WrongStageError):  # the door tells
        raise
    except ValueError as fault:
        form.add_error(None, str(fault))
        return _form(request, worker, measure, form, target.board, target)
    return redirect("target", number)


@at_work("GET", "POST")
def target(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One target, with what the measure can tell; the board above answers it here."""
    held = found_target(worker, number)
    if request.method == "POST":
        worker.must(Action.AGREE_TARGET, held.board, held.proposed_by_id)
    form = AnswerForm(request.POST) if request.method == "POST" else _blank(held)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(worker, held, form.cleaned_data)
        except (StaleError, WrongStageError):  # the door tells
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("target", number)
    measure = measure_of(worker.reading, held)
    due = Period(held.due_end, held.due_start, held.due_label)
    value = held.baseline if held.form == Form.DIRECTION else held.value
    context = {
        "target": held,
        "name": name_of(measure),
        "told": told_target(worker.reading, measure, held),
        "stage": STAGES[TargetStage(held.stage)],
        "outlook": None
        if held.agreed_on  # what was promised is judged now, no longer foreseen
        else outlook_of(worker.reading, measure, value or 0.0, due),
        "form": form,
        "may_answer": held.stage == TargetStage.PROPOSED
        and worker.may(Action.AGREE_TARGET, held.board, held.proposed_by_id),
        "may_amend": held.stage == TargetStage.RETURNED
        and worker.may(Action.PROPOSE_TARGET, held.board),
    }
    context |= ends_of(worker, held)
    return page(request, worker, "target", context, _desk(), _targets(), menu="targets")


def _answer(worker: Worker, held: Target, told: dict[str, Any]) -> None:
    above, read, minute = worker.reading.edition.board, told["version"], told["minute"]
    if told["answer"] == "agree":
        actions.agree(worker.actor, held, above, read, minute)
    else:
        actions.send_back(worker.actor, held, above, read, minute, told["why"])


def _blank(held: Target) -> AnswerForm:
    return AnswerForm(initial={"version": held.version})


def _form(
    request: HttpRequest,
    worker: Worker,
    measure: Measure,
    form: TargetForm,
    board: str,
    target: Target | None = None,
) -> HttpResponse:
    outlook = None
    if form.is_bound and form.is_valid():
        held = form.cleaned_data
        value = _baseline(worker, measure).value if held["form"] == "direction" else held["value"]
        outlook = outlook_of(worker.reading, measure, value, form.due_period)
    context = {
        "form": form,
        "name": name_of(measure),
        "board": worker.reading.edition.name_of_body(board),
        "outlook": outlook,
        "target": target,
        "may_propose": worker.may(Action.PROPOSE_TARGET, board),
    }
    status = 422 if form.is_bound and form.errors else 200
    return page(
        request, worker, "target_form", context, _desk(), _targets(), menu="targets", status=status
    )


def _measure(worker: Worker, board: str, listing: str, card: str, series: str) -> Measure:
    """A measure of a listing that this board answers for, with a figure to start from."""
    reading = worker.reading
    held = priorities_answered(reading.edition, board, reading.today)
    known = {one.id for p in held for one in p.listings}
    if board not in worker.boards or listing not in known:
        raise Http404
    found = reading.listed_by_id(listing).measures
    measure = next((m for m in found if m.key == f"{card}:{series}"), None)
    if measure is None or not measure.has_figure:
        raise Http404
    return measure


def _baseline(worker: Worker, measure: Measure) -> Baseline:
    """The latest figure, as it stands in the release of the day: frozen with the proposal."""
    assert measure.latest is not None  # noqa: S101 - only measures with a figure come here
    period = measure.panel.periods[measure.latest]
    value = measure.points("value")[measure.latest]
    span = Span(period.label, period.start, period.end)
    return Baseline(value or 0.0, span, str(measure.panel.vintage), worker.reading.release.id)


def _row(worker: Worker, held: Target) -> dict[str, Any]:
    measure = measure_of(worker.reading, held)
    return {
        "href": reverse("target", args=[held.pk]),
        "name": name_of(measure),
        "promise": promise_of(measure, held),
        "board": worker.reading.edition.name_of_body(held.board),
        "stage": STAGES[TargetStage(held.stage)],
        "minute": held.minute,
    }


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _targets() -> Crumb:
    return Crumb(reverse("targets"), _("Targets"))
