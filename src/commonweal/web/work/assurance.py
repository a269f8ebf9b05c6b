"""Assurance at work: statements given, one given anew, one withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.meetings import assurance
from commonweal.delivery.meetings.at_work import statements_of
from commonweal.delivery.models import AssuranceStatement, Opinion
from commonweal.people.permissions import Action
from commonweal.people.workflow import PassedError
from commonweal.web.work.challenges import crumbs, readable
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.oversight_forms import OPINIONS, AssuranceForm


@at_work()
def all_statements(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Statements of the worker's boards; of all boards for the board above."""
    return _page(request, worker, None, "")


@at_work("GET", "POST")
def give(request: HttpRequest, worker: Worker, board: str) -> HttpResponse:
    """Give assurance in the name of a board."""
    worker.must(Action.GIVE_ASSURANCE, board)
    form = AssuranceForm(request.POST or None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"opinion": Opinion(form.cleaned_data["opinion"])}
        try:
            statement = assurance.Statement(board=board, edition=worker.reading.edition.id, **told)
            assurance.give_assurance(worker.actor, statement)
            return redirect("assurance")
        except ValueError as fault:
            form.add_error("expires_on" if isinstance(fault, PassedError) else None, str(fault))
    return _page(request, worker, form, board)


@at_work("POST")
def withdraw(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Withdraw a statement that no longer holds."""
    held = next((x for x in _held(worker) if x.pk == number), None)
    if held is None:
        raise Http404
    try:
        assurance.withdraw_assurance(worker.actor, held, request.POST.get("why", ""))
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return redirect("assurance")


def _held(worker: Worker) -> list[AssuranceStatement]:
    return statements_of(worker.actor.strategy, readable(worker))


def _page(
    request: HttpRequest, worker: Worker, form: AssuranceForm | None, board: str
) -> HttpResponse:
    name_of, day = worker.reading.edition.name_of_body, worker.reading.today
    rows = [_row(worker, one) for one in _held(worker)]
    holding = sum(one["holds"] for one in rows)
    gone = sum(one["expired"] for one in rows)
    told = ngettext("%(n)s statement holds today", "%(n)s statements hold today", holding)
    giving = [x for x in worker.boards if worker.may(Action.GIVE_ASSURANCE, x)]
    context = {
        "rows": rows,
        "lead": _("%(told)s; %(gone)s expired.") % {"told": told % {"n": holding}, "gone": gone},
        "form": form,
        "board": board,
        "board_name": name_of(board) if board else "",
        "giving": [(x, name_of(x)) for x in giving],
        "day": day,
    }
    status = 422 if form is not None and form.is_bound else 200
    return page(request, worker, "assurance", context, *crumbs()[:1], menu="exceptions",
                status=status)  # fmt: skip


def _row(worker: Worker, one: AssuranceStatement) -> dict[str, Any]:
    day = worker.reading.today
    stands = one.withdrawn_on is None
    return {
        "held": one,
        "board": worker.reading.edition.name_of_body(one.board),
        "opinion": OPINIONS[Opinion(one.opinion)],
        "holds": stands and one.expires_on > day,
        "expired": stands and one.expires_on <= day,
        "may_withdraw": stands and worker.may(Action.GIVE_ASSURANCE, one.board),
    }
