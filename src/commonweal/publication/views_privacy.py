"""What is kept of people: the notice, the record of processing, the impact assessment."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.publication.pages import privacy
from commonweal.publication.reading import Reading
from commonweal.publication.views import page
from commonweal.publication.views_data import csv_file


@page("privacy")
def notice(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return privacy.privacy_page(reading)


@page("privacy_record")
def record(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return privacy.record_page(reading)


@page("privacy_impact")
def impact(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return privacy.impact_page(reading)


@require_safe
def record_csv(request: HttpRequest) -> HttpResponse:
    """The record of processing as a table."""
    held = privacy.rows()
    file = StringIO()
    table = csv.DictWriter(file, fieldnames=list(held[0]), lineterminator="\r\n")
    table.writeheader()
    table.writerows(held)
    return csv_file(file.getvalue(), "record-of-processing")
