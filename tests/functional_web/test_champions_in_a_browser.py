"""Pages of champions in a browser: no barrier, no sideways scroll, with and without faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.test_champions_at_work import active, day, sent

from commonweal.participation.models import Activity, Champion, Session
from commonweal.people.models import Role
from commonweal.publication.place_wards import wards_of

pytestmark = [pytest.mark.needs_chromium, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def beside_the_browser() -> Iterator[None]:
    """The browser's driver leaves a loop in this thread, beside which the database is safe."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def pages(reading: Any, tmp_path: Path) -> dict[str, Path]:
    """Each page as a file with the sheets of the site."""
    made: dict[str, Path] = {}
    cache.clear()

    def keep(name: str, answer: Any) -> None:
        made[name] = tmp_path / f"{name}.html"
        told = dressed(answer.content.decode())
        made[name].write_text(told)

    officer, anybody = holder(reading, Role.OFFICER, ABOVE), Client()
    ward = next(iter(wards_of(reading)))
    keep("nobody", anybody.get("/champions/"))
    keep("nobody-work", officer.get("/work/champions/"))
    keep("join", anybody.get("/champions/join/"))
    keep("join-faults", anybody.post("/champions/join/", {}))
    told = {"name": "Amina", "reach": "07700 900123", "consents": "on", "ward": ward}
    address = anybody.post("/champions/join/", told).url
    keep("mine", anybody.get(address))
    keep("find", anybody.post("/champions/mine/", {"reference": "x"}))
    held = Champion.objects.get()
    keep("offered", officer.get(f"/work/champions/{held.pk}/"))
    cohort = active(officer, held, reading.today)
    keep("active", officer.post(f"/work/champions/{held.pk}/check/", {"version": 9}))
    told = {"champion": held.pk, "kind": "event", "reached": 62, "ward": ward}
    sent(officer, "activity/", **told, **day("on", reading.today))
    about = f"priority/{reading.edition.standing_priorities[0].id}"
    sent(officer, "insights/", cohort=cohort.pk, about=about, words="More.", board=BOARD)
    sent(officer, "sessions/", programme="officers", title="Figures", **day("on", reading.today))
    number = Session.objects.get(programme="officers").pk
    keep("session", officer.get(f"/work/champions/sessions/{number}/"))
    for path in ("cohorts", "sessions", "activity", "insights"):
        keep(path, officer.get(f"/work/champions/{path}/"))
        keep(f"{path}-faults", officer.post(f"/work/champions/{path}/", {}))
    keep("list", officer.get("/work/champions/"))
    keep("development", officer.get("/work/champions/development/"))
    chair = holder(reading, Role.CHAIR, BOARD)
    keep("members", chair.post(f"/work/voices/{BOARD}/", {}))
    chair.post(f"/work/voices/{BOARD}/", {"words": "A seat is offered to the voluntary sector."})
    keep("boards", chair.get("/work/voices/"))
    keep("champions", anybody.get("/champions/"))
    keep("voices", anybody.get("/voices/"))
    assert Activity.objects.get().reached == 62
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
