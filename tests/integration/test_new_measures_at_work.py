"""A measure that is not listed yet, from the form to the edition, the public page and the pack."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.integration.accounts import enter
from tests.integration.holders import ABOVE, holder

from commonweal.cli import work
from commonweal.cli.main import main
from commonweal.delivery.models import AmendmentRow
from commonweal.people.models import Person, Role
from commonweal.publication import site, views
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import pack_folder, project

pytestmark = pytest.mark.django_db
LEADS = "health-inequalities-delivery-board"
NEW = "/work/measures/new/"
HERE = f"{NEW}?under=active-adults"
CARD = "obesity-year-6"


@pytest.fixture(autouse=True)
def _same_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site keeps its reading: what a test agrees is taken back and must not outlive it."""
    monkeypatch.setattr(site, "_replace", lambda *given: None)
    monkeypatch.setattr(site, "_coming", set())


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, LEADS)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


def words(**other: Any) -> dict[str, Any]:
    told = {
        "series": f"{CARD}:all",
        "name": "Children leaving school too heavy",
        "topics": ["adults-weight"],
        "since_day": "1",
        "since_month": "12",
        "since_year": "2026",
        "reason": "Adults were children.",
    }
    return told | other


def edition() -> Any:
    return ground_of(project(), pack_folder(), agreed_changes(pack_folder())).edition


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


def test_where_it_is_to_be_listed_is_asked_first(officer):
    asked = text(officer.get(NEW))

    assert 'href="/work/measures/new/"' in text(officer.get("/work/measures/"))
    assert 'value="active-adults"' in asked and 'value="overall"' in asked
    assert 'value="safer-communities"' not in asked, "another board leads it"
    assert "Select where the measure should be listed" in text(officer.post(NEW, {}), 422)
    assert '<input type="hidden" name="under" value="">' in asked, "so that no choice is told of"
    unchosen = text(officer.get(f"{NEW}?under="), 422)
    assert "<title>Error: Propose" in unchosen and "Select where the measure" in unchosen
    assert "Series that tells it" in text(officer.get(f"{NEW}?under=&under=active-adults"))
    assert "places that are named" in text(officer.get(f"{NEW}?under=nowhere"), 422)


def test_what_is_listed_there_is_not_offered_again(officer):
    here, there = text(officer.get(HERE)), text(officer.get(f"{NEW}?under=overall"))

    assert f'value="{CARD}:all"' in here
    assert 'value="physically-active-adults:all"' not in here
    assert 'value="physically-active-adults:all"' in there
    assert "(lower is better)" in here and "(higher is better)" in there
    assert 'value="adults-weight"' in here, "what the priority speaks to"


@pytest.fixture
def agreed(officer: Client, chair: Client) -> AmendmentRow:
    sent = officer.post(HERE, words())
    assert sent.status_code == 302, sent.content.decode()
    told = text(chair.get(sent.url))
    assert "Children leaving school too heavy; told by Obesity in Year 6; lower is better" in told
    assert "Children leaving school" in text(chair.get("/work/"))
    answer = {"answer": "agree", "minute": "HWB, item 7", "version": 1}
    assert officer.post(sent.url, answer).status_code == 403
    assert chair.post(sent.url, answer).status_code == 302
    return AmendmentRow.objects.get()


def test_what_is_agreed_is_listed_and_stands_on_the_public_pages(
    agreed, officer, reading, monkeypatch
):
    before, now = reading.edition, edition()
    assert now.id != before.id
    (listing,) = set(now.listings) - set(before.listings)
    assert (listing.id, listing.card) == ("children-leaving-school-too-heavy", CARD)
    assert (listing.topics, listing.since) == (("adults-weight",), "2026-12-01")

    later = replace(reading, edition=now)
    monkeypatch.setattr(views, "current_reading", lambda: later)
    assert f"/measures/{CARD}/" in text(Client().get("/priorities/active-adults/"))
    public = text(Client().get(f"/measures/{CARD}/"))
    assert "Listed by a board from 1 December 2026" in public
    assert "Children leaving school too heavy" in public

    monkeypatch.setattr("commonweal.web.work.door.current_reading", lambda: later)
    page = text(officer.get(f"/work/measures/{listing.id}/"))
    assert "HWB, item 7" in page, "its own history tells who brought it in"


