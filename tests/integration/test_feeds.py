"""Feeds of a measure, a priority and a board: well formed, newest first, nothing personal."""

from __future__ import annotations

import csv
import io
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD
from tests.integration.test_comments_of_residents import acting, send

from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comments.handling import Reply, answer, escalate, pass_on, show
from commonweal.participation.models import Comment
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(address: str) -> Any:
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    return Tree.fromstring(answer.content)  # noqa: S314 - we wrote it


@pytest.fixture
def answered(reading: Any) -> Comment:
    """A comment of which a part is shown, with its reply."""
    about = f"priority/{reading.edition.standing_priorities[0].id}"
    send(Client(), about, may_publish="on", words="I am Asha. Buses < trains & more.")
    secretary = acting(reading, Role.SECRETARY, ABOVE)
    held = pass_on(secretary, Comment.objects.get(), 1, ABOVE, BOARD)
    reply = Reply(words="It runs later now.", outcome=Outcome.CHANGED)
    held = answer(acting(reading, Role.OFFICER, BOARD), held, 2, reply)
    return show(secretary, held, 3, ABOVE, "Buses < trains & more.")


def test_a_priority_tells_figures_and_replies_newest_first(reading, answered):
    priority = reading.edition.standing_priorities[0]
    held = feed(f"/priorities/{priority.id}/feed.atom")
    assert priority.name in held.findtext(f"{ATOM}title")
    entries = held.findall(f"{ATOM}entry")
    days = [one.findtext(f"{ATOM}updated") for one in entries]
    assert days == sorted(days, reverse=True)
    told = "".join(held.itertext())
    assert "Buses < trains & more." in told
    assert "It runs later now." in told
    assert "Asha" not in told
    assert answered.reference not in told
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(ids) == len(set(ids)) > 1


def test_measures_and_boards_have_feeds_too(reading):
    shown = next(m for one in reading.listed for m in one.measures if m.has_figure)
    path = f"/measures/{shown.card.id}/"
    series = "" if shown.series.id == "all" else f"{shown.series.id}/"
    assert feed(f"{path}{series}feed.atom").findall(f"{ATOM}entry")
    assert feed(f"/boards/{BOARD}/feed.atom").findtext(f"{ATOM}title")
    for path in ("/priorities/nothing/", "/boards/nothing/", "/measures/nothing/"):
        assert Client().get(f"{path}feed.atom").status_code == 404


def test_every_comment_is_a_row_without_anybody_in_it(reading, answered):
    about = f"priority/{reading.edition.standing_priorities[1].id}"
    send(Client(), about, words="He beats us.", mail="resident@example.org")
    clerk = acting(reading, Role.OFFICER, ABOVE)
    escalate(clerk, Comment.objects.latest("pk"), 1, ABOVE)
    told = Client().get("/have-your-say.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [one["stage"] for one in rows] == ["answered", "received"]
    assert rows[0]["words"] == "Buses < trains & more."
    assert rows[0]["days_to_first_reply"] == "0"
    for word in ("Asha", "beats", "resident@", answered.reference, "escalated"):
        assert word not in told
