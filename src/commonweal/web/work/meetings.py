"""Meetings at work: the list, and the calls and elections that fill it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from commonweal.delivery.meetings import actions, queries
from commonweal.delivery.meetings.at_work import elections
from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.elections import note_polling_day
from commonweal.delivery.models import MeetingStage
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.publication.pages.meetings import STAGES
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.meeting_door import desk
from commonweal.web.work.meeting_forms import CallForm, PollingForm


@at_work("GET", "POST")
def all_meetings(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every meeting of the worker's boards; the secretary calls one here."""
    if request.method == "POST":
        _must_keep_one(worker)
    form = CallForm(_kept_boards(worker), request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            call = actions.Call(
                board=told["board"],
                edition=worker.reading.edition.id,
                starts_at=form.starts_at,
                place=told["place"],
                quorum=told["quorum"],
            )
            return redirect("meeting-at-work", actions.call_meeting(worker.actor, call).pk)
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _list(request, worker, form, PollingForm(_kept_boards(worker), prefix="polling"))


@at_work("POST")
def polling(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Note an election."""
    _must_keep_one(worker)
    form = PollingForm(_kept_boards(worker), request.POST, prefix="polling")
    if form.is_valid():
        told = form.cleaned_data
        election = Election(told["polling"], told["notice"])
        try:
            note_polling_day(worker.actor, told["board"], told["what"], election)
            return redirect("meetings-at-work")
        except ValueError as fault:
            form.add_error("polling", str(fault))
    return _list(request, worker, CallForm(_kept_boards(worker)), form)


def _list(
    request: HttpRequest, worker: Worker, form: CallForm, polling_form: PollingForm
) -> HttpResponse:
    edition = worker.reading.edition
    held = [one for one in queries.meetings(edition.strategy.id) if one.board in worker.boards]
    rows = [
        {
            "href": reverse("meeting-at-work", args=[one.pk]),
            "day": actions.day_of(one),
            "board": edition.name_of_body(one.board),
            "stage": STAGES[MeetingStage(one.stage)],
        }
        for one in reversed(held)
    ]
    context = {
        "rows": rows,
        "form": form,
        "polling_form": polling_form,
        "may_call": bool(_kept_boards(worker)),
        "elections": elections(edition.strategy.id),
    }
    status = 422 if (form.is_bound and form.errors) or polling_form.errors else 200
    return page(
        request, worker, "meetings", context, desk(), menu="meetings-at-work", status=status
    )


def _must_keep_one(worker: Worker) -> None:
    """Refuse who keeps the meetings of none of their boards."""
    if not _kept_boards(worker):
        raise NotAllowedError("none of their boards")


def _kept_boards(worker: Worker) -> list[tuple[str, str]]:
    """Boards whose meetings the worker keeps."""
    name_of = worker.reading.edition.name_of_body
    held = [one for one in worker.boards if worker.may(Action.KEEP_MEETING, one)]
    return [(one, name_of(one)) for one in held]
