"""Words typed at a meeting outlive the session in which they were typed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.integration.accounts import enter
from tests.integration.test_meetings_at_work import (
    called,
    chair,
    held,
    home,
    member,
    press,
    secretary,
)

from commonweal.delivery.models import AgendaItem, Meeting
from commonweal.people.models import Person, Role

__all__ = ["called", "chair", "held", "home", "member", "secretary"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("part", "sent"),
    [
        pytest.param("", {"paper": "HALF A PAPER", "ask": "", "version": 1}, id="paper"),
        pytest.param("", {"off": "yes", "off-why": "HALF A REASON", "off-version": 1}, id="off"),
        pytest.param("decide/", {"words": "HALF A DECISION", "key": "on", "notice_on_day": "17",
                                 "notice_on_month": "10", "notice_on_year": "2026"}, id="decision"),
    ],
)  # fmt: skip
def test_words_on_an_item_outlive_a_session(secretary, called, part, sent):
    person = Person.objects.get(offices__role=Role.SECRETARY)
    press(secretary, called, "add", title="Winter plan")
    Meeting.objects.update(starts_at="2026-11-24T14:00Z")  # today
    address = f"/work/meetings/{called.pk}/items/{AgendaItem.objects.get().pk}/{part}"
    token = secretary.get(address).content.decode().split('name="writer" value="')[1].split('"')[0]
    secretary.logout()
    secretary.post(address, sent | {"writer": token})
    Authenticator.objects.all().delete()  # signing in adds one
    enter(secretary, person)

    shown = secretary.get(address).content.decode()

    assert next(told for told in sent.values() if "HALF" in str(told)) in shown
    assert not part or re.search(r'name="notice_on_day"[^>]*value="17"', shown)


def sent_when_signed_out(client: Client, address: str, sent: dict[str, Any], stood_on: str) -> str:
    """Where signing in leads back to after a form was sent too late."""
    person = Person.objects.get(offices__role=Role.SECRETARY)
    token = client.get(stood_on).content.decode().split('name="writer" value="')[1].split('"')[0]
    client.logout()
    away = client.post(
        address, sent | {"writer": token}, headers={"referer": f"http://testserver{stood_on}"}
    )
    Authenticator.objects.all().delete()  # signing in adds one
    enter(client, person)
    return str(parse_qs(urlsplit(away["Location"]).query)["next"][0])


def test_minutes_outlive_a_session_in_their_box(secretary, held):
    home = f"/work/meetings/{held.pk}/"
    sent = {"minutes-words": "HALF THE MINUTES", "minutes-version": "0"}

    back = sent_when_signed_out(secretary, f"{home}minutes/", sent, home)

    assert back == home
    shown = secretary.get(back).content.decode()
    assert re.search(r'<textarea[^>]*name="minutes-words"[^>]*>\s*HALF THE MINUTES', shown)
    assert "Your words were kept" in shown
    assert "HALF THE MINUTES" not in secretary.get(back).content.decode()


def test_words_without_a_box_any_more_are_told_above_the_page(secretary, held):
    home = f"/work/meetings/{held.pk}/"
    sent = {"why": "Half a reason why", "task": "1", "version": "1"}

    back = sent_when_signed_out(secretary, f"{home}close-task/", sent, home)

    assert "Half a reason why" in secretary.get(back).content.decode()


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/work/meetings/?board=x", "/work/meetings/?board=x"),
        ("http://testserver/work/meetings/{n}/minutes/", "/work/meetings/{n}/"),
        ("https://elsewhere.example/work/meetings/", "/work/meetings/{n}/"),
        ("http://testserver/boards/", "/work/meetings/{n}/"),
        ("", "/work/meetings/{n}/"),
    ],
)
def test_signing_in_leads_back_to_a_page_that_can_be_read(called, referer, back):
    n = called.pk
    sent = {"referer": referer.format(n=n)} if referer else {}
    away = Client().post(f"/work/meetings/{n}/minutes/", headers=sent)

    assert parse_qs(urlsplit(away["Location"]).query)["next"] == [back.format(n=n)]
