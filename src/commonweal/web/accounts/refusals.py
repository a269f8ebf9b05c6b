"""Pages that say no, and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commonweal.web.accounts.frame import account_frame


def refuse(request: HttpRequest, title: str, words: str, status: int = 403) -> HttpResponse:
    """A plain page with a title and one or two sentences."""
    context = account_frame() | {"title": title, "words": words}
    return render(request, "account/refused.jinja", context, status=status)


def form_from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the mark that this site gives to each of its own."""
    told = _("Go back, load the page again and send it once more. Cookies must be allowed.")
    return refuse(request, _("This form was not sent from here"), told)


def too_many(request: HttpRequest) -> HttpResponse:
    """Asked too often from one place, or for one account."""
    told = _("You, or someone else on your network, tried this too often. Wait a few minutes.")
    return refuse(request, _("Too many attempts"), told, 429)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Signed in, yet not allowed; or signed in too long ago for what was asked."""
    told = _("Your account may not do this. If you signed in long ago, sign out and in again.")
    return refuse(request, _("You cannot open this page"), told)
