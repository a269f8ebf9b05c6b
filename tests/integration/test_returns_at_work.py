"""One return from request to public page: written, handed in, sent back, accepted, read."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import plans_in_force

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.actions import open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.people.audit import verify
from commonweal.people.models import Office, Person, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing(reading: Any) -> Return:
    """The return that the calendar asks the board for on the day of the tests."""
    made = open_rounds(reading.edition, reading.today)
    return next(one for one in made if one.board == BOARD)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


def fill(client: Client, filing: Return, about: Any, **words: Any) -> Any:
    address = reverse("return-entry", args=[filing.pk, *about.key])
    return client.post(address, {"said": "", "done": "", "asks": "", "version": 0} | words)


def fill_all(client: Client, filing: Return, reading: Any) -> None:
    for one in asked_of(reading.edition, filing.board, reading.today):
        assert fill(client, filing, one, said=f"On {one.item}: <b>higher</b>.").status_code == 302


def test_the_desk_shows_the_return_that_is_due(officer, filing):
    page = officer.get("/work/").content.decode()

    assert "1 thing needs you" in page
    assert "Half-yearly return, July to December 2026" in page
    assert "Due 15 December 2026" in page
    assert "21 days" in page


def test_the_form_comes_with_verdict_chart_and_exceptions_first(officer, filing, reading):
    page = officer.get(f"/work/returns/{filing.pk}/").content.decode()
    first = re.search(r'<ul class="entries"><li><span[^>]*>.*?<a href="([^"]+)"', page, re.DOTALL)
    assert first
    form = officer.get(first.group(1)).content.decode()

    assert "Exceptions first" in page
    assert "Since the baseline" in form
    assert "<svg" in form
    assert 'name="said"' in form


def test_the_actions_that_can_be_named_stand_beside_the_box(officer, filing, reading):
    asked = asked_of(reading.edition, filing.board, reading.today)
    pages = [reverse("return-entry", args=[filing.pk, *one.key]) for one in asked]
    assert all("of your plan" not in officer.get(one).content.decode() for one in pages)

    plans_in_force(reading)

    told = [officer.get(one).content.decode() for one in pages]
    named = [one for one in told if "Ask parents what keeps children from breakfast" in one]
    assert 0 < len(named) < len(told)
    assert all("Slipped, to 31 December 2026" in one for one in named)


def test_a_return_goes_from_request_to_the_public_page(officer, secretary, filing, reading):
    fill_all(officer, filing, reading)
    assert officer.post(f"/work/returns/{filing.pk}/submit/").status_code == 302
    assert "Return of the" in secretary.get("/work/").content.decode()
    version = Return.objects.get(pk=filing.pk).version
    answer = {"answer": "accept", "version": version}
    assert secretary.post(f"/work/returns/{filing.pk}/settle/", answer).status_code == 302

    held = Return.objects.get(pk=filing.pk)
    listing = next(one for one in asked_of(reading.edition, BOARD, reading.today))
    public = Client().get(f"/priorities/{listing.priority}/").content.decode()
    assert held.stage == "accepted"
    assert held.release == reading.release.id
    assert Entry.objects.get(filing=held, item=listing.item).seen
    assert f"On {listing.item}: &lt;b&gt;higher&lt;/b&gt;." in public
    assert "July to December 2026" in public
    assert verify().whole


def test_words_are_not_public_before_they_are_accepted(officer, filing, reading):
    fill_all(officer, filing, reading)
    officer.post(f"/work/returns/{filing.pk}/submit/")
    one = asked_of(reading.edition, BOARD, reading.today)[0]

    assert f"On {one.item}" not in Client().get(f"/priorities/{one.priority}/").content.decode()


def test_what_is_sent_back_is_amended_and_handed_in_again(officer, secretary, filing, reading):
    fill_all(officer, filing, reading)
    officer.post(f"/work/returns/{filing.pk}/submit/")
    settle = f"/work/returns/{filing.pk}/settle/"
    version = Return.objects.get(pk=filing.pk).version
    bare = secretary.post(settle, {"answer": "back", "version": version})
    assert "Enter what the board should amend" in bare.content.decode()
    secretary.post(settle, {"answer": "back", "why": "Say the figure.", "version": version})

    assert "“Say the figure.”" in officer.get("/work/").content.decode()
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    assert fill(officer, filing, about, said="6.3%.", version=1).status_code == 302
    assert officer.post(f"/work/returns/{filing.pk}/submit/").status_code == 302
    assert Return.objects.get(pk=filing.pk).stage == "submitted"


def test_an_unwritten_return_is_not_handed_in_and_says_what_is_missing(officer, filing):
    page = officer.post(f"/work/returns/{filing.pk}/submit/")

    assert "Not submitted: write about" in page.content.decode()
    assert Return.objects.get(pk=filing.pk).stage == "open"


def test_an_accepted_return_is_locked(officer, secretary, filing, reading):
    fill_all(officer, filing, reading)
    officer.post(f"/work/returns/{filing.pk}/submit/")
    version = Return.objects.get(pk=filing.pk).version
    secretary.post(f"/work/returns/{filing.pk}/settle/", {"answer": "accept", "version": version})
    about = asked_of(reading.edition, BOARD, reading.today)[0]

    assert fill(officer, filing, about, said="late", version=1).status_code == 409
    assert Entry.objects.get(filing=filing, item=about.item).said != "late"


def test_two_writers_never_lose_a_word(officer, filing, reading):
    other = holder(reading, Role.OFFICER, BOARD)
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    fill(officer, filing, about, said="the first")
    page = fill(other, filing, about, said="the second")

    told = page.content.decode()
    assert page.status_code == 409
    assert "the first" in told
    assert "the second" in told
    version = re.search(r'name="version" value="(\d+)"', told)
    assert version
    again = fill(other, filing, about, said="both", version=int(version.group(1)))
    assert again.status_code == 302


def test_a_half_written_form_survives_its_session(officer, filing, reading):
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    address = reverse("return-entry", args=[filing.pk, *about.key])
    form = officer.get(address).content.decode()
    writer = re.search(r'name="writer" value="([^"]+)"', form)
    person = Person.objects.get(pk=officer.session["_auth_user_id"])
    assert writer
    officer.session.flush()
    words = {"said": "half a thought", "done": "", "asks": "", "version": 0}
    away = officer.post(address, words | {"writer": writer.group(1)})
    assert away.url.startswith("/account/sign-in/?next=")
    officer.force_login(person)

    page = officer.get(address).content.decode()
    assert "half a thought" in page
    assert "Your words were kept" in page
    assert "half a thought" not in officer.get(address).content.decode()


def test_words_kept_for_one_are_not_shown_to_another(officer, filing, reading):
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    address = reverse("return-entry", args=[filing.pk, *about.key])
    writer = re.search(r'name="writer" value="([^"]+)"', officer.get(address).content.decode())
    assert writer
    officer.session.flush()
    officer.post(address, {"said": "mine", "version": 0, "writer": writer.group(1)})
    other = Person.objects.create_user("other@example.org", "other")
    strategy = reading.edition.strategy.id
    since = date(2020, 1, 1)
    Office.objects.create(
        person=other, strategy=strategy, board=BOARD, role=Role.OFFICER, since=since
    )
    officer.force_login(other)

    assert "mine" not in officer.get(address).content.decode()


def test_another_boards_return_is_not_shown(reading, filing):
    stranger = holder(reading, Role.OFFICER, "transformation-board")

    assert stranger.get(f"/work/returns/{filing.pk}/").status_code == 404


def test_a_member_reads_and_does_not_write(reading, filing):
    member = holder(reading, Role.MEMBER, BOARD)
    about = asked_of(reading.edition, BOARD, reading.today)[0]

    address = reverse("return-entry", args=[filing.pk, *about.key])
    assert "<textarea" not in member.get(address).content.decode()
    assert fill(member, filing, about, said="no").status_code == 403


def test_pages_of_work_are_never_cached_and_public_ones_set_no_cookie(officer, filing):
    assert officer.get("/work/")["Cache-Control"] == "private, no-store"
    public = Client().get("/")
    assert not public.cookies
    assert "Cookie" not in public.get("Vary", "")
