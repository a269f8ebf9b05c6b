"""The language of a page: its address says it, and the words follow."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, is_valid_path, resolve, reverse

from commonweal.measures.store import StoreError
from commonweal.publication.languages.language import ENGLISH, Language, of_path, without_language
from commonweal.publication.languages.offered import offered, open_words, signed_words, words_for
from commonweal.publication.languages.spoken import Spoken, addressed_in, speaking
from commonweal.publication.languages.standing import MADE_OF, stands
from commonweal.publication.locations import demonstration
from commonweal.publication.site import current_reading
from commonweal.publication.views import not_found

HOME = "plain-home"


class LanguageMiddleware:
    """Speaks the language that the address names.

    Drafts are shown on a demonstration, which says so, and to those who have signed in. A page
    that there is in English alone is led to.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = of_path(request.path_info)
        if language is ENGLISH:
            return self._get_response(request)
        reviewer = not demonstration() and request.user.is_authenticated
        try:
            words = _words(language, draft=reviewer or demonstration())
        except StoreError:  # before the first release the English page says so
            return HttpResponseRedirect(without_language(request.path_info))
        if words is None:
            return not_found(request, LookupError(language.code))
        with speaking(words):
            response = _elsewhere(request, words) or self._get_response(request)
        if reviewer:
            response["Cache-Control"] = "private, no-store"
        return response


def _words(language: Language, *, draft: bool) -> Spoken | None:
    strategy = current_reading().edition.strategy.id
    return open_words(language, strategy) if draft else signed_words(language, strategy)


def _elsewhere(request: HttpRequest, words: Spoken) -> HttpResponse | None:
    """The home of the language, or the English page where there is no other."""
    bare = without_language(request.path_info)
    if bare == "/":
        return HttpResponseRedirect(reverse(HOME))
    if _stands(request.path_info, words) or not _is_english(bare):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(bare + (f"?{query}" if query else ""))


def _stands(path: str, words: Spoken) -> bool:
    try:
        return stands(resolve(path).url_name or "", words)
    except Resolver404:
        return False


def _is_english(path: str) -> bool:
    with addressed_in(ENGLISH):
        return bool(is_valid_path(path))


def other_languages(path: str, strategy: str) -> list[tuple[str, Language]]:
    """Where this page is in each language; the home of one that has no such page."""
    bare = without_language(path)
    held = [(bare, ENGLISH)] if of_path(path) is not ENGLISH else []
    for one in offered(strategy):
        there = f"/{one.code}{bare}"
        held.append((there if _there_is(there, one, strategy) else f"/{one.code}/plain/", one))
    return held


def _there_is(path: str, language: Language, strategy: str) -> bool:
    """Whether a link to a page in another language ends there, and not at the English one."""
    with addressed_in(language):
        try:
            name = resolve(path).url_name or ""
        except Resolver404:
            return False
    if name not in MADE_OF:
        return True
    words = words_for(language.code, strategy)
    return words is not None and stands(name, words)
