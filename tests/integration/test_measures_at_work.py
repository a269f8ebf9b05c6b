"""A change of a measure from the form to the next edition."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, holder

from commonweal.delivery.models import AgendaItem, AmendmentRow, Meeting
from commonweal.people.models import Role
from commonweal.publication import numbers, site, views
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.locations import pack_folder, project
from commonweal.publication.pages.measure_breaks import breaks
from commonweal.strategy.priority import EarlierUse

pytestmark = pytest.mark.django_db
LEADS = "health-inequalities-delivery-board"
ADDRESS = "/work/measures/c45/"


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


def words(**other: str) -> dict[str, str]:
    told = {
        "act": "reword",
        "name": "Adults who move enough",
        "series": "",
        "since_day": "1",
        "since_month": "11",
        "since_year": "2026",
        "reason": "Residents asked.",
    }
    return told | other  # fmt: skip


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], str]:
    """A public page, as of a reading."""

    def page(reading: Any, address: str) -> str:
        monkeypatch.setattr(views, "current_reading", lambda: reading)
        answer = Client().get(address)
        assert answer.status_code == 200
        return str(answer.content.decode())

    return page


def edition() -> Any:
    return ground_of(project(), pack_folder(), agreed_changes(pack_folder())).edition


def test_a_change_is_proposed_agreed_and_part_of_the_next_edition(officer, chair):
    before = edition()
    sent = officer.post(ADDRESS, words())
    assert sent.status_code == 302
    assert edition() == before
    shown = officer.get(sent.url).content.decode()
    assert "Physically active adults" in shown and "Adults who move enough" in shown
    assert "Record the answer" not in shown
    assert "Change of a measure" in chair.get("/work/").content.decode()

    answer = {"answer": "agree", "minute": "HWB, item 7", "version": 1}
    assert officer.post(sent.url, answer).status_code == 403
    assert chair.post(sent.url, answer).status_code == 302
    assert edition().listing("c45").name == "Adults who move enough"
    assert edition().id != before.id
    assert "HWB, item 7" in officer.get("/work/measures/").content.decode()


def test_a_change_that_waits_is_open_for_the_agenda_of_the_board_above(reading, officer):
    sent = officer.post(ADDRESS, words())
    change = AmendmentRow.objects.get()
    secretary = holder(reading, Role.SECRETARY, ABOVE)
    call = {"board": ABOVE, "day_day": 4, "day_month": 12, "day_year": 2026, "time": "14:00",
            "place": "Town hall", "quorum": 2}  # fmt: skip
    secretary.post("/work/meetings/", call)
    home = f"/work/meetings/{Meeting.objects.get().pk}/"

    told = secretary.get(f"{home}agenda/").content.decode()
    assert "Change of a measure: Physically active adults" in told
    assert f"Proposed on {numbers.day(reading.today)}" in told
    secretary.post(f"{home}agenda/", {"amendment": [f"amendment/{change.pk}"]})
    item = AgendaItem.objects.get()
    assert f'href="{sent.url}"' in secretary.get(f"{home}items/{item.pk}/").content.decode()


def test_a_replaced_measure_keeps_what_told_it_before(officer, chair):
    sent = officer.post(ADDRESS, words(act="replace", series="apprenticeships:all"))
    assert sent.status_code == 302, sent.content.decode()
    chair.post(sent.url, {"answer": "agree", "minute": "HWB, item 7", "version": 1})

    listing = edition().listing("c45")
    assert [one.card for one in listing.measure_uses] == ["apprenticeships"]
    assert [(one.card, one.until) for one in listing.earlier] == [
        ("physically-active-adults", "2026-11-01")
    ]


def test_a_measure_that_a_board_replaced_shows_the_break_on_its_public_page(
    officer, chair, reading, shown
):
    sent = officer.post(ADDRESS, words(act="replace", series="apprenticeships:all"))
    chair.post(sent.url, {"answer": "agree", "minute": "HWB, item 7", "version": 1})
    later = replace(reading, edition=edition())

    new = shown(later, "/measures/apprenticeships/")
    assert "Before 1 November 2026 this was told by another series" in new
    assert 'href="/measures/physically-active-adults/"' in new
    old = shown(later, "/measures/physically-active-adults/")
    assert "From 1 November 2026 another series tells this" in old
    assert "another series" not in shown(reading, "/measures/apprenticeships/")


def test_a_measure_that_was_reviewed_and_is_kept_says_so(officer, chair, reading, shown):
    for day, act in (("1", "review"), ("3", "kept")):
        sent = officer.post(ADDRESS, words(act=act, since_day=day, reason=f"So we {act}."))
        chair.post(sent.url, {"answer": "agree", "minute": "HWB, item 7", "version": 1})
        listing = edition().listing("c45")
        assert listing.in_review is (act == "review")

    assert (listing.under_review, listing.reviewed) == ("2026-11-01", "2026-11-03")
    page = officer.get(ADDRESS).content.decode()
    assert "Reviewed and kept on" in page and "2026-11-03" in page
    assert "So we kept." in officer.get(sent.url).content.decode()
    later = replace(reading, edition=edition())
    public = shown(later, "/measures/physically-active-adults/")
    assert "A board reviewed this measure and kept it on 3 November 2026." in public
    assert "reviews this measure since" not in public


def siblings() -> list[Any]:
    """Measures with figures under one priority, that of c45, which is the first."""
    held = edition()
    (under,) = [p for p in held.standing_priorities if "c45" in {one.id for one in p.listings}]
    found = [one for one in under.listings if one.measure_uses and not one.retired]
    return sorted(found, key=lambda one: one.id != "c45")


def test_a_series_is_not_listed_twice_under_one_priority(officer):
    twin = siblings()[1]
    use = twin.measure_uses[0]

    page = officer.post(ADDRESS, words(act="replace", series=f"{use.card}:{use.select}"))

    assert page.status_code == 422
    assert f"“{twin.name}” tells this series under the same priority already" in html.unescape(
        page.content.decode()
    )
    assert not AmendmentRow.objects.exists()


def test_two_proposals_do_not_list_one_series_twice(officer, chair):
    free, answer = "apprenticeships:all", {"answer": "agree", "minute": "HWB", "version": 1}
    sent = [
        officer.post(f"/work/measures/{one.id}/", words(act="replace", series=free, name=one.name))
        for one in siblings()[:2]
    ]

    assert chair.post(sent[0].url, answer).status_code == 302
    page = chair.post(sent[1].url, answer)

    assert page.status_code == 422
    assert "tells this series under the same priority already" in page.content.decode()
    assert AmendmentRow.objects.filter(stage="agreed").count() == 1


def test_a_retired_measure_leaves_the_list_and_stays_in_history(officer, chair):
    sent = officer.post(ADDRESS, words(act="retire"))
    chair.post(sent.url, {"answer": "agree", "minute": "HWB, item 7", "version": 1})

    assert edition().listing("c45") is None
    assert any(one.id == "c45" for _, one in edition().every_listing())


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"reason": ""}, "Enter why this should change"),
        ({"name": " "}, "Enter the words of the measure"),
        ({"act": "replace"}, "Select the series that is to tell it"),
        ({"act": ""}, "Select what should happen"),
        ({"name": "Physically active adults"}, "nothing would change"),
    ],
)
def test_what_is_amiss_is_told_and_the_words_stay(officer, other, told):
    page = officer.post(ADDRESS, words(**other))

    assert page.status_code == 422
    assert told in page.content.decode()
    assert other.get("name") or "Adults who move enough" in page.content.decode()
    assert AmendmentRow.objects.count() == 0


def test_a_board_that_does_not_lead_the_priority_cannot_change_its_measures(reading):
    stranger = holder(reading, Role.OFFICER, "transformation-board")

    assert "Ask for a change" not in stranger.get(ADDRESS).content.decode()
    assert stranger.post(ADDRESS, words()).status_code == 403
    assert AmendmentRow.objects.count() == 0


def test_an_agreement_that_no_longer_fits_is_told(officer, chair):
    sent = officer.post(ADDRESS, words())
    AmendmentRow.objects.update(old="Something else")
    answer = {"answer": "agree", "minute": "HWB, item 7", "version": 1}
    page = chair.post(sent.url, answer)

    assert page.status_code == 422
    assert "the strategy would not hold together" in page.content.decode()
    assert AmendmentRow.objects.get().stage == "proposed"


def test_a_proposal_is_taken_back_with_a_reason(officer, chair):
    sent = officer.post(ADDRESS, words())
    back = f"{sent.url}back/"
    assert back in officer.get(sent.url).content.decode()
    assert officer.post(back, {"why": "", "version": 1}).status_code == 422
    assert chair.post(back, {"why": "Not mine.", "version": 1}).status_code == 403
    assert officer.post(back, {"why": "Too soon.", "version": 1}).status_code == 302
    assert "Too soon." in officer.get(sent.url).content.decode()
    assert officer.post(back, {"why": "Again.", "version": 2}).status_code == 409


def test_the_pages_ask_little(officer, django_assert_max_num_queries):
    sent = officer.post(ADDRESS, words())
    for address in (ADDRESS, "/work/measures/", sent.url):
        with django_assert_max_num_queries(12):
            assert officer.get(address).status_code == 200


def test_the_public_pages_show_the_break(reading):
    listing = reading.edition.listing("c45")
    before = EarlierUse(card="apprenticeships", until="2026-11-01", decision="HWB, item 7")
    other = replace(listing, earlier=(before,), under_review="2026-11-02")
    changed = tuple(
        replace(p, listings=tuple(other if one.id == "c45" else one for one in p.listings))
        for p in reading.edition.priorities
    )
    later = replace(reading, edition=replace(reading.edition, priorities=changed))

    now = [(one.text, one.name) for one in breaks(later, later.measure("physically-active-adults"))]
    assert now[0][0].startswith("Before 1 November 2026 this was told by another series")
    assert now[1][0] == "A board reviews this measure since 2 November 2026."
    assert breaks(later, later.measure("physically-active-adults"))[0].href == (
        "/measures/apprenticeships/"
    )
    assert breaks(reading, reading.measure("physically-active-adults")) == ()
