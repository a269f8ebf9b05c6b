"""Acts of meetings and plans without a page before: order, guests, endorsements, risks, joins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import (
    FIRST,
    SECOND,
    actions_of,
    actor,
    plan_in_force,
    plans_in_force,
)
from tests.integration.test_meetings_at_work import CALL, decision, press

from commonweal.delivery.models import Attendance, Decision, Meeting, NamedAction, RiskReading
from commonweal.delivery.plans import actions as plan_acts
from commonweal.delivery.plans.planned import Risk
from commonweal.people.audit import verify
from commonweal.people.models import Organisation, Role

pytestmark = pytest.mark.django_db
NEAR = "/work/plan/overlaps/"


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def member(reading: Any) -> Client:
    return holder(reading, Role.MEMBER, ABOVE)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def called(secretary: Client) -> Meeting:
    secretary.post("/work/meetings/", CALL)
    held = Meeting.objects.get()
    for title in ("First", "Second", "Third"):
        press(secretary, held, "add", title=title)
    return held


@pytest.fixture
def partner() -> Organisation:
    return Organisation.objects.create(
        slug="food-bank", name="Food bank", sector="voluntary", since=date(2020, 1, 1)
    )


@pytest.fixture
def decided(reading: Any, called: Meeting, secretary: Client, partner: Organisation) -> Decision:
    """A decision of a quorate meeting that one body must endorse."""
    press(secretary, called, "papers-out", version=called.version)
    Meeting.objects.update(starts_at="2026-11-24T14:00Z", quorum=1)
    press(secretary, called, "open", version=called.version)
    seat = {"guest-organisation": partner.pk, "guest-presence": "present", "guest-votes": "on"}
    press(secretary, called, "guest", **seat)
    item = called.items.first()
    address = f"/work/meetings/{called.pk}/items/{item.pk}/decide/"
    assert secretary.post(address, decision(endorse=[BOARD])).status_code == 302
    return Decision.objects.get()


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def titles(meeting: Meeting) -> list[str]:
    return [one.title for one in meeting.items.order_by("number")]


def test_an_agenda_is_put_in_another_order(secretary, member, called):
    third = called.items.get(title="Third")
    assert "Move up" in text(secretary, f"/work/meetings/{called.pk}/")
    assert "Move up" not in text(member, f"/work/meetings/{called.pk}/")
    up = {"item": third.pk, "way": "up"}
    press(member, called, "move", status=403, version=called.version, **up)
    before = called.version
    press(secretary, called, "move", version=before, **up)
    assert titles(called) == ["First", "Third", "Second"]
    press(secretary, called, "move", status=409, version=before, **up)
    press(secretary, called, "move", version=called.version, item=third.pk, way="down")
    assert titles(called) == ["First", "Second", "Third"]


def test_an_item_that_is_not_there_moves_nowhere(secretary, called):
    told = press(secretary, called, "move", 422, version=called.version, item=99999, way="up")
    assert "is not on this agenda" in told


def test_an_organisation_without_an_account_fills_a_seat_or_only_listens(
    secretary, called, partner
):
    press(secretary, called, "papers-out", version=called.version)
    seat = {"guest-organisation": partner.pk, "guest-presence": "present"}
    press(secretary, called, "guest", **seat)
    assert "Seats filled: 0." in text(secretary, f"/work/meetings/{called.pk}/")
    press(secretary, called, "guest", **seat, **{"guest-votes": "on"})
    shown = text(secretary, f"/work/meetings/{called.pk}/")
    assert "Seats filled: 1." in shown
    assert "Food bank: present" in shown
    assert Attendance.objects.count() == 1


def test_an_endorsement_is_noted_once_and_a_refusal_says_why(secretary, chair, member, decided):
    page = "/work/decisions/1/"
    assert "waits for another body" in text(secretary, page)
    refusal = {"body": BOARD, "given": "no", "words": ""}
    told = secretary.post(page, refusal)
    assert told.status_code == 422 and "say why" in told.content.decode()
    assert member.post(page, refusal | {"words": "No money."}).status_code == 403
    assert secretary.post(page, refusal | {"words": "No money."}).status_code == 302
    assert "No money." in text(chair, page)
    assert "Note what a body said" not in text(chair, page)
    assert "was refused by a body" in Client().get("/decisions/1/").content.decode()


def test_a_decision_is_rescinded_with_its_reason(secretary, chair, decided):
    page, sent = "/work/decisions/1/", {"rescind": "yes", "rescind-version": 1}
    assert chair.post(page, sent | {"rescind-why": ""}).status_code == 422
    assert chair.post(page, sent | {"rescind-why": "New law."}).status_code == 302
    assert secretary.post(page, sent | {"rescind-why": "Again."}).status_code == 409
    assert "Rescinded on 24 November 2026" in text(secretary, page)
    assert "New law." in Client().get("/decisions/1/").content.decode()
    assert verify().whole


def test_a_decision_of_another_board_is_read_in_public(officer, decided):
    text(officer, "/work/decisions/1/", status=404)
    text(officer, "/work/decisions/77/", status=404)


def test_a_risk_is_scored_anew_and_escalates(reading, officer, chair):
    writer = actor(reading, Role.OFFICER, FIRST, reading.today)
    plan_in_force(reading, FIRST)
    risky = actions_of(reading, FIRST)[0]
    with_risk = Risk(ref="no-cooks", text="No cooks are found", likelihood=2, impact=4)
    revision = plan_acts.revise(writer, FIRST, reading.edition)
    row = revision.actions.get(name__ref=risky.ref)
    plan_acts.write_action(writer, revision.pk, replace(risky, risks=(with_risk,)), row.version)
    revision.refresh_from_db()
    plan_acts.submit(writer, revision.pk, revision.version, reading.edition)
    revision.refresh_from_db()
    above = actor(reading, Role.CHAIR, ABOVE, reading.today)
    plan_acts.accept(above, revision.pk, revision.version, reading.edition)

    page = f"/work/plan/{FIRST}/actions/{risky.ref}/"
    assert "8 of 25, escalated from 15 on" in text(officer, page)
    assert "No cooks are found" not in text(chair, "/work/exceptions/")
    sent = {"risk": "no-cooks", "likelihood": 5, "impact": 4, "why": "Two have left"}
    assert chair.post(f"{page}risk/", sent).status_code == 403
    over = officer.post(f"{page}risk/", sent | {"likelihood": 6})
    assert over.status_code == 422 and "Two have left" in over.content.decode()
    assert officer.post(f"{page}risk/", sent).status_code == 302
    assert RiskReading.objects.count() == 1
    assert "20 of 25, escalated from 15 on" in text(officer, page)
    assert "No cooks are found" in text(chair, "/work/exceptions/")
    assert "Score the risk anew" in text(officer, "/work/exceptions/")


def test_near_duplicates_are_joined_with_a_minute(reading, chair, secretary):
    plans_in_force(reading)
    shown = text(chair, NEAR)
    assert "say much the same" in shown
    pair = f"{FIRST}-clubs {SECOND}-clubs"
    assert f'value="{pair}"' in shown
    assert chair.post(NEAR, {"pair": pair, "minute": ""}).status_code == 422
    assert secretary.post(NEAR, {"pair": pair, "minute": "7"}).status_code == 403
    assert chair.post(NEAR, {"pair": pair, "minute": "Minute 7"}).status_code == 302
    assert NamedAction.objects.get(ref=f"{FIRST}-clubs").same_as.ref == f"{SECOND}-clubs"
    assert f'value="{pair}"' not in text(chair, NEAR)
    assert verify().whole
