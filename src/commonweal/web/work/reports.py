"""The annual report at work: signed off by the chair, sent out, receipts noted."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.models import SignedReport
from commonweal.delivery.reports import actions, queries
from commonweal.people.permissions import Action
from commonweal.publication.agreed_words import agreed_words
from commonweal.publication.frame import Crumb
from commonweal.publication.signed_report import sign_off
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.report_forms import SendForm, SignForm


@at_work("GET", "POST")
def all_reports(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Signed reports, and what the next one would draw on; the chair signs it here."""
    board = worker.reading.edition.board
    form = SignForm(request.POST or None, initial=dict(worker.kept))
    if request.method == "POST":
        worker.must(Action.SIGN_REPORT, board)
        form = SignForm(request.POST)
        if form.is_valid():
            try:
                made = sign_off(worker.actor, worker.reading, form.cleaned_data["minute"])
            except ValueError as fault:
                form.add_error(None, str(fault))
            else:
                return redirect("report-copies", made.pk)
    rows = queries.signed(worker.reading.edition.strategy.id, worker.reading.today)
    year = worker.reading.today.year
    done = any(one.year == year for one in rows)
    context = {
        "reports": rows,
        "year": year,
        "done": done,
        "agreed": agreed_words(worker.reading),
        "form": form,
        "may_sign": not done and worker.may(Action.SIGN_REPORT, board),
    }
    status = 422 if form.is_bound else 200
    return page(
        request, worker, "reports", context, _desk(), _reviews(), menu="reviews", status=status
    )


@at_work("GET", "POST")
def copies(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Who was sent a signed report, and who has said that it came."""
    held = _found(worker, number)
    names = _not_yet(worker, held)
    form = SendForm(names, initial=dict(worker.kept))
    if request.method == "POST":
        worker.must(Action.SEND_REPORT, held.board)
        form = SendForm(names, request.POST)
        if form.is_valid():
            try:
                actions.send(worker.actor, held, worker.reading.edition.board, form.organisations)
            except ValueError as fault:
                form.add_error(None, str(fault))
            else:
                return redirect("report-copies", number)
    context = {
        "report": held,
        "board": worker.reading.edition.name_of_body(held.board),
        "form": form,
        "may_send": worker.may(Action.SEND_REPORT, held.board),
    }
    status = 422 if form.is_bound else 200
    crumbs = _desk(), _reviews(), Crumb(reverse("reports"), _("Annual report"))
    return page(request, worker, "report", context, *crumbs, menu="reviews", status=status)


@at_work("POST")
def receipt(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Note that a copy was received."""
    held = queries.copy_of(worker.reading.edition.strategy.id, number)
    if held is None:
        raise Http404
    worker.must(Action.SEND_REPORT, held.report.board)
    if held.received_on is None:
        actions.note_receipt(worker.actor, held, worker.reading.edition.board)
    return redirect("report-copies", held.report_id)


def _not_yet(worker: Worker, held: SignedReport) -> list[str]:
    sent = {one.organisation for one in held.copies.all()}
    every: Any = worker.reading.edition.governance.organisations
    return [one.name for one in every if one.name not in sent]


def _found(worker: Worker, number: int) -> SignedReport:
    held = queries.report_of(worker.reading.edition.strategy.id, number)
    if held is None:
        raise Http404
    return held


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _reviews() -> Crumb:
    return Crumb(reverse("reviews"), _("Reviews"))
