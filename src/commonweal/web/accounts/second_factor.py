"""Who must sign in with a second factor, and whether they did."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from commonweal.people.models import Person
from commonweal.people.permissions import any_may_approve
from commonweal.web.session_marks import ADDED
from commonweal.web.work.kept_words import keep_words
from commonweal.web.work.offices_held import FACTORS, factors_of, offices_held
from commonweal.web.work.way_back import WORK, way_back


def has_factor(person: Person) -> bool:
    """Whether a person has a second factor; recovery codes alone are none."""
    return bool(is_mfa_enabled(person, list(FACTORS)))


def satisfied(request: HttpRequest) -> bool:
    """Whether whoever holds this session has shown a second factor in it.

    Having one is not enough: a session that began with a stolen password would profit from it.
    """
    shown = get_authentication_records(request, request.user)
    return ADDED in request.session or any(one["method"] == "mfa" for one in shown)


class SecondFactorMiddleware:
    """Opens pages of work to nobody who still owes a second factor, whatever their view does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(WORK) and request.user.is_authenticated:
            owed = what_is_owed(request)
            if owed:
                keep_words(request)
                return HttpResponseRedirect(f"{owed}?{urlencode({'next': way_back(request)})}")
        return self._get_response(request)


def what_is_owed(request: HttpRequest) -> str:
    """Where to go first: to show a second factor, or to add one; empty when nothing is owed."""
    if settings.DEMONSTRATION:
        return ""  # nobody there is anybody
    offices = offices_held(request, request.user)
    held = factors_of(request.user, offices)
    if not held:
        return reverse("second_factor_needed") if any_may_approve(offices) else ""
    if satisfied(request):
        return ""
    by_code = Authenticator.Type.TOTP in held
    return reverse("mfa_reauthenticate" if by_code else "mfa_reauthenticate_webauthn")
