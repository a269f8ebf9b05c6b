"""Views of my area: the list of wards, one ward, both as open data."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commonweal.publication import my_area, open_data_areas
from commonweal.publication.links import link
from commonweal.publication.plain import areas as area_pages
from commonweal.publication.postcodes import ward_at
from commonweal.publication.reading import Reading
from commonweal.publication.site import current_reading
from commonweal.publication.views import found, page
from commonweal.publication.views_data import csv_file, json_file


@page("my_area")
def _wards(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return area_pages.wards_page(reading)


@require_safe
def wards(request: HttpRequest) -> HttpResponse:
    """The list of wards; with a postcode its ward, and neither is kept, here or on the way."""
    postcode = request.GET.get("postcode", "").strip()
    if not postcode:
        return _wards(request)
    reading, code = current_reading(), ward_at(postcode)
    ward = next((one for one in my_area.wards(reading) if one.code == code), None)
    if ward:
        answer: HttpResponse = HttpResponseRedirect(link("my-ward", ward.slug))
    else:
        context = area_pages.wards_page(reading, not_found=True)
        answer = render(request, "pages/my_area.jinja", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@page("my_ward")
def ward(reading: Reading, request: HttpRequest, ward: str) -> dict[str, Any]:
    return area_pages.ward_page(reading, found(my_area.ward_of(reading, ward)))


@require_safe
def wards_csv(request: HttpRequest) -> HttpResponse:
    """Every ward with how many figures, actions and champions it has."""
    return csv_file(open_data_areas.wards_csv(current_reading()), "wards")


@require_safe
def wards_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return json_file(open_data_areas.wards_json(current_reading()))


@require_safe
def ward_data(request: HttpRequest, ward: str, kind: str) -> HttpResponse:
    """The figures and actions of one ward."""
    reading = current_reading()
    held = found(my_area.ward_of(reading, ward))
    if kind == "csv":
        return csv_file(open_data_areas.ward_csv(reading, held), f"ward-{held.slug}")
    return json_file(open_data_areas.ward_json(reading, held))
