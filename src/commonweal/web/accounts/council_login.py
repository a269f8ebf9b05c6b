"""Sign-in with a council's own account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from requests import RequestException

from commonweal.people.models import Person
from commonweal.web.accounts.claims import same_nonce, verified_address
from commonweal.web.accounts.provider import CouncilAdapter
from commonweal.web.accounts.refusals import refuse


@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Lead to the council's own sign-in page."""
    return ratelimit.consume_or_429(request, action="login") or _ask(OAuth2LoginView, request)


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Take what the issuer sends back."""
    return _ask(OAuth2CallbackView, request)


def _ask(view: Any, request: HttpRequest) -> HttpResponse:
    try:
        return view.adapter_view(CouncilAdapter(request, "council"))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, KeyError, ValueError):
        return failed(request, 502)


def answer(request: HttpRequest, sociallogin: Any) -> HttpResponse:
    """Sign a known person in, or say why not; nothing of the issuer's is kept."""
    claims = sociallogin.account.extra_data["id_token"]
    sent = (sociallogin.state.get("data") or {}).get("nonce", "")
    if not same_nonce(claims, sent):
        return failed(request)
    vouched = bool(sociallogin.account.get_provider().app.settings.get("trust_email"))
    address = verified_address(claims, vouched)
    person = Person.objects.filter(email__iexact=address).first() if address else None
    if person is None:
        return _unknown(request)
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    record_authentication(request, person, method="council account")
    back = sociallogin.get_redirect_url(request)
    return perform_login(request, Login(user=person, redirect_url=back))


def failed(request: HttpRequest, status: int = 403) -> HttpResponse:
    """Something on the way went wrong, or was not meant for this browser."""
    told = _("Your council's sign-in page did not confirm who you are. Try again from the start.")
    return refuse(request, _("You are not signed in"), told, status)


def _unknown(request: HttpRequest) -> HttpResponse:
    told = _(
        "Your council's account is in order, but its verified email address has no account here. "
        "Ask an administrator of the strategy to invite you."
    )
    return refuse(request, _("There is no account for you here"), told)
