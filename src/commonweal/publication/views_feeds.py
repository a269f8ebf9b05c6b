"""Feeds: what happened to a measure, a priority or a board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.publication import feeds, links
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.site import current_reading
from commonweal.publication.views import found, the_measure

ATOM = "application/atom+xml; charset=utf-8"


@require_safe
def measure(request: HttpRequest, card: str, series: str = "") -> HttpResponse:
    reading = current_reading()
    held = the_measure(reading, card, series)
    href = links.measure(held.card.id, held.series.id)
    return _feed(request, name_of(held), href, feeds.of_measure(reading, held))


@require_safe
def priority(request: HttpRequest, priority: str) -> HttpResponse:
    reading = current_reading()
    held = found(reading.edition.priority(priority))
    href = link("priority", held.id)
    return _feed(request, held.name, href, feeds.of_priority(reading, held))


@require_safe
def board(request: HttpRequest, board: str) -> HttpResponse:
    reading = current_reading()
    held = found(reading.edition.body(board))
    return _feed(request, held.name, link("board", held.id), feeds.of_board(reading, held))


def _feed(request: HttpRequest, name: str, href: str, entries: list[feeds.Entry]) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    told = feeds.atom(current_reading(), name, href, entries, site)
    return HttpResponse(told, content_type=ATOM)
