"""Measures at work: what each says, a change proposed by a board, agreed or sent back above."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.amendments import actions
from commonweal.delivery.amendments.queries import amendment_of, amendments_of
from commonweal.delivery.models import AmendmentRow, AmendmentStage
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.amended import agree_change, propose_change
from commonweal.publication.frame import Crumb
from commonweal.strategy.priority import Listing, Priority
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.measure_forms import MeasureForm, WithdrawForm
from commonweal.web.work.measure_page import of_listing, proposing_boards, standing, told_change
from commonweal.web.work.new_measure_page import places
from commonweal.web.work.target_forms import AnswerForm


@at_work()
def all_measures(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every measure of the strategy with its standing, and every change asked for."""
    reading = worker.reading
    rows = amendments_of(reading.edition.strategy.id)
    context = {
        "may_propose": bool(places(worker)),
        "changes": [told_change(reading, one) for one in rows],
        "measures": [
            (one.name, reverse("measure-at-work", args=[one.id]), standing(one), _under(worker, p))
            for p, one in reading.edition.every_listing()
        ],
    }
    return page(request, worker, "measures", context, _desk(), menu="measures-at-work")


@at_work("GET", "POST")
def measure(request: HttpRequest, worker: Worker, listing: str) -> HttpResponse:
    """One measure: what it says now, its history, and a form to ask for a change."""
    priority, held = _listing(worker, listing)
    boards = proposing_boards(worker, priority)
    if request.method != "POST":
        return _page(request, worker, priority, held, _blank(worker, held))
    if not boards:
        raise NotAllowedError(listing)
    form = MeasureForm(worker.reading.cards, request.POST)
    if form.is_valid():
        try:
            edition = worker.reading.edition
            row = propose_change(worker.actor, boards[0], edition, form.change(listing))
        except ValueError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("measure-change", row.pk)
    return _page(request, worker, priority, held, form, status=422)


@at_work("GET", "POST")
def change(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One change: the old beside the new; the board above answers it here."""
    row = amendment_of(worker.reading.edition.strategy.id, number)
    if row is None:
        raise Http404
    if request.method == "POST":
        worker.must(Action.AGREE_AMENDMENT, row.board, row.proposed_by_id)
    form = AnswerForm(request.POST) if request.method == "POST" else _answer_blank(row)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(worker, row, form.cleaned_data)
        except (StaleError, WrongStageError):  # the door tells
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("measure-change", number)
    may_answer = row.stage == AmendmentStage.PROPOSED and worker.may(
        Action.AGREE_AMENDMENT, row.board, row.proposed_by_id
    )
    context = {"told": told_change(worker.reading, row), "form": form, "may_answer": may_answer}
    context |= {"may_take_back": _may_take_back(worker, row), "act": ""}
    status = 422 if form.is_bound else 200
    crumbs = _desk(), Crumb(reverse("measures-at-work"), _("Measures"))
    return page(
        request, worker, "measure_change", context, *crumbs, menu="measures-at-work", status=status
    )


@at_work("GET", "POST")
def take_back(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Take a proposal back; its reason stays in the history."""
    row = amendment_of(worker.reading.edition.strategy.id, number)
    if row is None:
        raise Http404
    if request.method == "POST":
        worker.must(Action.PROPOSE_MEASURE, row.board)
    form = WithdrawForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.withdraw(worker.actor, row, told["version"], told["why"])
        return redirect("measure-change", number)
    context = {"told": told_change(worker.reading, row), "form": form, "act": _("Take it back")}
    context |= {"may_answer": _may_take_back(worker, row), "may_take_back": False}
    crumbs = _desk(), Crumb(reverse("measures-at-work"), _("Measures"))
    status = 422 if form.is_bound else 200
    return page(
        request, worker, "measure_change", context, *crumbs, menu="measures-at-work", status=status
    )


def _may_take_back(worker: Worker, row: AmendmentRow) -> bool:
    open_ = row.stage == AmendmentStage.PROPOSED
    return open_ and row.board in worker.boards and worker.may(Action.PROPOSE_MEASURE, row.board)


def _answer(worker: Worker, row: AmendmentRow, told: dict[str, Any]) -> None:
    above, read, minute = worker.reading.edition.board, told["version"], told["minute"]
    if told["answer"] == "agree":
        agree_change(worker.actor, row, above, read, minute)
    else:
        actions.send_back(worker.actor, row, above, read, minute, told["why"])


def _answer_blank(row: AmendmentRow) -> AnswerForm:
    return AnswerForm(initial={"version": row.version})


def _blank(worker: Worker, held: Listing) -> MeasureForm:
    use = next(iter(held.measure_uses), None)
    first = {"name": held.name, "since": worker.reading.today}
    first |= {"series": f"{use.card}:{use.select}"} if use else {}
    return MeasureForm(worker.reading.cards, initial=first | dict(worker.kept))


def _page(
    request: HttpRequest,
    worker: Worker,
    priority: Priority | None,
    held: Listing,
    form: MeasureForm,
    status: int = 200,
) -> HttpResponse:
    rows = amendments_of(worker.reading.edition.strategy.id)
    context = {
        "listing": held,
        "standing": standing(held),
        "under": _under(worker, priority),
        "series": [
            one.name
            for use in held.measure_uses
            if (one := worker.reading.cards.get(use.card)) is not None
        ],
        "form": form,
        "history": [told_change(worker.reading, one) for one in rows if of_listing(one, held.id)],
        "may_propose": bool(proposing_boards(worker, priority)) and not held.retired,
    }
    crumbs = _desk(), Crumb(reverse("measures-at-work"), _("Measures"))
    return page(
        request, worker, "measure", context, *crumbs, menu="measures-at-work", status=status
    )


def _listing(worker: Worker, listing: str) -> tuple[Priority | None, Listing]:
    held = worker.reading.edition.every_listing()
    found = next(((p, one) for p, one in held if one.id == listing), None)
    if found is None:
        raise Http404
    return found


def _under(worker: Worker, priority: Priority | None) -> str:
    return priority.name if priority else worker.reading.edition.overall.name


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))
