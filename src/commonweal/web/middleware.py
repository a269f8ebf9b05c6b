"""What every public page has in common."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from commonweal.measures.store import StoreError
from commonweal.people.plain_words import plain_words
from commonweal.publication.languages.language import of_path, without_language
from commonweal.publication.languages.spoken import addressed_in

LARGEST_BODY = 8_000_000  # read before any view is asked, and so refused before any view
SIGNED_IN = ("/work/", "/account/")  # pages that depend on who asks
PRIVATE = (
    *SIGNED_IN,
    "/comment/",
    "/champions/join/",
    "/champions/mine/",
)  # pages for one person; all others are for everybody


class PlainWordsMiddleware:
    """Takes out of every form what nobody sees: one such sign stops a paper from being made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and any(map(_unseen, request.POST.lists())):
            sent = request.POST.copy()
            for name, values in request.POST.lists():
                sent.setlist(name, [plain_words(one) for one in values])
            request.POST = sent  # type: ignore[assignment]
        return self._get_response(request)


def _unseen(field: tuple[str, list[str]]) -> bool:
    return any(plain_words(one) != one for one in field[1])


class CommonPathMiddleware:
    """Adds a missing last slash; says how long a page of a release may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.get_host()  # refuses a host that is not ours
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            told = _("This file is larger than %(most)s MB: it was not taken.")
            most = {"most": LARGEST_BODY // 1_000_000}
            return HttpResponse(told % most, status=413, content_type="text/plain; charset=utf-8")
        path = request.path_info
        if _lacks_slash(path):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(path + "/" + (f"?{query}" if query else ""))
        response = self._get_response(request)
        if without_language(path).startswith(PRIVATE):
            response["Cache-Control"] = "private, no-store"
        elif response.status_code == 200 and "Cache-Control" not in response:
            response["Cache-Control"] = "public, max-age=300"
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Before the first release every address says so, data as well as pages."""
        if not isinstance(fault, StoreError):
            return None
        return render(request, "pages/no_release.jinja", {"fault": fault}, status=503)


def _lacks_slash(path: str) -> bool:
    bare = not path.endswith("/") and "." not in path.rsplit("/", 1)[-1]
    if not bare:
        return False
    with addressed_in(of_path(path)):
        return is_valid_path(path + "/", settings.ROOT_URLCONF)
