"""Organisations at work: added, ended, and followed by others."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.people.models import Organisation, Sector
from commonweal.people.organisations import add_organisation, end_organisation
from commonweal.people.permissions import Action
from commonweal.people.queries import organisations
from commonweal.publication.frame import Crumb
from commonweal.publication.wording.membership_words import SECTORS
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.organisation_forms import EndForm, OrganisationForm
from commonweal.web.work.people_page import desk_crumb, people_crumb


@at_work("GET", "POST")
def all_organisations(request: HttpRequest, worker: Worker) -> HttpResponse:
    """All that there are or were; an administrator adds one here."""
    worker.actor.must(Action.READ_PEOPLE, worker.item())
    if request.method != "POST":
        return _page(request, worker, OrganisationForm(initial=dict(worker.kept)))
    worker.actor.must(Action.KEEP_ORGANISATIONS, worker.item())
    form = OrganisationForm(request.POST)
    if not form.is_valid():
        return _page(request, worker, form)
    try:
        add_organisation(worker.actor, **form.cleaned_data)
    except ValueError as fault:
        form.add_error("name", str(fault))
        return _page(request, worker, form)
    return redirect("organisations")


@at_work("GET", "POST")
def end(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """End one, and name who takes its place."""
    worker.actor.must(Action.KEEP_ORGANISATIONS, worker.item())
    there = organisations()
    held = next((one for one in there if one.pk == number), None)
    if held is None or held.until is not None:
        raise Http404
    others = [one for one in there if one.pk != number]
    if request.method != "POST":
        return _end(request, worker, held, EndForm(others))
    form = EndForm(others, request.POST)
    if not form.is_valid():
        return _end(request, worker, held, form)
    told = form.cleaned_data
    try:
        end_organisation(worker.actor, held, told["until"], told["successor"])
    except ValueError as fault:
        form.add_error("until" if told["until"] <= held.since else "successor", str(fault))
        return _end(request, worker, held, form)
    return redirect("organisations")


def _page(request: HttpRequest, worker: Worker, form: OrganisationForm) -> HttpResponse:
    context = {
        "rows": [{"held": one, "sector": SECTORS[Sector(one.sector)]} for one in organisations()],
        "form": form,
        "may_change": worker.may(Action.KEEP_ORGANISATIONS),
    }
    status, crumbs = 422 if form.is_bound else 200, (desk_crumb(), people_crumb())
    return page(
        request, worker, "people_organisations", context, *crumbs, menu="people", status=status
    )


def _end(request: HttpRequest, worker: Worker, held: Organisation, form: EndForm) -> HttpResponse:
    crumb = Crumb(reverse("organisations"), _("Organisations"))
    crumbs = desk_crumb(), people_crumb(), crumb
    context = {"held": held, "form": form}
    status = 422 if form.is_bound else 200
    return page(
        request, worker, "people_organisation_end", context, *crumbs, menu="people", status=status
    )
