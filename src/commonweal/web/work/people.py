"""People at work: who holds which office, and who is let in."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from commonweal.people.accounts import renew_invitation
from commonweal.people.acts import invite
from commonweal.people.invitations import LASTS, invitation_link
from commonweal.people.models import Person
from commonweal.people.permissions import Action
from commonweal.people.queries import closed_accounts, person_of, without_office
from commonweal.web.work.door import Worker, at_work, page, refused
from commonweal.web.work.people_forms import InviteForm
from commonweal.web.work.people_page import desk_crumb, groups, people_crumb


@at_work()
def everybody(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Offices by board on the day, what each board lacks, and accounts without an office."""
    worker.actor.must(Action.READ_PEOPLE, worker.item())
    may_change = worker.may(Action.INVITE)
    context = {
        "groups": groups(worker),
        "idle": without_office(worker.actor.strategy, worker.actor.on),
        "closed": closed_accounts() if may_change else [],
        "may_change": may_change,
    }
    return page(request, worker, "people", context, desk_crumb(), menu="people")


@never_cache
@at_work("GET", "POST")
def let_in(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Make an account and show its link, this once."""
    worker.actor.must(Action.INVITE, worker.item())
    if request.method != "POST":
        return _invite(request, worker, InviteForm(initial=dict(worker.kept)))
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _invite(request, worker, form, status=422)
    told = form.cleaned_data
    try:
        person = invite(worker.actor, told["email"], told["name"])
    except ValidationError:  # somebody else made it meanwhile
        form.add_error("email", _("There is an account with this address already"))
        return _invite(request, worker, form, status=422)
    return _link(request, worker, person)


@never_cache
@at_work("GET", "POST")
def new_link(request: HttpRequest, worker: Worker, number: int) -> HttpResponse:
    """Show a new link for who has not come in yet; the old one is worth nothing from now on."""
    person = person_of(number)
    worker.actor.must(Action.INVITE, worker.item())
    if person is None:
        raise Http404
    if request.method != "POST":  # come back from signing in again
        return redirect("person", number)
    try:
        held = renew_invitation(worker.actor, person)
    except ValueError as fault:
        return refused(request, worker, str(fault), status=409)
    return _link(request, worker, held)


def _invite(
    request: HttpRequest, worker: Worker, form: InviteForm, status: int = 200
) -> HttpResponse:
    crumbs = desk_crumb(), people_crumb()
    context = {"form": form}
    return page(request, worker, "people_invite", context, *crumbs, menu="people", status=status)


def _link(request: HttpRequest, worker: Worker, person: Person) -> HttpResponse:
    context = {
        "person": person,
        "invitation": request.build_absolute_uri(invitation_link(person)),
        "days": LASTS // 86400,
    }
    crumbs = desk_crumb(), people_crumb()
    return page(request, worker, "people_link", context, *crumbs, menu="people")
