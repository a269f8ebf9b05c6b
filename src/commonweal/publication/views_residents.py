"""Views of what people need, what they were asked and what came of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from commonweal.publication import open_data_asked
from commonweal.publication.pages import consultations as asked
from commonweal.publication.pages import needs as needed
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.views import found, page
from commonweal.publication.views_data import csv_file


@page("needs")
def needs(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return needed.needs_page(reading)


@require_safe
def needs_csv(request: HttpRequest) -> HttpResponse:
    """Every need with its evidence and the priorities that answer it."""
    return csv_file(needed.needs_csv(current_reading()), "needs")


@page("consultations")
def consultations(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return asked.consultations_page(reading)


@page("consultation")
def consultation(reading: Reading, request: HttpRequest, name: str) -> dict[str, Any]:
    return found(asked.consultation_page(reading, name))


@require_safe
def consultations_csv(request: HttpRequest) -> HttpResponse:
    """Every consultation with its counts, what was considered and what changed."""
    return csv_file(open_data_asked.consultations_csv(current_reading()), "consultations")
