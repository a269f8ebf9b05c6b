"""The plain version: the report and each measure in whole short sentences, and the paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.publication.languages.spoken import mark
from commonweal.publication.plain import pages
from commonweal.publication.plain.paper import plain_pdf
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.views import LONGEST, page, the_measure
from commonweal.publication.work_mark import work_mark


@page("plain_home")
def home(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return pages.home_page(reading, request.GET.get("search", "")[:LONGEST])


@page("plain_report")
def report(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return pages.report_page(reading)


@page("plain_measure")
def measure(reading: Reading, request: HttpRequest, card: str, series: str = "") -> dict[str, Any]:
    return pages.measure_page(reading, the_measure(reading, card, series))


@require_safe
def report_pdf(request: HttpRequest) -> HttpResponse:
    """The plain report as PDF/UA; it draws on what boards agreed, so their work dates it."""
    reading = current_reading()
    address = f"{work_mark()} {mark()} {request.path}"
    if address not in reading.pages:
        reading.pages[address] = plain_pdf(reading)
    return HttpResponse(reading.pages[address], content_type="application/pdf")
