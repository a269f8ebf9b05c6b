"""The agenda of a meeting at work: what is open goes on it, papers, decisions on its items."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings import agenda_actions
from commonweal.delivery.meetings.actions import day_of
from commonweal.delivery.meetings.at_work import interests_there
from commonweal.delivery.meetings.decisions import InterestIn, record_decision
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.stages import MEETING
from commonweal.delivery.models import AgendaItem, MeetingStage
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.consultations_to_decide import to_decide_on
from commonweal.publication.wording.exempt import GROUNDS
from commonweal.web.work.agenda_form import AgendaForm
from commonweal.web.work.decision_form import DecisionForm
from commonweal.web.work.door import Worker, at_work
from commonweal.web.work.meeting_door import about, found_with_agenda, item_of
from commonweal.web.work.meeting_forms import PaperForm, WhyForm
from commonweal.web.work.meeting_page import name_of_line, waiting


@at_work("GET", "POST")
def agenda(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """What is open for the board and not on the agenda yet; the secretary chooses what goes on."""
    held, there = found_with_agenda(worker, number)
    if request.method == "POST":
        worker.must(Action.KEEP_MEETING, held.board)
        MEETING.after(held.stage, "change its agenda")
    given = [request.POST] if request.method == "POST" else []
    form = AgendaForm(waiting(worker, held, there), *given)
    if request.method == "POST" and form.is_valid():
        agenda_actions.take_up(worker.actor, held, form.chosen)
        return redirect("meeting-at-work", number)
    context = {
        "form": form,
        "keeps": worker.may(Action.KEEP_MEETING, held.board),
        "settled": "change its agenda" not in MEETING.acts(held.stage),
    }
    return about(request, worker, "meeting_agenda", context, held)


@at_work("GET", "POST")
def item(request: HttpRequest, worker: Worker, number: int, item: int) -> HttpResponse:
    """One item: its paper; or take it off."""
    held = item_of(worker, number, item)
    if request.method == "POST":
        worker.must(Action.KEEP_MEETING, held.meeting.board)
    kept = dict(worker.kept)
    off = {name[4:]: told for name, told in kept.items() if name.startswith("off-")}
    first = {"ask": held.ask, "paper": held.paper, "version": held.version}
    paper = PaperForm(initial=first | kept)
    why = WhyForm(initial={"version": held.version} | off, prefix="off")
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
    context = {"item": held, "about_href": _about(held),
               "paper": paper, "why": why, "grounds": GROUNDS,
               **_offered(worker, held)}  # fmt: skip
    return about(request, worker, "meeting_item", context, held.meeting)


def _offered(worker: Worker, item: AgendaItem) -> dict[str, bool]:
    """What can still be done to an item: its paper written, or itself taken off."""
    acts = MEETING.acts(item.meeting.stage)
    open_ = worker.may(Action.KEEP_MEETING, item.meeting.board) and not item.withdrawn_why
    late = bool(item.late_why) and "add a late item" in acts
    return {
        "writes": open_ and (late or "change its agenda" in acts),
        "takes_off": open_ and "take an item off" in acts,
    }


def _must_be_met(worker: Worker, item: AgendaItem) -> None:
    """Refuse a decision on what was taken off, or of a meeting that is not held nor today's."""
    meeting = item.meeting
    if item.withdrawn_why:
        raise WrongStageError(_("This item was taken off the agenda: nothing is decided on it"))
    coming = meeting.stage in (MeetingStage.PLANNED, MeetingStage.PAPERS_OUT)
    if not coming or day_of(meeting) != worker.reading.today:
        MEETING.after(meeting.stage, "decide")


def _about(item: AgendaItem) -> str:
    """Where what an item is about is agreed or sent back."""
    if item.about == "amendment" and item.about_id.isdecimal():
        return reverse("measure-change", args=[item.about_id])
    return ""


@at_work("GET", "POST")
def decide(request: HttpRequest, worker: Worker, number: int, item: int) -> HttpResponse:
    """Record what was decided on an item."""
    held = item_of(worker, number, item)
    worker.must(Action.DECIDE, held.meeting.board)
    _must_be_met(worker, held)
    interests = {
        str(one.pk): InterestIn(line, one, withdrew=False)
        for line, one in interests_there(held.meeting)
    }
    asked = to_decide_on(worker.reading, held.meeting.board)
    choices = _choices(worker, interests) | {"consultations": asked.choices}
    about_it = {"consultation": held.about_id} if held.about == "consultation" else {}
    first = about_it | dict(worker.kept)
    form = DecisionForm(choices, request.POST or None, must_choose=asked.wait, initial=first)
    if request.method == "POST" and form.is_valid():
        reading = worker.reading
        evidence = Evidence(reading.release.id, reading.edition.id, reading.today)
        try:
            taken = form.taken(interests, asked.considered(form.asked_in, reading.today))
            record_decision(worker.actor, held, taken, evidence)
            return redirect("meeting-at-work", number)
        except (StaleError, WrongStageError):
            raise
        except ValueError as fault:
            form.add_error(None, str(fault))
    return about(request, worker, "meeting_decision", {"item": held, "form": form}, held.meeting)


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
