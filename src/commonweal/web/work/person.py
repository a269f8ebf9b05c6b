"""One person at work: offices given and ended, the account closed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.people.accounts import awaits_first_sign_in, close_account
from commonweal.people.acts import OwnAccountError, end_office, give_office
from commonweal.people.boards import offices_running
from commonweal.people.models import Person
from commonweal.people.permissions import Action
from commonweal.people.queries import office_of, offices_of, organisations_on, person_of
from commonweal.publication.frame import Crumb
from commonweal.publication.wording.role_words import ROLES
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.people_forms import CloseForm, OfficeForm
from commonweal.web.work.people_page import (
    boards_of,
    desk_crumb,
    office_row,
    office_told,
    people_crumb,
)


@at_work()
def one(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """The offices of a person, now and before; administrators change them here."""
    worker.actor.must(Action.READ_PEOPLE, worker.item())
    return _page(request, worker, _person(number))


@at_work("GET", "POST")
def give(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Give an office from today on."""
    worker.actor.must(Action.GIVE_OFFICE, worker.item())
    person = _person(number)
    if request.method != "POST":  # come back from signing in again
        return _page(request, worker, person, office=_office_form(worker, number))
    form = _office_form(worker, number, request.POST)
    if not form.is_valid():
        return _page(request, worker, person, office=form)
    told = form.cleaned_data
    held = offices_of(person, worker.actor.strategy)
    if any((o.board, o.role, o.until) == (told["board"], told["role"], None) for o in held):
        form.add_error("role", _("They hold this role in this board already"))
        return _page(request, worker, person, office=form)
    try:
        give_office(worker.actor, person, **told)
    except (OwnAccountError, ValueError) as fault:
        form.add_error(None, str(fault))
        return _page(request, worker, person, office=form)
    return redirect("person", number)


@at_work("GET", "POST")
def end(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Ask once, then end an office from today on."""
    worker.actor.must(Action.GIVE_OFFICE, worker.item())
    office, told = office_of(worker.actor.strategy, number), ""
    if office is None:
        raise Http404
    if request.method == "POST":
        try:
            end_office(worker.actor, office)
        except ValueError as fault:
            told = str(fault)
        else:
            return redirect("person", office.person_id)
    context = {"row": office_row(worker, office), "told": told}
    crumb = Crumb(reverse("person", args=[office.person_id]), office.person.name)
    crumbs = desk_crumb(), people_crumb(), crumb
    status = 422 if told else 200
    return page(
        request, worker, "people_office_end", context, *crumbs, menu="people", status=status
    )


@at_work("GET", "POST")
def close(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Close an account with a reason; its rows stay."""
    worker.actor.must(Action.CLOSE_ACCOUNT, worker.item())
    person = _person(number)
    if request.method != "POST":
        return _page(request, worker, person, closing=CloseForm(initial=dict(worker.kept)))
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, worker, person, closing=form)
    try:
        close_account(worker.actor, person, form.cleaned_data["why"])
    except (OwnAccountError, ValueError) as fault:
        form.add_error(None, str(fault))
        return _page(request, worker, person, closing=form)
    return redirect("person", number)


def _page(
    request: HttpRequest,
    worker: Worker,
    person: Person,
    office: OfficeForm | None = None,
    closing: CloseForm | None = None,
) -> HttpResponse:
    rows = [office_row(worker, held) for held in offices_of(person, worker.actor.strategy)]
    own = person.pk == worker.person.pk
    may_change = worker.may(Action.GIVE_OFFICE)
    context: dict[str, Any] = {
        "person": person,
        "now": [row for row in rows if row["running"]],
        "before": [row for row in rows if not row["running"]],
        "own": own,
        "may_change": may_change,
        "awaited": may_change and awaits_first_sign_in(person),
        "office_form": office or _office_form(worker, person.pk),
        "close_form": closing or CloseForm(),
    }
    status = 422 if any(form and form.is_bound for form in (office, closing)) else 200
    crumbs = desk_crumb(), people_crumb()
    return page(request, worker, "people_person", context, *crumbs, menu="people", status=status)


def _office_form(worker: Worker, number: int, *given: Any) -> OfficeForm:
    day = worker.actor.on
    others = {
        held: office_told(worker, held)
        for held in offices_running(worker.actor.strategy, day)
        if held.board and held.person_id != number
    }
    roles = [(role.value, told) for role, told in ROLES.items()]
    return OfficeForm(
        boards_of(worker), roles, organisations_on(day), others, *given, initial=dict(worker.kept)
    )


def _person(number: int) -> Person:
    held = person_of(number)
    if held is None:
        raise Http404
    return held
