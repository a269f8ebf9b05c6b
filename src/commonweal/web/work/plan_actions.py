"""One action of a plan at work: written, left out, and told of once the plan is in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from commonweal.delivery.models import Plan, PlanAction
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans import actions, queries
from commonweal.delivery.plans.gaps import Around, gaps_of_action
from commonweal.delivery.plans.off_course import risks_now
from commonweal.delivery.plans.planned import BoardPlan, PlannedAction
from commonweal.delivery.plans.progress_actions import tell_progress
from commonweal.delivery.plans.rows import action_of, actions_with_rows
from commonweal.people.permissions import Action
from commonweal.people.workflow import StaleError
from commonweal.publication.wording.plan_words import STANDINGS
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.plan_forms import (
    LINES,
    ActionForm,
    ProgressForm,
    RiskForm,
    choices_from,
    initial_of,
)
from commonweal.web.work.plan_line_forms import Lines
from commonweal.web.work.plan_page import (
    areas_offered,
    crumbs,
    in_force_row,
    may_write,
    needs_offered,
    surroundings,
    the_board,
    the_plan,
    told_gap,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the form of one action stands on, each read once."""

    plan: Plan
    row: PlanAction | None
    held: PlannedAction | None
    written: BoardPlan
    around: Around

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0


@at_work("GET", "POST")
def new_action(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Write an action that is not there yet."""
    return _write(request, worker, the_plan(worker, board), "")


@at_work("GET", "POST")
def action(request: HttpRequest, worker: Worker, board: str, ref: str) -> HttpResponse:
    """Write an action of an open plan; of one in force, read it and tell how it stands."""
    return _write(request, worker, the_plan(worker, board), ref)


def _laid_out(worker: Worker, plan: Plan, ref: str) -> Desk:
    written, rows = actions_with_rows(plan)
    row = rows.get(ref)
    if ref and row is None:
        raise Http404
    around = surroundings(worker, plan.board)
    held = next((one for one in written.actions if one.ref == ref), None)
    if row and held is None:  # left out of the plan, so it is not among its actions
        held = action_of(row)
    return Desk(plan, row, held, written, around)


def _write(request: HttpRequest, worker: Worker, plan: Plan, ref: str) -> HttpResponse:
    if request.method == "POST":
        worker.must(Action.WRITE_PLAN, plan.board)
    desk = _laid_out(worker, plan, ref)
    row, held, data = desk.row, desk.held, _sent(request, worker)
    form, lines = _forms(worker, desk, data)
    if request.method != "POST":
        return _form(request, worker, desk, form, lines)
    if held:  # the name of an action that is there cannot be changed by what is sent
        form.data = form.data.copy()
        form.data["ref"] = held.ref
    sound = [form.is_valid(), *(one.is_valid() for one in lines.values())]
    if not all(sound):
        return _form(request, worker, desk, form, lines, status=422)
    said = form.action(lines)
    if "check" in request.POST:
        return _form(request, worker, desk, form, lines, said=said)
    try:
        version = form.cleaned_data["version"] or None
        owner = row.owner_person if row else None
        actions.write_action(worker.actor, plan.pk, said, version, owner)
    except StaleError:
        return _form(request, worker, desk, form, lines, said=said, stale=True, status=409)
    except (ValidationError, ValueError) as fault:
        told = " ".join(getattr(fault, "messages", [str(fault)]))
        form.add_error(None, told)
        return _form(request, worker, desk, form, lines, status=422)
    if "more" in request.POST:
        return redirect("plan-action", plan.board, said.ref)
    return redirect("board-plan", plan.board)


def _sent(request: HttpRequest, worker: Worker) -> QueryDict | None:
    """What was sent, now or before a session ended."""
    if request.method == "POST":
        return request.POST
    if not worker.kept:
        return None
    data = QueryDict(mutable=True)
    for name, value in worker.kept.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _forms(
    worker: Worker, desk: Desk, data: QueryDict | None
) -> tuple[ActionForm, dict[str, Lines]]:
    held, board = desk.held, desk.plan.board
    needs = needs_offered(desk.written, desk.around, held.ref if held else "")
    choices = choices_from(worker.reading, board, needs, areas_offered(worker.reading))
    _keep_held(choices, held)
    initial = initial_of(held, desk.version) if held else {"version": 0}
    form = ActionForm(choices, data, initial=initial)
    lines = {
        name: Lines(name, kind, data, getattr(held, name) if held else (), choices)
        for name, (_head, kind) in LINES.items()
    }
    return form, lines


def _keep_held(choices: dict[str, list[tuple[str, Any]]], held: PlannedAction | None) -> None:
    """What an action holds stays on offer, though the edition or the place has dropped it."""
    for name in ("priorities", "measures", "contributors", "areas", "needs") if held else ():
        offered = {value for value, _told in choices[name]}
        choices[name] += [(one, one) for one in getattr(held, name) if one not in offered]


def _form(
    request: HttpRequest,
    worker: Worker,
    desk: Desk,
    form: ActionForm,
    lines: dict[str, Lines],
    *,
    said: PlannedAction | None = None,
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    reading, plan, row, held = worker.reading, desk.plan, desk.row, desk.held
    name = reading.edition.name_of_body(plan.board)
    shown = said or held
    found = gaps_of_action(shown, desk.around) if shown else []
    if stale and row:
        form.data = form.data.copy()
        form.data["version"] = str(row.version)
    told = queries.stood_of(row.name, reading.today) if row else None
    context = {
        "plan": plan,
        "board": name,
        "row": row,
        "form": form,
        "blocks": [(LINES[key][0], one) for key, one in lines.items()],
        "gaps": [told_gap(reading, one) for one in found],
        "stale": held if stale else None,
        "kept": bool(worker.kept),
        "wrong": status == 422,
        "may_write": may_write(worker, plan),
        "standing": STANDINGS[told.standing] if told else "",
        "held": held,
    } | _news(worker, desk)
    trail = crumbs(plan.board, name)
    return page(request, worker, "plan_action", context, *trail, menu="plans", status=status)


def _news(worker: Worker, desk: Desk) -> dict[str, Any]:
    """What can be told of the action in force: how it stands, and how its risks have moved."""
    told: dict[str, Any] = {"progress": None, "risks": (), "risk_form": None}
    if desk.row is None or not worker.may(Action.WRITE_PLAN, desk.plan.board):
        return told
    name, held = desk.row.name, desk.held
    if desk.plan.stage != "accepted":  # under revision: the one before it is in force
        row = in_force_row(worker, desk.plan.board, name.ref)
        held = action_of(row) if row else None
    elif desk.row.left_out:
        held = None
    if held is None:
        return told
    told["progress"] = ProgressForm([(m.ref, m.name) for m in held.milestones], auto_id="news_%s")
    if held.risks:
        told["risks"] = risks_now(held, name, worker.reading.today)
        told["risk_form"] = RiskForm([(x.ref, x.text) for x in held.risks], auto_id="risk_%s")
    return told


@at_work("POST")
def leave_out(request: HttpRequest, worker: Worker, board: str, ref: str) -> HttpResponse:
    """Take an action out of an open plan, with the reason."""
    plan, sent = the_plan(worker, board), request.POST.get("version", "")
    read, why = int(sent) if sent.isdecimal() else 0, request.POST.get("why", "")
    worker.must(Action.WRITE_PLAN, board)
    if not why.strip():
        return redirect(reverse("plan-action", args=[board, ref]) + "#leave-out")
    actions.leave_out(worker.actor, plan.pk, ref, why, read)
    return redirect("board-plan", board)


@at_work("POST")
def progress(request: HttpRequest, worker: Worker, board: str, ref: str) -> HttpResponse:
    """Tell how an action of the plan in force stands."""
    the_board(worker, board)
    worker.must(Action.WRITE_PLAN, board)
    row = in_force_row(worker, board, ref)
    if row is None:
        raise Http404
    milestones = [(m.ref, m.name) for m in action_of(row).milestones]
    form = ProgressForm(milestones, request.POST)
    if form.is_valid() and _told(worker, ref, form):
        return redirect("plan-action", board, ref)
    name = worker.reading.edition.name_of_body(board)
    context = {"plan": row.plan, "row": row, "progress": form, "board": name}
    trail = crumbs(board, name)
    return page(request, worker, "plan_progress", context, *trail, menu="plans", status=422)


def _told(worker: Worker, ref: str, form: ProgressForm) -> bool:
    """Tell it; what cannot be is said beside the form."""
    held = dict(form.cleaned_data)
    try:
        tell_progress(
            worker.actor,
            ref,
            Standing(held["standing"]),
            milestone=held["milestone"],
            due=held["due"],
            why=held["why"],
        )
    except (ValidationError, ValueError) as fault:
        form.add_error(None, " ".join(getattr(fault, "messages", [str(fault)])))
        return False
    return True
