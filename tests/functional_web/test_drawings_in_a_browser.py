"""Drawings as a browser shows them: every word within its box, whatever letters the reader has."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_chromium
# Texts that begin in a box and do not end in it.
CUT = """() => { const svg = document.querySelector('svg.boxes');
  const boxes = [...svg.querySelectorAll(':scope > rect')].map(e => e.getBoundingClientRect());
  const out = [];
  for (const text of svg.querySelectorAll('text')) {
    const t = text.getBoundingClientRect();
    const box = boxes.find(b => t.left >= b.left && t.left <= b.right
      && t.top + t.height / 2 > b.top && t.top + t.height / 2 < b.bottom);
    if (box && (t.right > box.right || t.bottom > box.bottom + 1)) out.push(text.textContent);
  }
  return out; }"""
BOXES = "document.querySelectorAll('svg.boxes > rect').length"


@pytest.mark.parametrize("fonts", [True, False], ids=["with our letters", "with the reader's"])
def test_no_word_of_a_drawing_leaves_its_box(
    chromium: Any, address: str, reading: Any, fonts: bool
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    if not fonts:
        page.route("**/*.woff2", lambda route: route.abort())
    ids = [one.id for one in reading.edition.standing_priorities]
    cut = {}
    for path in ["/boards/", *(f"/line-of-sight/?priority={one}" for one in ids)]:
        page.goto(address + path)
        assert page.evaluate(BOXES) > 1, path
        if told := page.evaluate(CUT):
            cut[path] = told
    context.close()
    assert cut == {}


def shown(page: Any, selector: str) -> bool:
    """As the browser itself judges it: a closed list may be shown by the style sheet."""
    return bool(page.locator(selector).first.evaluate("one => one.checkVisibility()"))


@pytest.mark.parametrize(
    ("path", "instead"), [("/line-of-sight/", ".sight"), ("/boards/", "main table")]
)
def test_a_narrow_screen_shows_the_list_alone(
    chromium: Any, address: str, path: str, instead: str
) -> None:
    for width, drawn in ((979, False), (980, True)):
        context = chromium.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(address + path)
        assert page.locator("svg.boxes").is_visible() is drawn
        if drawn and path == "/line-of-sight/":  # the picture says it; the list is asked for
            assert not shown(page, instead)
            page.get_by_text("The same as a list").click()
        assert shown(page, instead)
        context.close()
