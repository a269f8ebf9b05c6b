"""Pages of a review and of the signed report in a browser: no barrier, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, holder
from tests.integration.made_up_plans import FIRST, plan_in_force
from tests.integration.test_reviews_at_work import CLOSED, FOUR, KEEP, opened, write_all

from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.models import Review
from commonweal.delivery.reports.actions import Signing, send, sign
from commonweal.people.acts import Actor
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

    def keep(name: str, client: Client, address: str) -> None:
        told = client.get(address).content.decode()
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(dressed(told))

    secretary, chair = (holder(reading, one, ABOVE) for one in (Role.SECRETARY, Role.CHAIR))
    keep("due", secretary, "/work/review/")
    keep("counted", Client(), "/evaluation/")
    plan_in_force(reading, FIRST)
    evaluation = opened(secretary)
    first = evaluation.priorities.first().priority
    keep("four", secretary, f"/work/review/{evaluation.pk}/{first}/")
    write_all(secretary, evaluation, FOUR)
    keep("whole", chair, f"/work/review/{evaluation.pk}/")
    chair.post(f"/work/review/{evaluation.pk}/", CLOSED | {"version": 1})
    keep("evaluation", Client(), "/evaluation/")

    Review.objects.update(year=2020)
    secretary.post("/work/review/")
    review = Review.objects.get(kind="annual")
    keep("priority", secretary, f"/work/review/{review.pk}/{first}/")
    ref = review.actions.first().action.name.ref
    keep("action", secretary, f"/work/review/{review.pk}/actions/{ref}/")
    write_all(secretary, review, KEEP)
    chair.post(f"/work/review/{review.pk}/", CLOSED | {"version": 1})
    keep("review", Client(), f"/review/{review.year}/")
    keep("unsigned", chair, "/work/report/")
    _signed(reading)
    keep("copies", secretary, "/work/report/")
    keep("report", Client(), "/report/")
    return made


def _signed(reading: Any) -> None:
    told = Signing(
        files=(), evidence=Evidence(reading.release.id, reading.edition.id, reading.today),
        minute="item 5", head="0" * 64, code_version="made",
    )  # fmt: skip
    held = {one.name.split()[0]: one for one in Person.objects.all()}
    strategy = reading.edition.strategy.id
    report = sign(Actor(held["chair"], strategy, reading.today), ABOVE, told)
    send(Actor(held["secretary"], strategy, reading.today), report, ABOVE, ["The trust"])


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
