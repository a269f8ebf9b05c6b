"""One meeting at work: what is on it, who is there, what comes of it, and its buttons."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from commonweal.delivery.models import FrozenPack, Meeting
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.board_pack.files import content_of
from commonweal.publication.views_meetings import TYPES, pack_response
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.meeting_acts import STEPS
from commonweal.web.work.meeting_door import about, desk, found, meetings
from commonweal.web.work.meeting_page import attendance_of, context_of

Forms = dict[str, forms.Form]
ATTENDANCE = frozenset({"attendance", "substitute", "guest"})
"""Buttons that stand on the page of who is there."""


@at_work()
def meeting(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One meeting: what is on it, who is there, what comes of it."""
    return _whole(request, worker, found(worker, number))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, number: int, act: str) -> HttpResponse:
    """One button of the page."""
    held, step = found(worker, number), STEPS.get(act)
    if step is None:
        raise Http404
    worker.must(step.action, held.board)
    form = step.form(worker, held, request.POST)
    shown = _attendance if act in ATTENDANCE else _whole
    if not form.is_valid():
        return shown(request, worker, held, {act: form}, _("Not done: see below."))
    try:
        step.do(worker, held, form)
    except (StaleError, WrongStageError):
        raise
    except ValueError as fault:
        return shown(request, worker, held, {act: form}, str(fault))
    return redirect("meeting-at-work", number)


@at_work()
def attendance(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Who is there: each seat, substitutes, organisations without an account."""
    held = found(worker, number)
    worker.must(Action.KEEP_MEETING, held.board)
    return _attendance(request, worker, held)


@at_work()
def pack(request: HttpRequest, worker: Worker, number: int, key: int) -> HttpResponse:
    """A frozen file, for the board's own people, before its papers are out."""
    held = FrozenPack.objects.filter(meeting=found(worker, number), pk=key).first()
    if held is None or held.kind not in TYPES:
        raise Http404
    return pack_response(held, content_of(held))


def _attendance(
    request: HttpRequest, worker: Worker, held: Meeting, given: Forms | None = None, told: str = ""
) -> HttpResponse:
    context = attendance_of(worker, held, given or {})
    return about(request, worker, "meeting_attendance", context, held, told)


def _whole(
    request: HttpRequest, worker: Worker, held: Meeting, given: Forms | None = None, told: str = ""
) -> HttpResponse:
    """The page of a meeting, with forms as they were sent."""
    if request.method == "POST":
        held.refresh_from_db()  # an act may have been refused half way
    context = context_of(worker, held, given, told)
    status = 422 if told else 200
    return page(
        request, worker, "meeting", context, desk(), meetings(), menu="meetings-at-work",
        status=status,
    )  # fmt: skip
