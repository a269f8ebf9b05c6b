"""A partner answers by a link: made at a desk, answered without an account, taken over."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import BOARD, holder

from commonweal.delivery.models import Contribution, Entry, PartnerLink, Return
from commonweal.delivery.returns.actions import open_rounds
from commonweal.delivery.returns.asked import Asked, asked_of
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing(reading: Any) -> Return:
    made = open_rounds(reading.edition, reading.today)
    return next(one for one in made if one.board == BOARD)


@pytest.fixture
def about(reading: Any) -> Asked:
    return asked_of(reading.edition, BOARD, reading.today)[0]


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def address(officer: Client, filing: Return, about: Asked) -> str:
    told = {"partner": "The food bank", "things": "/".join(about.key), "days": "21"}
    page = officer.post(f"/work/returns/{filing.pk}/partners/", told).content.decode()
    found = re.search(r"http://testserver(/answer/[^<]+)<", page)
    assert found
    return html.unescape(found.group(1))


def words(about: Asked, **more: str) -> dict[str, str]:
    start = "-".join(about.key) + "-"
    told = {start + name: more.pop(name, "") for name in ("said", "done", "asks")}
    return told | {"version": "1", "name": ""} | more


def test_a_partner_answers_without_account_or_cookie(address, about):
    partner = Client(enforce_csrf_checks=True)
    page = partner.get(address)
    told = page.content.decode()

    assert page.status_code == 200
    assert "What does The food bank say?" in told
    assert "Since the baseline" in told
    assert told.count("<textarea") == 3
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    sent = partner.post(address, words(about, said="Queues grew.", send="yes"))
    assert sent.status_code == 200
    assert "Your answer was sent" in sent.content.decode()
    assert not partner.cookies
    assert Contribution.objects.get().said == "Queues grew."
    again = partner.get(address)
    assert again.status_code == 410
    assert "Your answer was sent" in again.content.decode()


def test_a_draft_is_kept_and_shown_again_and_the_board_does_not_see_it(
    officer, filing, address, about
):
    saved = Client().post(address, words(about, said="half a thought"))

    assert "Saved, not sent" in saved.content.decode()
    assert "half a thought" in Client().get(address).content.decode()
    board = officer.get(f"/work/returns/{filing.pk}/partners/").content.decode()
    assert "half a thought" not in board
    assert "partners/answers/" not in board


def test_two_with_one_link_see_both_words(address, about):
    Client().post(address, words(about, said="the first"))
    page = Client().post(address, words(about, said="the second"))

    told = page.content.decode()
    assert page.status_code == 409
    assert "the first" in told
    assert "the second" in told
    assert 'name="version" value="2"' in told


def test_a_name_needs_consent(address, about):
    page = Client().post(address, words(about, said="x", name="Asha", send="yes"))

    assert page.status_code == 422
    assert "Agree that your name is kept" in page.content.decode()
    Client().post(address, words(about, said="x", name="Asha", consent="on", send="yes"))
    assert PartnerLink.objects.get().name.words == "Asha"


def test_an_officer_takes_the_words_over(officer, filing, address, about):
    Client().post(address, words(about, said="Queues <b>grew</b>.", send="yes"))
    desk = officer.get("/work/").content.decode()
    found = re.search(r'href="(/work/returns/\d+/partners/answers/\d+/)"', desk)
    assert "Answer of The food bank" in desk
    assert found
    page = officer.get(found.group(1)).content.decode()
    assert "Queues &lt;b&gt;grew&lt;/b&gt;." in page
    told = {"said": "The food bank: queues grew.", "done": "", "asks": "", "version": 0}
    assert officer.post(found.group(1), told).status_code == 302

    assert Entry.objects.get(filing=filing).said == "The food bank: queues grew."
    assert "taken over" in officer.get(f"/work/returns/{filing.pk}/partners/").content.decode()
    assert "Answer of The food bank" not in officer.get("/work/").content.decode()


def test_an_officer_leaves_the_words_out_with_a_reason(officer, filing, address, about):
    Client().post(address, words(about, said="Queues grew.", send="yes"))
    answer = f"/work/returns/{filing.pk}/partners/answers/{Contribution.objects.get().pk}/"

    assert officer.post(answer, {"leave": "yes", "why": ""}).status_code == 422
    assert officer.post(answer, {"leave": "yes", "why": "Said last time"}).status_code == 302
    assert Contribution.objects.get().settled == "left"


def test_a_revoked_link_says_so(officer, filing, address):
    link = PartnerLink.objects.get()
    revoke = f"/work/returns/{filing.pk}/partners/{link.pk}/revoke/"
    assert officer.post(revoke, {"why": ""}).status_code == 422
    officer.post(revoke, {"why": "wrong address"})
    page = Client().get(address)

    assert page.status_code == 410
    assert "The board has withdrawn this link." in page.content.decode()


def test_a_made_up_link_is_not_found(address):
    page = Client().get("/answer/1.abc:def/")

    assert page.status_code == 404
    assert "This is not the address of a link" in page.content.decode()


def test_a_link_is_shown_once(officer, filing, address):
    page = officer.get(f"/work/returns/{filing.pk}/partners/").content.decode()

    assert "The food bank" in page
    assert "/answer/" not in page


def test_a_member_asks_no_partner(reading, filing, about):
    member = holder(reading, Role.MEMBER, BOARD)
    told = {"partner": "The food bank", "things": "/".join(about.key), "days": "21"}

    assert "<form class" not in member.get(f"/work/returns/{filing.pk}/partners/").content.decode()
    assert member.post(f"/work/returns/{filing.pk}/partners/", told).status_code == 403


def test_too_many_words_are_told_and_kept(address, about):
    page = Client().post(address, words(about, said="x" * 4001, send="yes"))

    assert page.status_code == 422
    assert "x" * 4001 in page.content.decode()
