"""Pages as a browser shows them: no barrier that axe finds, no sideways scroll, nothing refused."""

from __future__ import annotations

from typing import Any

import pytest
from tests.functional_web.conftest import AXE

pytestmark = pytest.mark.needs_chromium
WIDTHS = (320, 1280)
BROADER = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
  .filter(e => !e.closest('.govuk-visually-hidden, svg svg'))
  .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
RUN = "() => axe.run(document, {resultTypes: ['violations']})"


def lost(request: Any) -> bool:
    """Whether a request failed of itself, not because the next page was asked for."""
    return "ERR_ABORTED" not in (request.failure or "")


def barriers(found: dict[str, Any]) -> list[str]:
    return [
        f"{one['id']}: {node['html'][:140]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    chromium: Any, address: str, kinds: dict[str, str], width: int
) -> None:
    axe = AXE.read_text()
    context = chromium.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    page = context.new_page()
    found, broad = {}, {}
    for name, path in kinds.items():
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            broad[f"{name} {path}"] = page.evaluate(BROADER)
        page.evaluate(axe)
        if told := barriers(page.evaluate(RUN)):
            found[f"{name} {path}"] = told
    context.close()
    assert found == {}
    assert broad == {}


def test_nothing_scrolls_sideways_before_the_fonts_have_come(
    chromium: Any, address: str, kinds: dict[str, str]
) -> None:
    """The letters of the phone itself may be wider than ours."""
    page = chromium.new_page(viewport={"width": 320, "height": 900})
    page.route("**/*.woff2", lambda route: route.abort())
    broad = {}
    for name, path in kinds.items():
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            broad[f"{name} {path}"] = page.evaluate(BROADER)
    page.close()
    assert broad == {}


def test_axe_finds_a_barrier_that_was_put_there(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content("<p style='color:#ccc'>faint</p><img src='data:,'><input>")
    page.evaluate(AXE.read_text())
    found = {one["id"] for one in page.evaluate(RUN)["violations"]}
    page.close()
    assert found >= {"color-contrast", "image-alt", "label", "html-has-lang"}


def test_the_policy_refuses_nothing_and_nothing_is_lost(
    chromium: Any, address: str, kinds: dict[str, str]
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda one: told.append(one.text) if one.type != "info" else None)
    page.on("pageerror", lambda one: told.append(str(one)))
    page.on("requestfailed", lambda one: told.append(one.url) if lost(one) else None)
    page.on("response", lambda one: told.append(one.url) if one.status >= 400 else None)
    page.on("request", lambda one: None if one.url.startswith(address) else told.append(one.url))
    for path in kinds.values():
        page.goto(address + path, wait_until="load")
    fonts = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length")
    cookies = context.cookies()
    context.close()
    assert told == []
    assert fonts >= 2
    assert cookies == []


def test_text_can_be_doubled_without_scrolling_sideways(
    chromium: Any, address: str, kinds: dict[str, str]
) -> None:
    """A 1280-pixel screen enlarged to 200 % is one of 640."""
    context = chromium.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    broad = {}
    for name, path in kinds.items():
        page.goto(address + path)
        if page.evaluate("document.documentElement.scrollWidth") > 640:
            broad[f"{name} {path}"] = page.evaluate(BROADER)
    context.close()
    assert broad == {}
