"""A new measure at work: where it is to be listed, then what tells it and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.people.acts import NotAllowedError
from commonweal.publication.amended import propose_measure
from commonweal.publication.frame import Crumb
from commonweal.web.work import new_measure_page as asked
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.measure_page import proposing_boards
from commonweal.web.work.new_measure_forms import NewMeasureForm, PlaceForm


@at_work("GET", "POST")
def new(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Ask for a measure that is not listed yet; the board above answers on the change's page."""
    places = asked.places(worker)
    if request.method == "POST" and not places:
        raise NotAllowedError("propose_measure")
    under = request.GET.get("under", "")
    if under not in dict(places):
        return _where(request, worker, places)
    priority = asked.priority_named(worker, under)
    choices = asked.unlisted(worker, priority), asked.topics_of(worker, priority)
    if request.method != "POST":
        first = {"since": worker.reading.today} | dict(worker.kept)
        return _page(request, worker, places, under, NewMeasureForm(*choices, initial=first))
    form = NewMeasureForm(*choices, request.POST)
    if form.is_valid():
        try:
            board = proposing_boards(worker, priority)[0]
            row = propose_measure(worker.actor, board, worker.reading.edition, form.wanted(under))
        except ValueError as fault:
            form.add_error(None, str(fault))
        else:
            return redirect("measure-change", row.pk)
    return _page(request, worker, places, under, form)


def _where(request: HttpRequest, worker: Worker, places: list[tuple[str, str]]) -> HttpResponse:
    """Ask where first: what may be listed depends on it."""
    given = request.GET if "under" in request.GET else None
    form = PlaceForm(places, {} if request.method == "POST" else given)
    return _page(request, worker, places, "", form)


def _page(
    request: HttpRequest, worker: Worker, places: list[tuple[str, str]], under: str, form: Any
) -> HttpResponse:
    context = {
        "form": form,
        "under": dict(places).get(under, ""),
        "places": places,
        "lead": asked.lead(worker, places),
        "place": worker.reading.place.name,
    }
    crumbs = (
        Crumb(reverse("desk"), _("My desk")),
        Crumb(reverse("measures-at-work"), _("Measures")),
    )
    return page(
        request, worker, "measure_new", context, *crumbs,
        menu="measures-at-work", status=422 if form.is_bound and form.errors else 200,
    )  # fmt: skip
