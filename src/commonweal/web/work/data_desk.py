"""The data desk: a council's own figures entered, looked at as published, and signed off."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.delivery.models import FiguresStage, OwnFigures
from commonweal.delivery.own_figures import actions
from commonweal.delivery.own_figures.queries import (
    entered_before,
    figures_of,
    one_of,
    rows_of,
    to_sign_off,
)
from commonweal.delivery.own_figures.table import FaultyError, Known, known_from
from commonweal.measures.sources.tidy import COLUMNS, write_template
from commonweal.people.acts import NotAllowedError
from commonweal.people.permissions import Action
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb
from commonweal.web.work.data_forms import AnswerForm, FiguresForm
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.task import Section, Task

MOST_SHOWN = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STAGES = {
    FiguresStage.ENTERED: gettext_lazy("Waiting for a second person"),
    FiguresStage.RETURNED: gettext_lazy("Sent back"),
    FiguresStage.SIGNED: gettext_lazy("Signed off, not taken in yet"),
    FiguresStage.TAKEN: gettext_lazy("Taken in: the next build uses it"),
}
TOLD = {
    "area_code": gettext_lazy("nine-character code of the area"),
    "period": gettext_lazy("label of the period, of the kind beside it"),
    "period_kind": gettext_lazy("calendar, financial, academic, quarter, month or another kind"),
    "measure": gettext_lazy("id of the measure, from the list below"),
    "value": gettext_lazy("the figure; empty where there is none, never 0 for missing"),
    "lower": gettext_lazy("lower limit of 95 in 100"),
    "upper": gettext_lazy("upper limit of 95 in 100"),
    "count": gettext_lazy("how many were counted"),
    "denominator": gettext_lazy("of how many"),
    "sex": gettext_lazy("male, female, persons or empty"),
    "age": gettext_lazy("as the measure words it, or empty"),
    "group_kind": gettext_lazy("what the group is of, or empty"),
    "group": gettext_lazy("the group, or empty"),
    "note": gettext_lazy("why a figure is missing"),
}


@at_work("GET", "POST")
def desk(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Every table of the worker's boards; here one is entered."""
    boards = _boards(worker)
    if request.method != "POST":
        return _desk(request, worker, FiguresForm(boards, initial=dict(worker.kept)))
    if not boards:
        raise NotAllowedError("figures are not yours to enter")
    form = FiguresForm(boards, request.POST, request.FILES)
    if not form.is_valid():
        return _desk(request, worker, form, status=422)
    policy = actions.policy_of(worker.reading.edition)
    board = form.cleaned_data["board"]
    try:
        held = actions.enter(worker.actor, board, form.about, form.content, _known(worker), policy)
    except FaultyError as fault:
        return _desk(request, worker, form, fault, status=422)
    except ValueError as fault:
        form.add_error(None, str(fault))
        return _desk(request, worker, form, status=422)
    return redirect("own-figures", held.pk)


@at_work()
def template(request: HttpRequest, worker: Worker) -> HttpResponse:
    """The empty template."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(path)
        answer = HttpResponse(path.read_bytes(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="own-figures.xlsx"'
    return answer


@at_work("GET", "POST")
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """A table as it would be published; a second person signs it off or sends it back."""
    held = one_of(worker.actor.strategy, number)
    if held is None or held.board not in worker.boards:
        raise Http404
    form = AnswerForm(initial={"version": held.version} | dict(worker.kept))
    if request.method != "POST":
        return _one(request, worker, held, form)
    worker.must(Action.SIGN_OFF_DATA, held.board, held.entered_by_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _one(request, worker, held, form, status=422)
    told = form.cleaned_data
    if told["answer"] == "sign":
        actions.sign_off(worker.actor, held, told["version"])
    else:
        actions.send_back(worker.actor, held, told["version"], told["why"])
    return redirect("own-figures", held.pk)


def data_tasks(worker: Worker) -> Iterator[Task]:
    """Tables that wait for this worker's signature."""
    if not worker.may_somewhere(Action.ENTER_DATA):
        return
    for held in to_sign_off(worker.actor.strategy, worker.boards):
        if worker.may(Action.SIGN_OFF_DATA, held.board, held.entered_by_id):
            yield Task(
                Section.SETTLE,
                _("Figures to sign off: %(title)s") % {"title": held.title},
                reverse("own-figures", args=[held.pk]),
                worker.reading.edition.name_of_body(held.board),
                _("Entered %(day)s") % {"day": numbers.day(held.entered_on)},
                _("Look"),
                held.entered_on,
            )


def _boards(worker: Worker) -> list[tuple[str, str]]:
    name_of = worker.reading.edition.name_of_body
    return [(b, name_of(b)) for b in worker.boards if worker.may(Action.ENTER_DATA, b)]


def _known(worker: Worker) -> Known:
    reading = worker.reading
    areas = {code: area.name for code, area in reading.release.places.areas.items()}
    return known_from(reading.cards, areas)


def _desk(
    request: HttpRequest,
    worker: Worker,
    form: FiguresForm,
    faulty: FaultyError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "rows": [
            (held, STAGES[FiguresStage(held.stage)])
            for held in figures_of(worker.actor.strategy, worker.boards)
        ],
        "form": form,
        "may_enter": bool(_boards(worker)),
        "faults": faulty.faults[:MOST_SHOWN] if faulty else [],
        "faults_in_all": len(faulty.faults) if faulty else 0,
        "columns": [(name, TOLD[name]) for name in COLUMNS],
        "measures": sorted((n, card.name) for n, card in _known(worker).cards.items()),
        "policy": actions.policy_of(worker.reading.edition),
    }
    crumb = Crumb(reverse("desk"), _("My desk"))
    return page(request, worker, "data_desk", context, crumb, menu="data-desk", status=status)


def _one(
    request: HttpRequest, worker: Worker, held: OwnFigures, form: AnswerForm, status: int = 200
) -> HttpResponse:
    rows, known = rows_of(held), _known(worker)
    context: dict[str, Any] = {
        "held": held,
        "stage": STAGES[FiguresStage(held.stage)],
        "board": worker.reading.edition.name_of_body(held.board),
        "before": [(one.title, one.entered_on) for one in entered_before(held)],
        "rows": rows[:MOST_SHOWN],
        "rows_in_all": len(rows),
        "names": known.areas,
        "measures": {name: card.name for name, card in known.cards.items()},
        "areas": [(code, known.areas.get(code, "")) for code in held.told["areas"]],
        "form": form,
        "may_answer": held.stage == FiguresStage.ENTERED
        and worker.may(Action.SIGN_OFF_DATA, held.board, held.entered_by_id),
        "own": held.entered_by_id == worker.person.pk,
    }
    crumbs = (Crumb(reverse("desk"), _("My desk")), Crumb(reverse("data-desk"), _("Data")))
    return page(request, worker, "own_figures", context, *crumbs, menu="data-desk", status=status)
