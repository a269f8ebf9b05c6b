"""Views of closed reviews, of the evaluation and of reports that were signed off."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.delivery.reports.queries import file_of
from commonweal.publication.board_pack.files import NotThatPackError
from commonweal.publication.pages import review as pages
from commonweal.publication.reading import Reading
from commonweal.publication.signed_report import content_of
from commonweal.publication.site import current_reading
from commonweal.publication.views import found, page

TYPES = {"pdf": "application/pdf", "json": "application/json"}


@page("review")
def review(reading: Reading, request: HttpRequest, year: int) -> dict[str, Any]:
    return found(pages.review_page(reading, year))


@page("evaluation")
def evaluation(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return found(pages.evaluation_page(reading))


@require_safe
def signed(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """A file of the report of a year, as it was signed off."""
    held = found(file_of(current_reading().edition.strategy.id, year, kind))
    try:
        content = content_of(held)
    except NotThatPackError as fault:
        raise Http404 from fault
    answer = HttpResponse(content, content_type=TYPES[held.kind])
    answer["Content-Disposition"] = f'inline; filename="{held.file_name}"'
    return answer
