"""The chair's page and those of its acts in a browser: no barrier, no sideways scroll."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, actor, plans_in_force
from tests.integration.test_meetings_at_work import CALL, take_up_all

from commonweal.delivery.meetings.assurance import Statement, give_assurance
from commonweal.delivery.meetings.challenges import Question, challenge
from commonweal.delivery.models import Meeting, Opinion
from commonweal.delivery.returns.actions import Said, open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.exceptions import raise_exception
from commonweal.people.models import Role
from commonweal.publication.exceptions import ranks_of

pytestmark = [pytest.mark.needs_chromium, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def beside_the_browser() -> Iterator[None]:
    """The browser's driver leaves a loop in this thread, beside which the database is safe."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


def work_done(reading: Any) -> None:
    """A year in which much went wrong."""
    edition = reading.edition
    plans_in_force(reading)
    open_rounds(edition, date(2026, 5, 20))
    above = actor(reading, Role.CHAIR, ABOVE, date(2026, 9, 1))
    told = {"from_board": ABOVE, "to_board": BOARD, "about": "priority",
            "about_id": edition.standing_priorities[0].id, "edition": edition.id}  # fmt: skip
    challenge(above, Question(**told, words="Why do so few come back?", due=date(2026, 10, 1)))
    challenge(above, Question(**told, words="And what then?", due=date(2027, 1, 31)))
    writer = actor(reading, Role.OFFICER, BOARD, date(2025, 9, 1))
    give_assurance(writer, Statement(
        board=BOARD, edition=edition.id, scope="Outbreak plan", opinion=Opinion.LIMITED,
        evidence="An exercise in May", expires_on=date(2026, 9, 1),
    ))  # fmt: skip
    officer = actor(reading, Role.OFFICER, BOARD, date(2026, 11, 1))
    asked = asked_of(edition, BOARD, reading.today)
    ranked = [one for one in asked if one.item in ranks_of(reading)] or list(asked)
    for one, ask in ((ranked[0], "Agree a target by March."), (asked[-1], "Meet us.")):
        said = Said("The rise is national, and absence has fallen two years running.", "", ask)
        raise_exception(officer, BOARD, edition.id, one, said)


@pytest.fixture
def pages(reading: Any, tmp_path: Path) -> dict[str, Path]:
    """Each page as a file with the sheets of the site."""
    made: dict[str, Path] = {}

    def keep(name: str, client: Client, address: str) -> None:
        told = client.get(address).content.decode()
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(dressed(told))

    chair, secretary = (holder(reading, one, ABOVE) for one in (Role.CHAIR, Role.SECRETARY))
    officer = holder(reading, Role.OFFICER, BOARD)
    keep("nothing", officer, "/work/challenges/")
    work_done(reading)
    secretary.post("/work/meetings/", CALL)
    meeting = Meeting.objects.get()
    take_up_all(secretary, meeting)
    keep("agenda", secretary, f"/work/meetings/{meeting.pk}/")
    keep("chair", chair, "/work/exceptions/")
    keep("officer", officer, "/work/exceptions/")
    keep("raise", officer, f"/work/exceptions/raise/{BOARD}/")
    keep("close", secretary, "/work/exceptions/1/close/")
    keep("challenges", chair, "/work/challenges/")
    keep("challenge", officer, "/work/challenges/1/")
    keep("new challenge", chair, f"/work/challenges/new/?from={ABOVE}&to=board:{BOARD}")
    keep("assurance", officer, f"/work/assurance/give/{BOARD}/")
    keep("overlaps", chair, "/work/plan/overlaps/")
    keep("log", chair, "/work/audit/?act=&board=")
    keep("board", Client(), f"/boards/{BOARD}/")
    served = reading.edition.priorities_of_body(FIRST)[0]
    keep("priority", Client(), f"/priorities/{served.id}/")
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
