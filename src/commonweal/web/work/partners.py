"""Partners' links at work: made, shown once, revoked; answers read, taken over or left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from commonweal.delivery.models import Contribution, Return
from commonweal.delivery.partners import actions
from commonweal.delivery.partners.queries import (
    answers_waiting,
    contribution_of,
    link_of_return,
    links_of,
    state_of,
)
from commonweal.delivery.partners.rules import LinkState
from commonweal.delivery.returns.asked import Asked, reports
from commonweal.delivery.returns.queries import entries_of
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication import numbers
from commonweal.publication.asked_words import asked_in_order, beside_of
from commonweal.publication.frame import Crumb
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.partner_forms import LinkForm, WhyForm, joined, said_of
from commonweal.web.work.return_forms import EntryForm
from commonweal.web.work.return_tasks import period_of
from commonweal.web.work.returns import found, may_write
from commonweal.web.work.task import Section, Task

STATES = {
    LinkState.OPEN: gettext_lazy("Open"),
    LinkState.SENT: gettext_lazy("Answered"),
    LinkState.REVOKED: gettext_lazy("Revoked"),
    LinkState.EXPIRED: gettext_lazy("Expired"),
    LinkState.CLOSED: gettext_lazy("Closed with the return"),
}


@never_cache
@at_work("GET", "POST")
def links(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """The links of a return; a new one is shown once, with its address."""
    filing = found(worker, number)
    asked = asked_in_order(worker.reading, filing.board)
    if request.method != "POST":
        return _links(request, worker, filing, LinkForm(asked, initial=dict(worker.kept)))
    worker.must(Action.INVITE_PARTNER, filing.board)
    form = LinkForm(asked, request.POST)
    if not form.is_valid():
        return _links(request, worker, filing, form, status=422)
    told = form.cleaned_data
    link, token = actions.make_link(
        worker.actor, filing, told["partner"], form.chosen, told["days"]
    )
    context = _heading(worker, filing) | {
        "link_made": link,
        "address": request.build_absolute_uri(reverse("answer", args=[token])),
    }
    return page(request, worker, "partner_link", context, *_crumbs(filing), menu="returns")


@at_work("GET", "POST")
def revoke(request: HttpRequest, worker: Worker, number: int, key: int) -> HttpResponse:
    """Make a link work no longer."""
    filing = found(worker, number)
    link = link_of_return(filing, key)
    if link is None:
        raise Http404
    worker.must(Action.INVITE_PARTNER, filing.board)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.revoke(worker.actor, link, form.cleaned_data["why"])
        return redirect("partner-links", filing.pk)
    context = _heading(worker, filing) | {"revoked": link, "form": form}
    return page(
        request,
        worker,
        "partner_revoke",
        context,
        *_crumbs(filing),
        menu="returns",
        status=422 if form.errors else 200,
    )


@at_work("GET", "POST")
def settle(request: HttpRequest, worker: Worker, number: int, key: int) -> HttpResponse:
    """Make a partner's words part of the return, or leave them out with a reason."""
    filing = found(worker, number)
    answer, about = _answer(worker, filing, key)
    entry = entries_of(filing).get(about.key)
    if not may_write(worker, filing):
        raise NotAllowedError("this return is not to be written now, or not by you")
    told = joined(answer.link.partner, answer, entry)
    form, why = EntryForm(initial=told | dict(worker.kept)), WhyForm()
    if request.method != "POST":
        return _settle(request, worker, filing, about, answer, form, why)
    if "leave" in request.POST:
        why = WhyForm(request.POST)
        if not why.is_valid():
            return _settle(request, worker, filing, about, answer, form, why, status=422)
        actions.leave_out(worker.actor, answer, why.cleaned_data["why"])
        return redirect("partner-links", filing.pk)
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _settle(request, worker, filing, about, answer, form, why, status=422)
    try:
        read = form.cleaned_data["version"]
        actions.take_over(worker.actor, answer, about, said_of(form), read)
    except StaleError:
        return _settle(request, worker, filing, about, answer, form.after(entry), why, status=409)
    return redirect("partner-links", filing.pk)


def partner_tasks(worker: Worker) -> Iterator[Task]:
    """Answers of partners that wait for whoever writes the return."""
    asked = [one for one in worker.boards if reports(worker.reading.edition, one)]
    boards = [one for one in asked if worker.may(Action.FILE_RETURN, one)]
    if boards:
        for one in answers_waiting(worker.actor.strategy, boards):
            filing = one.link.filing
            yield Task(
                Section.ANSWER,
                _("Answer of %(partner)s") % {"partner": one.link.partner},
                reverse("partner-answer", args=[filing.pk, one.pk]),
                _("For the return of %(period)s: take it over or leave it out")
                % {"period": period_of(filing)},
                _("Received %(day)s") % {"day": numbers.day(one.link.sent_on)},
                _("Read"),
                one.link.sent_on,
            )


def _answer(worker: Worker, filing: Return, key: int) -> tuple[Contribution, Asked]:
    answer = contribution_of(filing, key)
    asked = {one.key: one for one in asked_in_order(worker.reading, filing.board)}
    if answer is None or (answer.subject, answer.item) not in asked:
        raise Http404
    return answer, asked[answer.subject, answer.item]


def _links(
    request: HttpRequest, worker: Worker, filing: Return, form: LinkForm, status: int = 200
) -> HttpResponse:
    names = {one.key: one.name for one in form.asked.values()}
    rows = [
        {
            "link": one,
            "state": STATES[state_of(one, worker.reading.today)],
            "open": state_of(one, worker.reading.today) is LinkState.OPEN,
            "asked": [names.get((subject, item), item) for subject, item in one.asked],
            "answers": [
                (answer, names.get((answer.subject, answer.item), answer.item))
                for answer in one.contributions.all()
                if one.sent_on and (answer.said or answer.done or answer.asks)
            ],
        }
        for one in links_of(filing)
    ]
    context = _heading(worker, filing) | {
        "rows": rows,
        "form": form,
        "may_read_names": worker.may(Action.INVITE_PARTNER, filing.board)
        or worker.may(Action.FILE_RETURN, filing.board),
        "may_make": worker.may(Action.INVITE_PARTNER, filing.board)
        and filing.stage in {"open", "returned"},
    }
    return page(
        request, worker, "partner_links", context, *_crumbs(filing), menu="returns", status=status
    )


def _settle(
    request: HttpRequest,
    worker: Worker,
    filing: Return,
    about: Asked,
    answer: Contribution,
    form: EntryForm,
    why: WhyForm,
    status: int = 200,
) -> HttpResponse:
    context = _heading(worker, filing) | {
        "about": about,
        "answer": answer,
        "beside": beside_of(worker.reading, about),
        "held": entries_of(filing).get(about.key),
        "form": form,
        "why": why,
        "stale": status == 409,
    }
    return page(
        request, worker, "partner_answer", context, *_crumbs(filing), menu="returns", status=status
    )


def _heading(worker: Worker, filing: Return) -> dict[str, Any]:
    board = worker.reading.edition.name_of_body(filing.board)
    return {"filing": filing, "period": period_of(filing), "board": board}


def _crumbs(filing: Return) -> tuple[Crumb, ...]:
    return (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("returns"), _("Returns")),
        Crumb(reverse("return", args=[filing.pk]), period_of(filing)),
    )
