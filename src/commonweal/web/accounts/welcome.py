"""The page behind an invitation: set a first password, and be signed in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from commonweal.people.invitations import invited
from commonweal.people.models import Person
from commonweal.web.accounts.forms import Welcome
from commonweal.web.accounts.refusals import refuse


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form, or take the password and sign its owner in."""
    limited = ratelimit.consume_or_429(request, action="reset_password_from_key")
    if limited:
        return limited
    person = invited(token)
    if person is None:
        return _spent(request)
    form = Welcome(user=person, data=request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context: dict[str, Any] = {"form": form, "invited": person}
        return render(request, "account/welcome.jinja", context)
    return _let_in(request, person, token, form)


def _let_in(request: HttpRequest, person: Person, token: str, form: Welcome) -> HttpResponse:
    """Set the password, unless the link was used in another window meanwhile."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        if invited(token) is None:
            return _spent(request)
        form.save()
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    record_authentication(request, person, method="invitation")
    return perform_login(request, Login(user=person))


def _spent(request: HttpRequest) -> HttpResponse:
    told = _(
        "It works once, and for three days. If you have set a password, sign in with it; "
        "else ask whoever invited you for a new link."
    )
    return refuse(request, _("This link no longer works"), told, 410)
