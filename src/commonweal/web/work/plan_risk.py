"""Score a risk of an action in force anew; at its threshold it reaches the board above."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from commonweal.delivery.plans.progress_actions import score_risk
from commonweal.people.permissions import Action
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.plan_forms import RiskForm
from commonweal.web.work.plan_page import crumbs, in_force_row, the_board


@at_work("GET", "POST")
def score(request: HttpRequest, worker: Worker, board: str, ref: str) -> HttpResponse:
    """The form alone, where it could not be taken from the action's page."""
    the_board(worker, board)
    worker.must(Action.WRITE_PLAN, board)
    row = in_force_row(worker, board, ref)
    if row is None:
        raise Http404
    risks = [(one.ref, one.text) for one in row.risks.all()]
    form = RiskForm(risks, request.POST or None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            score_risk(
                worker.actor, ref, told["risk"], likelihood=told["likelihood"],
                impact=told["impact"], why=told["why"],
            )  # fmt: skip
            return redirect("plan-action", board, ref)
        except ValidationError as fault:
            form.add_error(None, " ".join(fault.messages))
        except ValueError as fault:
            form.add_error(None, str(fault))
    name = worker.reading.edition.name_of_body(board)
    context = {"form": form, "title": row.title, "board": name}
    return page(request, worker, "plan_risk", context, *crumbs(board, name), menu="plans",
                status=422 if form.is_bound else 200)  # fmt: skip
