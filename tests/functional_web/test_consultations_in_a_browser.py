"""Pages of needs and consultations, in a real browser at two widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_consultations import (
    analysed,
    considered,
    drafted,
    need,
    opened,
)

from commonweal.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(reading: Any, tmp_path: Path) -> dict[str, Path]:
    """Each page as a file with the sheets of the site."""
    cache.clear()
    made: dict[str, Path] = {}

    def keep(name: str, response: HttpResponse) -> None:
        assert response.status_code in {200, 422}, name
        told = dressed(response.content.decode())
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(told)

    anybody, priority = Client(), reading.edition.standing_priorities[0].id
    officer, chair, analyst = (
        holder(reading, *one)
        for one in ((Role.OFFICER, BOARD), (Role.CHAIR, BOARD), (Role.ANALYST, ABOVE))
    )
    draft, open_, told, done = (make(reading) for make in (drafted, opened, analysed, considered))
    stated = need(reading)
    keep("needs", anybody.get("/needs/"))
    keep("consultations", anybody.get("/consultations/"))
    keep("open", anybody.get(f"/consultations/{open_.name}/"))
    keep("answer", anybody.get(f"/consultations/{open_.name}/answer/"))
    keep("answer with faults", anybody.post(f"/consultations/{open_.name}/answer/", {"q1": "9"}))
    keep("kept", anybody.get(f"/consultations/{open_.name}/answer/?kept=yes"))
    keep("considered", anybody.get(f"/consultations/{done.name}/"))
    keep("priority", anybody.get(f"/priorities/{priority}/"))
    keep("sight", anybody.get(f"/line-of-sight/?priority={priority}"))
    keep("list at work", officer.get("/work/consultations/"))
    keep("new", officer.get("/work/consultations/new/"))
    keep("draft", officer.get(f"/work/consultations/{draft.name}/"))
    keep("open at work", officer.get(f"/work/consultations/{open_.name}/"))
    keep("enter", officer.get(f"/work/consultations/{open_.name}/enter/"))
    keep("sum up", officer.get(f"/work/consultations/{told.name}/"))
    keep("consider", chair.get(f"/work/consultations/{told.name}/"))
    keep("faults", officer.post(f"/work/consultations/{told.name}/analyse/", {}))
    keep("needs at work", analyst.get("/work/needs/"))
    keep("need", analyst.get(f"/work/needs/{stated.name}/"))
    keep("need new", analyst.post("/work/needs/new/", {}))
    return made


def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    pages: dict[str, Path], chromium: Any
) -> None:
    axe, found, broad = AXE.read_text(), {}, {}
    for width in WIDTHS:
        page = chromium.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
        for name, path in pages.items():
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                broad[f"{name} {width}"] = page.evaluate(BROADER)
            page.evaluate(axe)
            if told := barriers(page.evaluate(RUN)):
                found[f"{name} {width}"] = told
        page.close()
    assert found == {}
    assert broad == {}
