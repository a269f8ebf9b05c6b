"""Word files, partners' links and own figures in a browser: axe, and no sideways scroll."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import BOARD, holder
from tests.integration.test_word_files_at_work import box, downloaded, saved, send, write

from commonweal.delivery.models import Contribution, OwnFigures
from commonweal.delivery.returns.actions import open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.models import Person, Role

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

    def keep(name: str, answer: Any) -> None:
        told = dressed(answer.content.decode())
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(told)

    filing = next(o for o in open_rounds(reading.edition, reading.today) if o.board == BOARD)
    first, second = asked_of(reading.edition, BOARD, reading.today)[:2]
    officer, owner = (holder(reading, role, BOARD) for role in (Role.OFFICER, Role.DATA_OWNER))
    work = f"/work/returns/{filing.pk}/"
    document = downloaded(officer, filing)
    for about in (first, second):
        write(box(document, f"said/{about.subject}/{about.item}/"), "New words")
    keep("return", officer.get(work))
    keep("word", officer.get(f"{work}word/send-back/"))
    keep("word refused", send(officer, filing, b"no Word file"))
    keep("word look", send(officer, filing, saved(document)))
    things = ["/".join(about.key) for about in (first, second)]
    asked = {"partner": "The food bank", "things": things, "days": "21"}
    shown = officer.post(f"{work}partners/", asked)
    keep("link", shown)
    found = re.search(r"http://testserver(/answer/[^<]+)<", shown.content.decode())
    assert found
    address, partner = html.unescape(found.group(1)), Client()
    keep("answer", partner.get(address))
    start = "-".join(first.key)
    words = {f"{start}-said": "Queues grew.", "version": "1", "name": "", "send": "yes"}
    keep("answer refused", partner.post(address, words | {"name": "Asha"}))
    keep("sent", partner.post(address, words))
    keep("links", officer.get(f"{work}partners/"))
    waiting = Contribution.objects.exclude(said="").get()
    keep("settle", officer.get(f"{work}partners/answers/{waiting.pk}/"))
    keep("revoke", officer.get(f"{work}partners/{waiting.link.pk}/revoke/"))
    keep("data", owner.get("/work/data/"))
    keep("data refused", owner.post("/work/data/", {"rows": "a,b"}))
    row = "X06000001,2024,calendar,walking,{},,,,,,,,,{}\n"
    held = OwnFigures.objects.create(
        strategy=reading.edition.strategy.id, board=BOARD, title="Walking to school",
        publisher="Council", licence="OGL v3.0", agreement="12", purpose="The strategy",
        keep_until="2031-01-01", vintage=reading.today, entered_on=reading.today,
        content="area_code,period,period_kind,measure,value,lower,upper,count,denominator,sex,"
        "age,group_kind,group,note\n" + row.format(50, "")
        + row.format("", "suppressed: small count"),
        told={"rows": 2, "hidden": 1, "missing": 0, "unchecked": 1, "measures": ["walking"],
              "areas": ["X06000001"], "periods": ["2024"]},
        policy={"smallest": 7}, entered_by=Person.objects.create_user("c@example.org", "counter"),
    )  # fmt: skip
    keep("figures", owner.get(f"/work/data/{held.pk}/"))
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
