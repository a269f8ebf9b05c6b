"""Meetings at work: the list, one meeting, its items and its decisions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings import actions, agenda_actions, queries, raising
from commonweal.delivery.meetings.at_work import elections, interests_there
from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.decisions import InterestIn, record_decision
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.models import AgendaItem, FrozenPack, Meeting, MeetingStage
from commonweal.delivery.workflow import StaleError, WrongStageError
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.publication.board_pack.files import content_of
from commonweal.publication.frame import Crumb
from commonweal.publication.pages.meetings import STAGES
from commonweal.publication.views_meetings import TYPES, pack_response
from commonweal.publication.wording.exempt import GROUNDS
from commonweal.web.work.decision_form import DecisionForm
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.meeting_acts import STEPS
from commonweal.web.work.meeting_forms import CallForm, PaperForm, PollingForm, WhyForm
from commonweal.web.work.meeting_page import context_of, name_of_line


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
        raising.note_polling_day(worker.actor, told["board"], told["what"], election)
        return redirect("meetings-at-work")
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
        request, worker, "meetings", context, _desk(), menu="meetings-at-work", status=status
    )


@at_work()
def meeting(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """One meeting: what is on it, who is there, what comes of it."""
    return _whole(request, worker, _found(worker, number))


@at_work("POST")
def act(request: HttpRequest, worker: Worker, number: int, act: str) -> HttpResponse:
    """One button of the page."""
    held, step = _found(worker, number), STEPS.get(act)
    if step is None:
        raise Http404
    worker.must(step.action, held.board)
    form = step.form(worker, held, request.POST)
    if not form.is_valid():
        return _whole(request, worker, held, {act: form}, _("Not done: see below."))
    try:
        step.do(worker, held, form)
    except (StaleError, WrongStageError):
        raise
    except ValueError as fault:
        return _whole(request, worker, held, {act: form}, str(fault))
    return redirect("meeting-at-work", number)


@at_work("GET", "POST")
def item(request: HttpRequest, worker: Worker, number: int, item: int) -> HttpResponse:
    """One item: its paper; or take it off."""
    held = _item(worker, number, item)
    if request.method == "POST":
        worker.must(Action.KEEP_MEETING, held.meeting.board)
    paper = PaperForm(initial={"ask": held.ask, "paper": held.paper, "version": held.version})
    why = WhyForm(initial={"version": held.version}, prefix="off")
    if request.method == "POST" and "off" in request.POST:
        why = WhyForm(request.POST, prefix="off")
        if why.is_valid():
            told = why.cleaned_data
            agenda_actions.withdraw_item(worker.actor, held, told["version"], told["why"])
            return redirect("meeting-at-work", number)
    elif request.method == "POST":
        paper = PaperForm(request.POST)
        if paper.is_valid():
            told = paper.cleaned_data
            agenda_actions.write_paper(
                worker.actor, held, told["version"], told["paper"], told["ask"]
            )
            return redirect("meeting-at-work", number)
    context = {"item": held, "paper": paper, "why": why, "grounds": GROUNDS,
               "keeps": worker.may(Action.KEEP_MEETING, held.meeting.board)}  # fmt: skip
    return _sub(request, worker, "meeting_item", context, held.meeting)


@at_work("GET", "POST")
def decide(request: HttpRequest, worker: Worker, number: int, item: int) -> HttpResponse:
    """Record what was decided on an item."""
    held = _item(worker, number, item)
    worker.must(Action.DECIDE, held.meeting.board)
    interests = {
        str(one.pk): InterestIn(line, one, withdrew=False)
        for line, one in interests_there(held.meeting)
    }
    form = DecisionForm(_choices(worker, interests), request.POST or None)
    if request.method == "POST" and form.is_valid():
        reading = worker.reading
        evidence = Evidence(reading.release.id, reading.edition.id, reading.today)
        try:
            record_decision(worker.actor, held, form.taken(interests), evidence)
            return redirect("meeting-at-work", number)
        except (StaleError, WrongStageError):
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return _sub(request, worker, "meeting_decision", {"item": held, "form": form}, held.meeting)


@at_work()
def pack(request: HttpRequest, worker: Worker, number: int, key: int) -> HttpResponse:
    """A frozen file, for the board's own people, before its papers are out."""
    held = FrozenPack.objects.filter(meeting=_found(worker, number), pk=key).first()
    if held is None or held.kind not in TYPES:
        raise Http404
    return pack_response(held, content_of(held))


def _whole(
    request: HttpRequest, worker: Worker, held: Meeting, given: Any = None, told: str = ""
) -> HttpResponse:
    if request.method == "POST":
        held.refresh_from_db()  # an act may have been refused half way
    context = context_of(worker, held, given, told)
    status = 422 if told else 200
    return page(
        request, worker, "meeting", context, _desk(), _meetings(), menu="meetings-at-work",
        status=status,
    )  # fmt: skip


def _sub(
    request: HttpRequest, worker: Worker, template: str, context: dict[str, Any], held: Meeting
) -> HttpResponse:
    board = worker.reading.edition.name_of_body(held.board)
    crumb = Crumb(reverse("meeting-at-work", args=[held.pk]), board)
    bound = [one for one in context.values() if getattr(one, "is_bound", False)]
    status = 422 if any(one.errors for one in bound) else 200
    context |= {"meeting": held, "board": board}
    return page(
        request, worker, template, context, _desk(), _meetings(), crumb,
        menu="meetings-at-work", status=status,
    )  # fmt: skip


def _choices(worker: Worker, interests: dict[str, InterestIn]) -> dict[str, Any]:
    declared = [
        (key, f"{name_of_line(one.attendance)}: {one.interest.words.words}")
        for key, one in interests.items()
    ]
    edition = worker.reading.edition
    return {
        "interests": declared,
        "withdrew": declared,
        "serves": [(one.id, one.name) for one in edition.standing_priorities],
        "endorse": [
            (one.id, one.name)
            for one in edition.governance.bodies
            if not one.retired and one.id != edition.board
        ],
    }


def _found(worker: Worker, number: int) -> Meeting:
    """A meeting of one of the worker's own boards: others read the public page."""
    held = queries.meetings(worker.reading.edition.strategy.id).filter(pk=number).first()
    if held is None or held.board not in worker.boards:
        raise Http404
    return held


def _item(worker: Worker, number: int, item: int) -> AgendaItem:
    held = AgendaItem.objects.filter(meeting=_found(worker, number), pk=item)
    if (found := held.select_related("meeting").first()) is None:
        raise Http404
    return found


def _must_keep_one(worker: Worker) -> None:
    """Refuse who keeps the meetings of none of their boards."""
    if not _kept_boards(worker):
        raise NotAllowedError("none of their boards")


def _kept_boards(worker: Worker) -> list[tuple[str, str]]:
    """Boards whose meetings the worker keeps."""
    name_of = worker.reading.edition.name_of_body
    held = [one for one in worker.boards if worker.may(Action.KEEP_MEETING, one)]
    return [(one, name_of(one)) for one in held]


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _meetings() -> Crumb:
    return Crumb(reverse("meetings-at-work"), _("Meetings"))
