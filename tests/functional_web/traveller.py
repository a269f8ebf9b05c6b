"""Somebody with a keyboard, a narrow screen and no JavaScript, who looks at every page."""

from __future__ import annotations

from typing import Any

from tests.functional_web.conftest import AXE
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, barriers

WIDTH = 320
MOST = 400  # presses of a key before something is given up as out of reach
NAMED = """e => {
  const a = document.activeElement;
  if (!a || a === document.body) return '';
  const label = a.labels && a.labels.length ? a.labels[0].innerText : '';
  const group = a.closest('fieldset') && a.closest('fieldset').querySelector('legend');
  const legend = group ? group.innerText : '';
  const own = ['A', 'BUTTON', 'SUMMARY'].includes(a.tagName) ? a.innerText : '';
  return [legend, label, own].filter(Boolean).join(' / ').replace(/\\s+/g, ' ').trim();
}"""


class Traveller:
    """One browser window of one person; only keys are pressed in it."""

    def __init__(self, chromium: Any, address: str) -> None:
        self.context = chromium.new_context(
            viewport={"width": WIDTH, "height": 800}, java_script_enabled=False, bypass_csp=True
        )
        self.page, self.address = self.context.new_page(), address
        # axe waits for timers, which do not run where scripts are off: it looks at a copy
        self.copy = chromium.new_page(viewport={"width": WIDTH, "height": 800}, bypass_csp=True)
        self.faults: dict[str, list[str]] = {}

    def open(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer.status == 200, path
        self.look()

    def enter(self, who: str) -> None:
        """Enter the demonstration as a role."""
        self.context.clear_cookies()
        self.open("/account/sign-in/")
        self.reach("Enter as")
        self.page.keyboard.type(who)
        self.press("Enter", exact=True)

    def look(self) -> None:
        """Ask axe, and whether anything runs out of the screen."""
        found = barriers(self._axe())
        if self.page.evaluate("document.documentElement.scrollWidth") > WIDTH:
            found += self.page.evaluate(BROADER)
        if found:
            self.faults[self.page.url.removeprefix(self.address)] = found

    def _axe(self) -> Any:
        seen = self.page.content()
        self.copy.route("**/copy/", lambda one: one.fulfill(body=seen, content_type="text/html"))
        self.copy.goto(f"{self.origin}/copy/")
        self.copy.unroute("**/copy/")
        self.copy.evaluate(AXE.read_text())
        return self.copy.evaluate(RUN)

    @property
    def origin(self) -> str:
        return "/".join(self.page.url.split("/")[:3])

    def close(self) -> None:
        self.copy.close()
        self.context.close()

    def reach(self, name: str, *, exact: bool = False) -> None:
        """Go from thing to thing with the tab key until the one of that name is reached."""
        seen: list[str] = []
        for _press in range(MOST):
            self.page.keyboard.press("Tab")
            told = str(self.page.evaluate(NAMED))
            if told == name if exact else name in told:
                return
            seen.append(told)
        raise AssertionError(f"no {name!r} within reach on {self.page.url}: {sorted(set(seen))}")

    def press(self, name: str, *, exact: bool = False) -> None:
        """Reach a link or a button and press it; look at what comes."""
        self.reach(name, exact=exact)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def menu(self, name: str) -> None:
        """Go to a page of the menu, which is folded on a narrow screen."""
        self.unfold("Menu")
        self.press(name, exact=True)

    def unfold(self, name: str) -> None:
        self.reach(name)
        self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        self.reach(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def mark(self, name: str) -> None:
        """Tick a box, or choose one of several."""
        self.reach(name)
        self.page.keyboard.press("Space")

    def choose(self, name: str, start: str) -> None:
        """Choose from a list by the first letters."""
        self.reach(name)
        self.page.keyboard.type(start)

    @property
    def told(self) -> str:
        return str(self.page.inner_text("main"))
