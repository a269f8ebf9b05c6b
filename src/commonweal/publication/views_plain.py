"""The plain version: the report and each measure in whole short sentences, and the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.publication.languages.spoken import mark
from commonweal.publication.plain import pages
from commonweal.publication.plain.easy_paper import easy_pdf
from commonweal.publication.plain.light import light_html
from commonweal.publication.plain.one_page import one_page_pdf
from commonweal.publication.plain.paper import LARGE, plain_pdf
from commonweal.publication.plain.spoken import spoken_text
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.views import LONGEST, View, page, the_measure
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


@page("plain_easy")
def easy(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return pages.easy_page(reading)


def kept(make: Callable[[Reading], bytes], content_type: str) -> View:
    """A view of a file made once for a reading; it draws on what boards agreed, which dates it."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        reading = current_reading()
        address = f"{work_mark()} {mark()} {request.path}"
        if address not in reading.pages:
            reading.pages[address] = make(reading)
        return HttpResponse(reading.pages[address], content_type=content_type)

    return view


PDF, TEXT, HTML = "application/pdf", "text/plain; charset=utf-8", "text/html; charset=utf-8"
report_pdf = kept(plain_pdf, PDF)
easy_paper = kept(easy_pdf, PDF)
large_paper = kept(partial(plain_pdf, sizes=LARGE), PDF)
one_page = kept(one_page_pdf, PDF)
light = kept(lambda reading: light_html(reading).encode(), HTML)
spoken = kept(lambda reading: spoken_text(reading).encode(), TEXT)
