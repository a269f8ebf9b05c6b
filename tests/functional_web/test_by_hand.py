"""Pages used by hand: with the keyboard alone, and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_chromium
MOST_STEPS = 600
# Every element that can take the focus and is seen, with how it looks without it.
LISTED = """() => {
  const look = e => { const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join();
  };
  window.looks = look;
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const held = [...document.querySelectorAll(wanted)].filter(e => e.checkVisibility());
  held.forEach((e, n) => { e.dataset.n = n; e.dataset.look = look(e); });
  return held.length; }"""
FOCUSED = """() => { const e = document.activeElement;
  if (!e || e === document.body) return null;
  return {n: e.dataset.n, seen: !e.dataset.look || window.looks(e) !== e.dataset.look,
          told: e.outerHTML.slice(0, 120), href: e.getAttribute('href')}; }"""


def walk(page: Any) -> list[dict[str, Any]]:
    """What Tab reaches, in order, until the focus leaves the page."""
    steps: list[dict[str, Any]] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUSED)
        if step is None or (steps and step["n"] == steps[0]["n"]):
            break
        steps.append(step)
    return steps


@pytest.mark.parametrize("kind", ["home", "outcomes", "measure", "report", "line-of-sight"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(
    chromium: Any, address: str, kinds: dict[str, str], kind: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + kinds[kind])
    count = page.evaluate(LISTED)
    steps = walk(page)
    context.close()
    assert steps[0]["href"] == "#main", "the first stop is the way past the menu"
    assert {step["n"] for step in steps} >= {str(n) for n in range(count)}
    assert [step["told"] for step in steps if not step["seen"]] == []


def test_the_skip_link_leads_to_the_main_part(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()


@pytest.fixture
def plain_page(chromium: Any) -> Any:
    """A narrow page without JavaScript."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 700}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_the_menu_works_without_javascript(plain_page: Any, address: str) -> None:
    plain_page.goto(f"{address}/")
    entry = plain_page.locator(".menu-small a[href='/boards/']")
    assert not entry.is_visible()
    plain_page.locator(".menu-small summary").click()
    assert entry.is_visible()
    entry.click()
    assert plain_page.url == f"{address}/boards/"


def test_menu_and_search_stand_in_one_line_and_search_works_without_javascript(
    plain_page: Any, address: str
) -> None:
    plain_page.goto(f"{address}/boards/")
    menu, search = plain_page.locator(".bar-small summary").all()
    assert menu.bounding_box()["y"] == search.bounding_box()["y"]
    assert search.bounding_box()["height"] >= 44
    menu.click()
    assert menu.bounding_box()["y"] == search.bounding_box()["y"]
    menu.click()
    search.click()
    plain_page.locator("#search-below").fill("absence")
    plain_page.locator(".search-small button").click()
    assert plain_page.url.startswith(f"{address}/outcomes/?search=absence")
    assert plain_page.locator("#list tbody tr:not(.group)").count() == 1


def test_filters_work_without_javascript(plain_page: Any, address: str, reading: Any) -> None:
    plain_page.goto(f"{address}/outcomes/")
    rows = plain_page.locator("#list tbody tr:not(.group)")
    every = rows.count()
    plain_page.locator("input[name=verdict][value=not_yet_measurable]").check()
    plain_page.locator("#f-search").fill("a")
    plain_page.locator("form button[type=submit]").click()
    assert "verdict=not_yet_measurable" in plain_page.url
    assert plain_page.url.endswith("#list")
    assert 0 < rows.count() < every
    assert plain_page.locator("input[value=not_yet_measurable]").is_checked()
    assert plain_page.locator("#f-search").input_value() == "a"


def test_what_is_folded_opens_without_javascript(
    plain_page: Any, address: str, kinds: dict[str, str]
) -> None:
    plain_page.goto(address + kinds["measure"])
    told = plain_page.locator("main details p").first
    assert not told.is_visible()
    plain_page.locator("main details summary").first.click()
    assert told.is_visible()
