"""A decision on what people were asked waits until their answers were considered."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import BOARD, holder
from tests.integration.made_up_consultations import CONSIDERED, analysed, considered
from tests.integration.made_up_plans import actor

from commonweal.delivery.meetings.actions import Call, call_meeting
from commonweal.delivery.meetings.agenda_actions import NewItem, add_item
from commonweal.delivery.models import AgendaItem, Decision, Meeting
from commonweal.people.audit import verify
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
TOLD = {
    "words": "The clinic goes to the north.",
    "delegation": "Director, scheme 4",
    "no_equality_impact_why": "None.",
}


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, BOARD)


@pytest.fixture
def address(reading: Any) -> str:
    """Where a decision on an item of a meeting that was held is recorded."""
    keeper = actor(reading, Role.SECRETARY, BOARD, reading.today)
    starts = datetime.combine(reading.today + timedelta(30), time(14), tzinfo=UTC)
    call = Call(board=BOARD, edition=reading.edition.id, starts_at=starts, place="Hall", quorum=2)
    meeting = call_meeting(keeper, call)
    item = add_item(keeper, meeting, NewItem(title="The clinic"))
    Meeting.objects.filter(pk=meeting.pk).update(stage="held")
    return f"/work/meetings/{meeting.pk}/items/{item.pk}/decide/"


def test_nothing_is_decided_before_the_answers_were_considered(reading, secretary, address):
    asked = analysed(reading)
    silent = secretary.post(address, TOLD).content.decode()
    assert "Select the consultation, or that it is about none" in silent
    told = secretary.post(address, TOLD | {"consultation": asked.name}).content.decode()
    assert "First record what was considered" in told
    assert TOLD["words"] in told
    assert not Decision.objects.exists()
    assert secretary.post(address, TOLD | {"consultation": "none"}).status_code == 302
    assert Decision.objects.get().consultation == ""


def test_a_decision_and_its_consultation_lead_to_each_other(reading, secretary, address):
    asked = considered(reading)
    assert secretary.post(address, TOLD | {"consultation": asked.name}).status_code == 302
    made = Decision.objects.get()
    public = Client()
    decision = public.get(f"/decisions/{made.number}/").content.decode()
    consultation = public.get(f"/consultations/{asked.name}/").content.decode()

    assert CONSIDERED["changed"] in made.consideration
    assert f"/consultations/{asked.name}/" in decision
    assert CONSIDERED["why"] in decision
    assert f"/decisions/{made.number}/" in consultation
    assert "Not met" not in consultation
    assert verify().whole


def test_once_it_is_decided_on_nobody_has_to_choose(reading, secretary, address):
    asked = considered(reading)
    secretary.post(address, TOLD | {"consultation": asked.name})
    assert secretary.post(address, TOLD).status_code == 302
    assert Decision.objects.latest("number").consultation == ""


def test_where_nobody_was_asked_no_choice_is_offered(reading, secretary, address):
    assert "Which consultation is it about" not in secretary.get(address).content.decode()
    assert secretary.post(address, TOLD).status_code == 302


def test_an_exempt_decision_does_not_tell_what_it_is_about(reading, secretary, address):
    asked = considered(reading)
    secretary.post(address, TOLD | {"consultation": asked.name})
    made = Decision.objects.get()
    AgendaItem.objects.filter(pk=made.item_id).update(
        exempt_ground=3, public_interest="A price is not told yet."
    )
    decision = Client().get(f"/decisions/{made.number}/").content.decode()
    consultation = Client().get(f"/consultations/{asked.name}/").content.decode()

    assert asked.name not in decision
    assert CONSIDERED["changed"] not in decision
    assert f"/decisions/{made.number}/" not in consultation


def test_few_queries_of_a_decision(reading, secretary, address, django_assert_max_num_queries):
    considered(reading)
    with django_assert_max_num_queries(12):
        assert "Which consultation" in secretary.get(address).content.decode()


def test_answers_that_were_summed_up_are_offered_to_the_next_agenda(reading, secretary, address):
    asked = analysed(reading)
    meeting = Meeting.objects.get()
    Meeting.objects.filter(pk=meeting.pk).update(stage="planned")
    agenda = f"/work/meetings/{meeting.pk}/agenda/"
    assert asked.title in secretary.get(agenda).content.decode()
    kept = secretary.post(agenda, {"consultation": [f"consultation/{asked.name}"]})
    assert kept.status_code == 302
    item = AgendaItem.objects.get(about="consultation")
    assert (item.title, item.about_id) == (asked.title, asked.name)
    Meeting.objects.filter(pk=meeting.pk).update(stage="held")
    form = secretary.get(f"/work/meetings/{meeting.pk}/items/{item.pk}/decide/").content.decode()
    assert f'<option value="{asked.name}" selected' in form
    assert asked.title not in secretary.get(agenda).content.decode().split("Answers of resid")[-1]


def test_a_decision_stands_at_the_end_of_the_line_it_serves(reading, secretary, address):
    priority = reading.edition.standing_priorities[0].id
    secretary.post(address, TOLD | {"serves": [priority]})
    made = Decision.objects.get()
    line = Client().get(f"/line-of-sight/?priority={priority}").content.decode()
    why = Client().get(f"/priorities/{priority}/").content.decode().split('id="why"')[1]

    assert f"/decisions/{made.number}/" in line
    assert "No decision" not in line
    assert f"/decisions/{made.number}/" in why.split("</section>")[0]
