"""The chair's page, what is off course, and what boards raise between their returns."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.meetings.agenda_actions import take_up
from commonweal.delivery.meetings.at_work import next_agenda
from commonweal.delivery.models import Meeting, Raised
from commonweal.delivery.returns import exceptions
from commonweal.delivery.returns.actions import Said
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.permissions import Action
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.frame import Crumb
from commonweal.publication.off_course import off_course
from commonweal.publication.subjects import subject_name
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.off_course_page import lead, sections
from commonweal.web.work.oversight_forms import CloseForm, RaiseForm


@at_work()
def what_is_off_course(request: HttpRequest, worker: Worker) -> HttpResponse:
    """What is off course for one of the worker's boards, and one thing to do about each."""
    reading, edition = worker.reading, worker.reading.edition
    board = request.GET.get("board", "") or _first(worker)
    if board and board not in (worker.boards or {one.id for one in edition.governance.bodies}):
        raise Http404
    held = off_course(reading, board)
    agenda = next_agenda(edition.strategy.id, board, reading.today)
    context = {
        "board": board,
        "board_name": edition.name_of_body(board),
        "others": [(x, edition.name_of_body(x)) for x in worker.boards if x != board],
        "lead": lead(held),
        "sections": sections(worker, board, held, agenda),
        "raising": [
            (x, edition.name_of_body(x))
            for x in worker.boards
            if worker.may(Action.FILE_RETURN, x) and asked_of(edition, x, reading.today)
        ],
        "closes": worker.may(Action.KEEP_MEETING, edition.board),
        "challenges": worker.may(Action.CHALLENGE, board),
        "baseline_year": reading.settings.baseline_year,
    }
    return page(request, worker, "exceptions", context, _desk(), menu="exceptions")


@at_work("POST")
def put_on_agenda(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Put one thing that is open on the agenda that is written now."""
    worker.must(Action.KEEP_MEETING, board)
    wanted = request.POST.get("about", ""), request.POST.get("id", "")
    agenda = next_agenda(worker.actor.strategy, board, worker.reading.today)
    if agenda is None:
        told = _("No meeting of this board has an agenda that is still written: call one first.")
        return refused(request, worker, told, status=409)
    found = [x for x in open_for(worker.reading, board, worker.reading.today)
             if (x.about, x.id) == wanted]  # fmt: skip
    if not found:
        return refused(request, worker, _("This is no longer open for the board."), status=409)
    take_up(worker.actor, Meeting.objects.get(pk=agenda.meeting), found)
    return redirect(f"{reverse('exceptions')}?board={board}")


@at_work("GET", "POST")
def bring_up(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Raise a measure or a priority between returns."""
    reading = worker.reading
    worker.must(Action.FILE_RETURN, board)
    asked = {
        f"{one.subject}:{one.item}": one for one in asked_of(reading.edition, board, reading.today)
    }
    names = [(key, subject_name(reading, *one.key)) for key, one in asked.items()]
    form = RaiseForm(names, request.POST or None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        said = Said(told["said"], "", told["asks"])
        exceptions.raise_exception(
            worker.actor, board, reading.edition.id, asked[told["about"]], said,
            commissions=told["commissions"],
        )  # fmt: skip
        return redirect("exceptions")
    context = {"form": form, "board": reading.edition.name_of_body(board),
               "above": reading.edition.name_of_body(reading.edition.board)}  # fmt: skip
    return page(request, worker, "exception_raise", context, _desk(), _off_course(),
                menu="exceptions", status=422 if form.is_bound else 200)  # fmt: skip


@at_work("GET", "POST")
def close(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Close what a board raised, with a reason."""
    held = Raised.objects.filter(strategy=worker.actor.strategy, pk=number).first()
    if held is None:
        raise Http404
    above = worker.reading.edition.board
    worker.must(Action.KEEP_MEETING, above)
    form = CloseForm(request.POST or None, initial={"version": 0} | dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        try:
            exceptions.close_exception(worker.actor, held, above, form.cleaned_data["why"])
            return redirect("exceptions")
        except ValueError as fault:
            return refused(request, worker, str(fault), status=409)
    context = {
        "form": form,
        "held": held,
        "board": worker.reading.edition.name_of_body(held.board),
        "about": subject_name(worker.reading, held.subject, held.item),
    }
    return page(request, worker, "exception_close", context, _desk(), _off_course(),
                menu="exceptions", status=422 if form.is_bound else 200)  # fmt: skip


def _first(worker: Worker) -> str:
    """The board above where the worker sits on it, else the first of theirs."""
    above = worker.reading.edition.board
    return above if above in worker.boards or not worker.boards else worker.boards[0]


def _desk() -> Crumb:
    return Crumb(reverse("desk"), _("My desk"))


def _off_course() -> Crumb:
    return Crumb(reverse("exceptions"), _("Off course"))
