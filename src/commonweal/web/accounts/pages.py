"""Pages of second factors that the library does not have, and what it lacks in its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.web.accounts.second_factor import has_factor, satisfied, what_is_owed
from commonweal.web.session_marks import ADDED

View = Callable[..., HttpResponse]
BACK = "after_second_factor"


def enrolling(view: View) -> View:
    """A view of second factors: whoever has one shows it first; change and log entry are one."""

    @wraps(view)
    def whole(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if has_factor(request.user) and not satisfied(request):
            asked = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{what_is_owed(request)}?{asked}")
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return login_required(whole)


@require_safe
@login_required
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is asked for, and offer both kinds."""
    if back := get_next_redirect_url(request):
        request.session[BACK] = back
    return render(request, "account/second_factor.jinja")


def _added_here(sender: Any, request: HttpRequest, **more: Any) -> None:
    """Whoever adds a factor has shown it."""
    request.session[ADDED] = True


authenticator_added.connect(_added_here, dispatch_uid="second factor shown by adding it")
