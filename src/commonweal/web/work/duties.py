"""Duties at work: what the law asks, evidence given, evidence withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.duties import actions
from commonweal.delivery.duties.queries import duties_on
from commonweal.delivery.duties.standing import State
from commonweal.delivery.models import DutyEvidence
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb
from commonweal.publication.pages.duties import finding, row
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.duty_forms import EvidenceForm
from commonweal.web.work.return_tasks import days_told
from commonweal.web.work.task import Section, Task


@at_work()
def all_duties(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every duty of the strategy's board, and how it stands."""
    held = duties_on(worker.reading.edition, worker.reading.today)
    context = {"rows": [row(one) for one in held], "lead": finding(held)}
    return page(request, worker, "duties", context, *crumbs()[:1], menu="duties-at-work")


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, duty: str) -> HttpResponse:
    """One duty with its evidence, for everyone at work; who may give more does so here."""
    edition = worker.reading.edition
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        worker.must(Action.GIVE_EVIDENCE, edition.board)
    held = next((x for x in duties_on(edition, worker.reading.today) if x.duty.id == duty), None)
    if held is None:
        raise Http404
    form = EvidenceForm(held.duty, sent, initial=dict(worker.kept))
    if form.is_valid():
        try:
            actions.give_evidence(worker.actor, edition, form.shown())
            return redirect("duty", duty)
        except ValueError as fault:
            form.add_error(None, str(fault))
    context = {
        "r": row(held),
        "form": form,
        "may_give": worker.may(Action.GIVE_EVIDENCE, edition.board),
        "above": edition.name_of_body(edition.board),
    }
    status = 422 if form.is_bound else 200
    return page(request, worker, "duty", context, *crumbs(), menu="duties-at-work", status=status)


@at_work("POST")
def withdraw(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Withdraw evidence that was wrong."""
    edition = worker.reading.edition
    worker.must(Action.GIVE_EVIDENCE, edition.board)
    held = DutyEvidence.objects.filter(strategy=worker.actor.strategy, pk=number).first()
    if held is None:
        raise Http404
    try:
        actions.withdraw_evidence(worker.actor, edition, held, request.POST.get("why", ""))
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return redirect("duty", held.duty)


def duty_tasks(worker: Worker) -> Iterator[Task]:
    """Duties that are late or due soon, one by one; those without any evidence as one task."""
    edition, day = worker.reading.edition, worker.reading.today
    if not worker.may(Action.GIVE_EVIDENCE, edition.board):
        return
    held = duties_on(edition, day)
    for one in held:
        stands = one.standing
        if stands.due and stands.state in {State.LATE, State.DUE}:
            left = (stands.due - day).days
            yield Task(
                Section.DUE if left >= 0 else Section.OVERDUE,
                one.duty.name,
                reverse("duty", args=[one.duty.id]),
                one.duty.asks,
                _("Due by %(day)s") % {"day": numbers.day(stands.due)},
                days_told(left),
                stands.due,
                left >= 0,
            )
    bare = sum(one.standing.state is State.OPEN for one in held)
    if bare:
        told = ngettext("%(n)s duty without evidence", "%(n)s duties without evidence", bare)
        yield Task(
            Section.ANSWER,
            told % {"n": bare},
            reverse("duties-at-work"),
            _("The public page shows them as open"),
            "",
            _("Look"),
        )


def crumbs() -> tuple[Crumb, ...]:
    return (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("duties-at-work"), _("Duties")),
    )
