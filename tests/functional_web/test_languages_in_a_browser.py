"""A resident in Urdu, by keyboard on 320 px without JavaScript; every page in both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.functional_web.conftest import AXE
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.functional_web.traveller import Traveller

pytestmark = pytest.mark.needs_chromium
CONCERN, WORDS = "غیر حاضری", "میرے بیٹے کی بس دیر سے آتی ہے۔"
KINDS = (
    "plain/", "plain/?search=zzzz", "report/plain/", "measures/pupil-absence/plain/",
    "measures/life-expectancy/male/plain/", "comment/", "comment/?about=measure/pupil-absence",
    "comment/follow/", "privacy/", "have-your-say/", "consultations/", "champions/join/",
    "champions/mine/", "consultations/when-should-family-hubs-be-open/",
    "consultations/where-should-the-next-evening-walks-start/",
    "consultations/where-should-the-next-evening-walks-start/answer/",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(demonstration: str) -> str:
    return demonstration


@pytest.fixture
def resident(chromium: Any, address: str) -> Iterator[Traveller]:
    made = Traveller(chromium, address)
    yield made
    made.close()
    assert made.faults == {}


def test_a_resident_finds_a_concern_in_urdu_and_says_something(resident: Traveller) -> None:
    resident.open("/")
    resident.press("اردو", exact=True)
    assert resident.page.evaluate("document.documentElement.dir") == "rtl"
    resident.reach(resident.page.inner_text("label[for=find]"))
    resident.page.keyboard.type(CONCERN)
    with resident.page.expect_navigation():
        resident.page.keyboard.press("Enter")
    resident.look()
    found = resident.page.locator("main li.item a").all_inner_texts()
    assert [one for one in found if CONCERN in one] == found != []

    resident.press(found[0])
    assert "6.3%" in resident.told
    resident.press("رائے دیں")
    resident.write(resident.page.inner_text("label[for=id_words]"), WORDS)
    resident.press(resident.page.inner_text("main form button"))

    assert WORDS in resident.told
    assert re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", resident.told)
    assert resident.page.locator(".said").first.get_attribute("lang") == "ur"
    assert resident.page.url.split("/")[3] == "ur"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["ur", "bn", "pl", "ro"])
def test_axe_finds_no_barrier_in_any_language(
    chromium: Any, address: str, language: str, width: int
) -> None:
    axe = AXE.read_text()
    context = chromium.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    found, broad = {}, {}
    for kind in KINDS:
        answer = page.goto(f"{address}/{language}/{kind}")
        assert answer and answer.status == 200, kind
        if page.evaluate("document.documentElement.scrollWidth") > width:
            broad[kind] = page.evaluate(BROADER)
        page.evaluate(axe)
        if told := barriers(page.evaluate(RUN)):
            found[kind] = told
    context.close()
    assert found == {}
    assert broad == {}
