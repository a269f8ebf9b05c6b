"""Plans at work: the list, a board's plan as a whole, and what is done to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.delivery.models import Plan
from commonweal.delivery.plan_kinds import Horizon
from commonweal.delivery.plans import actions, overarching_actions, queries
from commonweal.delivery.plans.gaps import gaps
from commonweal.delivery.plans.sequence import CircleError
from commonweal.people.permissions import Action
from commonweal.publication.beside import ids_beside
from commonweal.publication.wording import own_board
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.plan_forms import AnswerForm, MinuteForm, ReasonForm
from commonweal.web.work.plan_page import (
    STAGES,
    WRITABLE,
    action_lines,
    crumbs,
    may_write,
    missing_horizons,
    surroundings,
    the_board,
    the_plan,
    told_gap,
    whole_gaps,
)


@at_work("GET", "POST")
def all_plans(request: HttpRequest, worker: Worker) -> HttpResponse:
    """The plans of the worker's boards; of all boards, and the whole, for the board above."""
    edition = worker.reading.edition
    above = edition.board in worker.boards
    agrees = worker.may(Action.AGREE_PLAN, edition.board)
    if request.method == "POST":
        worker.must(Action.AGREE_PLAN, edition.board)
    form = MinuteForm(request.POST if request.method == "POST" else None)
    told = ""
    if request.method == "POST" and form.is_valid():
        try:
            minute, beside = form.cleaned_data["minute"], ids_beside(worker.reading)
            overarching_actions.agree(worker.actor, minute, edition, beside)
            return redirect("plans")
        except (CircleError, ValueError) as fault:
            told = str(fault)
    held: dict[str, Plan] = {}
    for plan in Plan.objects.filter(strategy=edition.strategy.id).order_by("revision"):
        held[plan.board] = plan
    boards = [one.id for one in edition.governance.bodies if not one.retired]
    rows = [_row(worker, board, held.get(board)) for board in boards if above or board in held]
    mine = [one for one in worker.boards if one not in held and edition.body(one)]
    rows += [_row(worker, board, None) for board in mine if not above]
    context = {
        "rows": [one for one in rows if above or one["board"] in worker.boards],
        "form": form if agrees else None,
        "told": told,
        "agreed": queries.agreed_plan(edition.strategy.id, worker.reading.today),
    }
    return page(request, worker, "plans", context, crumbs()[0], menu="plans")


def _row(worker: Worker, board: str, plan: Plan | None) -> dict[str, Any]:
    return {
        "board": board,
        "name": worker.reading.edition.name_of_body(board),
        "href": reverse("board-plan", args=[board]) if plan else "",
        "revision": plan.revision if plan else 0,
        "stage": STAGES[plan.stage] if plan else _("None yet"),
        "may_open": plan is None
        and board in worker.boards
        and worker.may(Action.WRITE_PLAN, board),
    }


@at_work()
def board_plan(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """A board's plan as it reads now, with all that it lacks."""
    return _whole(request, worker, the_plan(worker, board))


def _whole(
    request: HttpRequest,
    worker: Worker,
    plan: Plan,
    *,
    answer: AnswerForm | None = None,
    reason: ReasonForm | None = None,
    told: tuple[str, ...] = (),
) -> HttpResponse:
    reading, written = worker.reading, queries.written(plan)
    found = gaps(written, surroundings(worker, plan.board))
    missing = missing_horizons(reading, found)
    name = reading.edition.name_of_body(plan.board)
    context = {
        "plan": plan,
        "board": name,
        "stage": STAGES[plan.stage],
        "lines": action_lines(reading, written, found),
        "gaps": whole_gaps(reading, written, found),
        "stops": sum(one.forbids for one in found),
        "left_out": queries.left_out(plan),
        "reasons": [
            (p.name if (p := reading.edition.priority(one.priority)) else one.priority, one.why)
            for one in written.reasons
        ],
        "may_write": may_write(worker, plan),
        "may_revise": plan.stage == "accepted" and worker.may(Action.WRITE_PLAN, plan.board),
        "may_settle": plan.stage == "submitted"
        and worker.may(Action.ACCEPT_PLAN, plan.board, plan.submitted_by_id),
        "answer": answer or AnswerForm(initial={"version": plan.version}),
        "reason": reason or (ReasonForm(missing) if missing else None),
        "told": told,
        "accepted_by": own_board.accepted(plan.own_board),
        "writable": plan.stage in WRITABLE,
    }
    status = 422 if told or answer or reason else 200
    return page(request, worker, "board_plan", context, *crumbs(), menu="plans", status=status)


@at_work("POST")
def begin(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Open a board's first plan, or the next revision of the one in force."""
    edition = worker.reading.edition
    held = Plan.objects.filter(strategy=edition.strategy.id, board=the_board(worker, board))
    act = actions.revise if held.exists() else actions.open_plan
    act(worker.actor, board, edition)
    return redirect("board-plan", board)


@at_work("POST")
def submit(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Submit a plan; refused with all that it lacks."""
    plan, edition = the_plan(worker, board), worker.reading.edition
    sent = request.POST.get("version", "")
    try:
        actions.submit(worker.actor, plan.pk, int(sent) if sent.isdecimal() else 0, edition)
    except actions.GapsError as fault:
        titles = {one.ref: one.title for one in queries.written(plan).actions}
        told = tuple(_told(worker, one, titles) for one in fault.gaps)
        return _whole(request, worker, plan, told=told)
    return redirect("board-plan", board)


def _told(worker: Worker, gap: Any, titles: dict[str, str]) -> str:
    words = told_gap(worker.reading, gap).words
    return f"{titles[gap.of]}: {words}" if gap.of in titles else words


@at_work("POST")
def settle(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Accept a plan, or return it with what it wants."""
    plan, edition = the_plan(worker, board), worker.reading.edition
    worker.must(Action.ACCEPT_PLAN, board, plan.submitted_by_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _whole(request, worker, plan, answer=form)
    words, read = form.cleaned_data["words"], form.cleaned_data["version"]
    act = actions.accept if form.cleaned_data["answer"] == "accept" else actions.send_back
    try:
        act(worker.actor, plan.pk, read, edition, words)
    except actions.GapsError as fault:
        told = tuple(told_gap(worker.reading, one).words for one in fault.gaps)
        return _whole(request, worker, plan, answer=form, told=told)
    return redirect("board-plan", board)


@at_work("POST")
def give_reason(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Say why a priority has no action of a horizon."""
    plan = the_plan(worker, board)
    worker.must(Action.WRITE_PLAN, board)
    found = gaps(queries.written(plan), surroundings(worker, board))
    form = ReasonForm(missing_horizons(worker.reading, found), request.POST)
    if not form.is_valid():
        return _whole(request, worker, plan, reason=form)
    priority, _colon, horizon = form.cleaned_data["gap"].partition(":")
    why = form.cleaned_data["why"]
    actions.give_reason(worker.actor, plan.pk, priority, Horizon(horizon), why)
    return redirect("board-plan", board)
