"""Pages on which residents speak and boards answer, in a real browser at two widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from tests.functional_web.conftest import AXE
from tests.functional_web.dressed import dressed
from tests.functional_web.test_pages_in_a_browser import BROADER, RUN, WIDTHS, barriers
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.test_comments_of_residents import acting, send

from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.handling import Reply, answer, pass_on, show
from commonweal.participation.models import Comment
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
DONE = Reply(words="It runs later now.", outcome=Outcome.CHANGED)


@pytest.fixture
def pages(reading: Any, tmp_path: Path) -> dict[str, Path]:
    """Each page as a file with the sheets of the site."""
    cache.clear()
    made: dict[str, Path] = {}

    def keep(name: str, response: HttpResponse) -> None:
        told = dressed(response.content.decode())
        made[name] = tmp_path / f"{name}.html"
        made[name].write_text(told)

    anybody, priority = Client(), reading.edition.standing_priorities[0].id
    about = f"priority/{priority}"
    keep("form", anybody.get(f"/comment/?about={about}"))
    keep("form with faults", anybody.post(f"/comment/?about={about}", {"words": "", "mail": "x"}))
    keep("choice", anybody.get("/comment/"))
    keep("follow", anybody.get("/comment/follow/"))
    sent = send(anybody, about, may_publish="on", mail="resident@example.org")
    reader = acting(reading, Role.SECRETARY, ABOVE)
    secretary, officer = (
        holder(reading, *one) for one in ((Role.SECRETARY, ABOVE), (Role.OFFICER, BOARD))
    )
    keep("list", secretary.get("/work/comments/"))
    keep("to read", secretary.get(f"/work/comments/{Comment.objects.get().pk}/"))
    held = pass_on(reader, Comment.objects.get(), 1, ABOVE, BOARD)
    keep("to answer", officer.get(f"/work/comments/{held.pk}/"))
    keep("enter", officer.get("/work/comments/new/"))
    held = answer(acting(reading, Role.OFFICER, BOARD), held, 2, DONE)
    keep("to show", secretary.get(f"/work/comments/{held.pk}/"))
    show(reader, held, 3, ABOVE, "The bus stops too early.")
    keep("thread", anybody.get(sent.url))
    keep("have your say", anybody.get("/have-your-say/"))
    keep("priority", anybody.get(f"/priorities/{priority}/"))
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
