"""Enter a demonstration as one of its roles, without a password; nowhere but on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from commonweal.people.boards import offices_running
from commonweal.people.demonstration import is_demonstration
from commonweal.people.models import Person, Role
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import pack_folder, project
from commonweal.publication.reading import today
from commonweal.web.session_marks import ADDED


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody to enter as: a role of a board."""

    person: int
    name: str


def parts() -> list[Part]:
    """Everybody to enter as, chairs and officers first; empty unless this is a demonstration."""
    if not settings.DEMONSTRATION:
        return []
    changes = agreed_changes(pack_folder())
    edition = ground_of(project(), pack_folder(), changes).edition
    order = [Role.OFFICER, Role.CHAIR, Role.SECRETARY, Role.ADMINISTRATOR]
    held = sorted(
        offices_running(edition.strategy.id, today()),
        key=lambda one: (_turn(one.role, order), one.pk),
    )
    return [Part(one.person_id, one.person.name) for one in held]


def _turn(role: str, order: list[Role]) -> int:
    return order.index(Role(role)) if role in order else len(order)


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as the one who was chosen, as if with both factors."""
    here = ip_address(request.META["REMOTE_ADDR"]).is_loopback
    if not (settings.DEMONSTRATION and here and is_demonstration()):
        raise Http404
    number = request.POST.get("person", "")
    person = (
        Person.objects.filter(pk=number, is_active=True).first() if number.isdecimal() else None
    )
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[ADDED] = True
    return redirect(settings.LOGIN_REDIRECT_URL)
