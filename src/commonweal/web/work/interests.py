"""Interests at work: everybody declares their own to their own boards, and ends them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from commonweal.people.acts import declare_interest
from commonweal.people.interests import end_interest
from commonweal.people.permissions import Action
from commonweal.people.queries import interests_of
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.organisation_forms import InterestForm
from commonweal.web.work.people_page import desk_crumb


@at_work("GET", "POST")
def own(request: HttpRequest, worker: Worker) -> HttpResponse:
    """One's own interests, and the form to declare another."""
    boards = [(one, worker.reading.edition.name_of_body(one)) for one in worker.boards]
    if request.method != "POST":
        return _page(request, worker, InterestForm(boards, initial=dict(worker.kept)))
    form = InterestForm(boards, request.POST)
    if not form.is_valid():
        return _page(request, worker, form)
    declare_interest(worker.actor, form.cleaned_data["board"], form.cleaned_data["words"])
    return redirect("interests")


@at_work("GET", "POST")
def end(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """End an interest of one's own."""
    mine = interests_of(worker.person, worker.actor.strategy)
    held = next((one for one in mine if one.pk == number), None)
    if held is None:
        raise Http404
    if request.method != "POST":  # come back from signing in again
        return redirect("interests")
    try:
        end_interest(worker.actor, held)
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return redirect("interests")


def _page(request: HttpRequest, worker: Worker, form: InterestForm) -> HttpResponse:
    name_of = worker.reading.edition.name_of_body
    rows = [
        {
            "held": one,
            "board": name_of(one.board),
            "may_end": one.until is None and worker.may(Action.DECLARE_INTEREST, one.board),
        }
        for one in interests_of(worker.person, worker.actor.strategy)
    ]
    context = {"rows": rows, "form": form, "may_declare": bool(worker.boards)}
    status = 422 if form.is_bound else 200
    return page(
        request, worker, "people_interests", context, desk_crumb(), menu="interests", status=status
    )
