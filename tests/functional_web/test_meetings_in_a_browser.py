"""Pages of meetings as a browser shows them: no barrier that axe finds, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import holder
from tests.integration.test_meetings_at_work import CALL, decision, press, take_up_all

from commonweal.delivery.models import Meeting
from commonweal.people.models import Office, Role

pytestmark = [pytest.mark.needs_chromium, pytest.mark.django_db]
ABOVE = CALL["board"]


@pytest.fixture(scope="module", autouse=True)
def beside_the_browser() -> Iterator[None]:
    """The browser's driver leaves a loop in this thread, beside which the database is safe."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def pages(reading: Any, tmp_path: Path, monkeypatch: Any) -> dict[str, Path]:
    """Pages of a meeting at several of its stages, each a file with the sheets of the site."""
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)
    made: dict[str, Path] = {}

    def keep(name: str, client: Client, address: str) -> None:
        told = client.get(address).content.decode()
        plain = dressed(told)  # a frozen page brings its own sheet
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(plain)

    secretary, chair = (holder(reading, role, ABOVE) for role in (Role.SECRETARY, Role.CHAIR))
    keep("list", secretary, "/work/meetings/")
    secretary.post("/work/meetings/", CALL | {"quorum": 1})
    held = Meeting.objects.get()
    work = f"/work/meetings/{held.pk}/"
    keep("planned", secretary, work)
    keep("agenda", secretary, f"{work}agenda/")
    take_up_all(secretary, held)
    press(secretary, held, "freeze")
    press(secretary, held, "papers-out", version=held.version)
    Meeting.objects.update(starts_at="2026-11-24T14:00Z")
    press(secretary, held, "open", version=held.version)
    keep("who", secretary, f"{work}who/")
    seat = Office.objects.get(role=Role.CHAIR)
    press(secretary, held, "attendance", **{f"seat_{seat.pk}": "present"})
    item = held.items.first()
    keep("item", secretary, f"{work}items/{item.pk}/")
    keep("decide", secretary, f"{work}items/{item.pk}/decide/")
    secretary.post(f"{work}items/{item.pk}/decide/", decision())
    press(secretary, held, "minutes", **{"minutes-words": "They met.", "minutes-version": 0})
    keep("held", secretary, work)
    press(chair, held, "approve", version=1)
    public = Client()
    for name in ("meetings", "decisions", "known"):
        keep(name, public, f"/{name}/")
    keep("meeting", public, f"/meetings/{held.pk}/")
    keep("decision", public, "/decisions/1/")
    keep("known on a day", public, "/known/?day=2026-11-24")
    pack = held.packs.get(kind="html")
    keep("pack", public, f"/meetings/{held.pk}/{pack.sha256}.html")
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