def test_the_exported_pack_compiles_to_the_same_edition(agreed, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(work, "agreed_here", agreed_changes)
    wanted, folder = edition().id, tmp_path / "pack"

    assert main(["amendments", "export", "--to", str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["edition"], told["changed"]) == (wanted, ["priorities/active-adults.yaml"])
    assert main(["check", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["edition"] == wanted
    held = ground_of(project(), folder, agreed_changes(folder)).edition
    assert held.id == wanted, "the row on top of the exported pack changes nothing"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"series": ""}, "Select the series that is to tell it"),
        ({"name": " "}, "Enter the words of the measure"),
        ({"reason": ""}, "Enter why it should be listed"),
        ({"since_day": "", "since_month": "", "since_year": ""}, "Enter the day from which"),
        ({"series": "physically-active-adults:all"}, "Select a valid choice"),
    ],
)
def test_what_is_amiss_is_told_and_the_words_stay(officer, other, told):
    page = text(officer.post(HERE, words(**other)), 422)

    assert told in page
    assert "reason" in other or "Adults were children." in page
    assert AmendmentRow.objects.count() == 0


def test_the_same_is_not_asked_for_twice(officer):
    officer.post(HERE, words())

    assert "a proposal for the same is open" in text(officer.post(HERE, words(name="Other")), 422)
    assert AmendmentRow.objects.count() == 1


def test_a_measure_of_the_same_words_has_another_id(officer):
    officer.post(HERE, words())
    there = officer.post(f"{NEW}?under=overall", words(topics=[]))

    assert there.status_code == 302
    ids = [one.new["id"] for one in AmendmentRow.objects.order_by("pk")]
    assert ids == ["children-leaving-school-too-heavy", "children-leaving-school-too-heavy-2"]


def test_the_board_above_agrees_and_does_not_propose(chair):
    assert NEW not in text(chair.get("/work/measures/"))
    page = text(chair.get(NEW))
    assert (
        "Officers, chairs and analysts of a board below" in page
        and "<form" not in page.split('id="main')[-1].split("</main>")[0]
    )
    assert chair.post(HERE, words()).status_code == 403


def test_the_board_of_a_strategy_that_has_no_other_proposes(reading, chair, monkeypatch):
    bodies = tuple(one for one in reading.edition.governance.bodies if one.id == ABOVE)
    alone = replace(reading.edition, governance=replace(reading.edition.governance, bodies=bodies))
    later = replace(reading, edition=alone)
    monkeypatch.setattr("commonweal.web.work.door.current_reading", lambda: later)

    assert 'value="overall"' in text(chair.get(NEW))


def test_another_boards_priority_is_not_a_place(reading):
    stranger = holder(reading, Role.OFFICER, "transformation-board")

    assert text(stranger.post(HERE, words()), 422)
    assert AmendmentRow.objects.count() == 0


def test_words_that_outlive_a_session_come_back(officer):
    page = text(officer.get(HERE))
    token = page.split('name="writer" value="')[1].split('"')[0]
    person = Person.objects.get(pk=officer.session["_auth_user_id"])
    officer.logout()
    officer.post(HERE, words(since_day="17", since_year="2027", writer=token))
    enter(officer, person)

    page = text(officer.get(HERE))
    assert "Adults were children." in page
    for part, value in (("day", 17), ("month", 12), ("year", 2027)):
        assert re.search(rf'name="since_{part}"[^>]*value="{value}"', page), part
    assert re.search(r'value="adults-weight" checked', page), "one box alone is a choice as well"


@pytest.mark.parametrize("address", [NEW, HERE, "/work/measures/"])
def test_the_pages_ask_little(officer, address, django_assert_max_num_queries):
    officer.post(HERE, words())
    with django_assert_max_num_queries(12):
        assert officer.get(address).status_code == 200
