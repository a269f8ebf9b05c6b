"""Views of closed reviews and of the evaluation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from commonweal.publication.pages import review as pages
from commonweal.publication.reading import Reading
from commonweal.publication.views import found, page


@page("review")
def review(reading: Reading, request: HttpRequest, year: int) -> dict[str, Any]:
    return found(pages.review_page(reading, year))


@page("evaluation")
def evaluation(reading: Reading, request: HttpRequest) -> dict[str, Any]:
    return found(pages.evaluation_page(reading))
