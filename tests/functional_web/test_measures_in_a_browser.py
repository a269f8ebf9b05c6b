"""Pages of measures at work in a browser: no barrier, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, holder
from tests.integration.test_new_measures_at_work import HERE, LEADS, NEW, words

from commonweal.people.models import Role

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

    def keep(name: str, answer: Any) -> str:
        told = answer.content.decode()
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(dressed(told))
        return str(told)

    officer, chair = holder(reading, Role.OFFICER, LEADS), holder(reading, Role.CHAIR, ABOVE)
    assert 'value="overall"' in keep("where", officer.get(NEW))
    keep("where amiss", officer.post(NEW, {}))
    keep("new", officer.get(HERE))
    keep("overall", officer.get(f"{NEW}?under=overall"))
    assert "There is a problem" in keep("new amiss", officer.post(HERE, {}))
    keep("nobody", chair.get(NEW))
    sent = officer.post(HERE, words())
    keep("proposed", officer.get(sent.url))
    assert "Record the answer" in keep("to answer", chair.get(sent.url))
    keep("list", officer.get("/work/measures/"))
    keep("measure", officer.get("/work/measures/c45/"))
    return made


def test_axe_finds_no_barrier_and_nothing_scrolls_sideways(
    pages: dict[str, Path], chromium: Any
) -> None:
    axe, found, broad = AXE.read_text(), {}, {}
    for width in WIDTHS:
        page = chromium.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
        for name, path in pages.items():
            page.goto(path.as_uri())
            if page.evaluate("document.documentElement.scrollWidth") > width:
                broad[f"{name} {width}"] = page.evaluate(BROADER)
            page.evaluate(axe)
            if told := barriers(page.evaluate(RUN)):
                found[f"{name} {width}"] = told
        page.close()
    assert found == {}
    assert broad == {}
