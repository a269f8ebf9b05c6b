"""Returns at work: the list, one return as a whole, one thing to write about, and its settling."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.models import Return, Stage
from commonweal.delivery.returns import actions
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.queries import (
    dates_of,
    entries_of,
    return_of,
    returns_of,
    words_of_last_time,
)
from commonweal.delivery.returns.standing import standing
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication.asked_words import asked_in_order, beside_of, changes, seen_of
from commonweal.publication.frame import Crumb
from commonweal.publication.handed_in import lateness
from commonweal.publication.wording import own_board
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.return_forms import EntryForm, SettleForm
from commonweal.web.work.return_page import EntryLine, entry_line, planned_for, standing_told
from commonweal.web.work.return_tasks import period_of


@at_work()
def all_returns(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every return of the worker's boards; of all boards for who keeps the board above."""
    edition, day = worker.reading.edition, worker.reading.today
    above = edition.board in worker.boards
    boards = {b.id for b in edition.governance.bodies} if above else worker.boards
    rows = [
        {
            "href": reverse("return", args=[one.pk]),
            "period": period_of(one),
            "board": edition.name_of_body(one.board),
            "due": one.round.due,
            "standing": standing_told(standing(dates_of(one), day)),
            "late": lateness(dates_of(one), day),
        }
        for one in returns_of(edition.strategy.id, boards, day)
    ]
    return page(request, worker, "returns", {"rows": rows}, _desk(), menu="returns")


@at_work()
def whole(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One return, read as a whole; from here it is handed in or settled."""
    return _whole(request, worker, found(worker, number))


def _whole(
    request: HttpRequest,
    worker: Worker,
    filing: Return,
    form: SettleForm | None = None,
    told: str = "",
) -> HttpResponse:
    lines = _lines(worker, filing)
    context = _heading(worker, filing) | {
        "lines": lines,
        "unwritten": [one for one in lines if not one.written],
        "may_write": may_write(worker, filing),
        "may_settle": filing.stage == Stage.SUBMITTED
        and worker.may(Action.ACCEPT_RETURN, filing.board, filing.submitted_by_id),
        "settle_form": form or SettleForm(initial={"version": filing.version}),
        "told": told,
        "accepted_by": own_board.accepted(filing.own_board),
    }
    return page(request, worker, "return", context, _desk(), _returns(), menu="returns")


@at_work("GET", "POST")
def entry(
    request: HttpRequest, worker: Worker, number: int, subject: str, item: str
) -> HttpResponse:
    """Write about one thing, its verdict and chart beside it."""
    filing = found(worker, number)
    order = asked_in_order(worker.reading, filing.board)
    about = next((one for one in order if one.key == (subject, item)), None)
    if about is None:
        raise Http404
    held = entries_of(filing).get(about.key)
    if request.method != "POST":
        return _entry(request, worker, filing, about, EntryForm.of(held, worker.kept))
    worker.must(Action.FILE_RETURN, filing.board)
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _entry(request, worker, filing, about, form, status=422)
    try:
        actions.write(worker.actor, filing, about, form.said_words, form.cleaned_data["version"])
    except StaleError:
        again = form.after(held)
        return _entry(request, worker, filing, about, again, status=409, others=held)
    return redirect(_next(request, filing, about, order))


def _next(request: HttpRequest, filing: Return, about: Asked, order: tuple[Asked, ...]) -> str:
    after = order[order.index(about) + 1 :]
    if "leave" in request.POST or not after:
        return reverse("return", args=[filing.pk])
    return reverse("return-entry", args=[filing.pk, *after[0].key])


def _entry(
    request: HttpRequest,
    worker: Worker,
    filing: Return,
    about: Asked,
    form: EntryForm,
    status: int = 200,
    others: Any = None,
) -> HttpResponse:
    last = words_of_last_time(filing).get(about.key)
    priority = worker.reading.edition.priority(about.priority)
    context = _heading(worker, filing) | {
        "about": about,
        "beside": beside_of(worker.reading, about),
        "priority": priority,
        "form": form,
        "last": last,
        "last_period": period_of(last.filing) if last else "",
        "changed": changes(worker.reading, about, last),
        "lines": _lines(worker, filing, about),
        "may_write": may_write(worker, filing),
        "held": entries_of(filing).get(about.key),
        "planned": planned_for(worker.reading, filing.board, about),
        "others": others,
        "kept": bool(worker.kept),
    }
    crumbs = (_desk(), _returns(), Crumb(reverse("return", args=[filing.pk]), period_of(filing)))
    return page(request, worker, "return_entry", context, *crumbs, menu="returns", status=status)


@at_work("POST")
def hand_in(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Hand a return in."""
    filing, reading = found(worker, number), worker.reading
    try:
        actions.submit(
            worker.actor,
            filing,
            reading.edition,
            reading.release.id,
            seen_of(reading, filing.board),
        )
    except actions.UnwrittenError as fault:
        told = _("Not submitted: write about %(names)s first.")
        named = ", ".join(one.name for one in fault.missing)
        return _whole(request, worker, filing, told=told % {"names": named})
    return redirect("return", number)


@at_work("POST")
def settle(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Accept a return, or send it back with what to amend."""
    filing, above = found(worker, number), worker.reading.edition.board
    worker.must(Action.ACCEPT_RETURN, filing.board, filing.submitted_by_id)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _whole(request, worker, filing, form)
    read = form.cleaned_data["version"]
    if form.cleaned_data["answer"] == "accept":
        actions.accept(worker.actor, filing, above, read)
    else:
        actions.send_back(worker.actor, filing, above, read, form.cleaned_data["why"])
    return redirect("return", number)


def found(worker: Worker, number: int) -> Return:
    """A return that the worker may read: of their own boards, or of any from the board above."""
    edition = worker.reading.edition
    held = return_of(edition.strategy.id, number)
    if held is None or not {held.board, edition.board} & set(worker.boards):
        raise Http404
    return held


def may_write(worker: Worker, filing: Return) -> bool:
    return filing.stage in {Stage.OPEN, Stage.RETURNED} and worker.may(
        Action.FILE_RETURN, filing.board
    )


def _heading(worker: Worker, filing: Return) -> dict[str, Any]:
    return {
        "filing": filing,
        "period": period_of(filing),
        "board": worker.reading.edition.name_of_body(filing.board),
        "standing": standing_told(standing(dates_of(filing), worker.reading.today)),
    }


def _lines(worker: Worker, filing: Return, current: Asked | None = None) -> list[EntryLine]:
    held = entries_of(filing)
    return [
        entry_line(worker.reading, filing, one, held.get(one.key), one == current)
        for one in asked_in_order(worker.reading, filing.board)
    ]


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _returns() -> Crumb:
    return Crumb(reverse("returns"), _("Returns"))
