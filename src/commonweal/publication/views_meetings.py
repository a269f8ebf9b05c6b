"""Views of meetings, decisions and packs."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.delivery.meetings import queries
from commonweal.delivery.models import FrozenPack
from commonweal.publication.board_pack.files import NotThatPackError, content_of
from commonweal.publication.pages import meetings as pages
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.views import LONGEST, found, page

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@page("meetings")
def meetings(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return pages.meetings_page(reading)


@page("meeting")
def meeting(reading: Reading, request: HttpRequest, number: int) -> dict[str, Any]:
    held = queries.meetings(reading.edition.strategy.id).filter(pk=number)
    return pages.meeting_page(reading, found(held.first()))


@page("decisions")
def decisions(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return pages.decisions_page(reading)


@page("decision")
def decision(reading: Reading, request: HttpRequest, number: int) -> dict[str, Any]:
    return found(pages.decision_page(reading, number))


@page("known")
def known(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = None
    board = request.GET.get("board", "")[:LONGEST]
    if board:
        found(reading.edition.body(board))
    return pages.known_page(reading, board, day)


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The feed that a calendar subscribes to."""
    root = f"{request.scheme}://{request.get_host()}"
    made = pages.calendar_file(current_reading(), request.get_host(), root)
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


@require_safe
def pack(request: HttpRequest, number: int, sum_: str, kind: str) -> HttpResponse:
    """A frozen file of a pack, as it was given out."""
    strategy = current_reading().edition.strategy.id
    shown = FrozenPack.objects.filter(
        meeting__strategy=strategy, meeting__stage__in=queries.PUBLISHED
    )
    held = found(shown.filter(meeting=number, sha256=sum_, kind=kind).first())
    if kind not in TYPES:
        raise Http404
    try:
        content = content_of(held)
    except NotThatPackError as fault:
        raise Http404 from fault
    return pack_response(held, content)


def pack_response(held: FrozenPack, content: bytes) -> HttpResponse:
    """The file with its name; a page's own sheet is let through by its sum alone."""
    answer = HttpResponse(content, content_type=TYPES[held.kind])
    answer["Content-Disposition"] = f'inline; filename="{held.file_name}"'
    if held.kind == "html" and (sheet := STYLE.search(content.decode())):
        total = b64encode(sha256(sheet.group(1).encode()).digest()).decode()
        answer._csp_update = {"style-src": [f"'sha256-{total}'"]}  # type: ignore[attr-defined]
    return answer
