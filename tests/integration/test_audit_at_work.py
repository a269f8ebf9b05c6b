"""The log at work: whole or broken, searched, without anybody's words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, actor, plan_in_force

from commonweal.people.acts import declare_interest
from commonweal.people.models import Event, Role
from commonweal.people.models.event import Head

pytestmark = pytest.mark.django_db
LOG = "/work/audit/"


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


def text(client: Client, address: str = LOG, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


@pytest.fixture
def interest(reading: Any) -> None:
    person = actor(reading, Role.MEMBER, BOARD, date(2026, 11, 1))
    declare_interest(person, BOARD, "My cousin owns the firm")


def test_a_whole_log_is_told_with_its_end(reading, chair, interest):
    plan_in_force(reading, FIRST)
    told = text(chair)
    assert f"each of its {Event.objects.count()} acts follows" in told
    assert Head.objects.get().hash in told


def test_a_log_that_was_cut_is_told(chair, interest):
    Head.objects.update(number=9)
    told = text(chair)
    assert "it is broken in 1 place." in told
    assert "its head says 9" in told


def test_no_words_of_a_person_are_shown(chair, interest):
    told = text(chair)
    assert "declared interest" in told
    assert "1 text, not shown" in told
    assert "cousin" not in told
    assert "example.org" not in told


def test_acts_are_found_by_act_board_and_day(reading, chair, interest):
    plan_in_force(reading, FIRST)
    acts = "?act=declared+interest"
    assert "1 act is found." in text(chair, LOG + acts)
    assert "1 act is found." in text(chair, f"{LOG}{acts}&board={BOARD}")
    assert "0 acts are found." in text(chair, f"{LOG}{acts}&board={ABOVE}")
    day = "&until_day=1&until_month=1&until_year=2020"
    assert "0 acts are found." in text(chair, LOG + acts + day)
    since = "&since_day=1&since_month=1&since_year=2020"
    assert "1 act is found." in text(chair, LOG + acts + since)


def test_a_meeting_is_found_by_its_board_though_its_acts_do_not_name_it(reading, chair):
    secretary = holder(reading, Role.SECRETARY, ABOVE)
    call = {"board": ABOVE, "day_day": 4, "day_month": 12, "day_year": 2026, "time": "14:00",
            "place": "Town hall", "quorum": 2}  # fmt: skip
    secretary.post("/work/meetings/", call)
    secretary.post("/work/meetings/1/add/", {"title": "Winter"})
    every = Event.objects.exclude(kind="person").count()
    assert f"{every} acts are found." in text(chair, f"{LOG}?board={ABOVE}")
    assert "0 acts are found." in text(chair, f"{LOG}?board={BOARD}")


def test_the_plan_of_a_board_is_found(reading, chair):
    plan_in_force(reading, FIRST)
    told = text(chair, f"{LOG}?board={FIRST}&act=submitted+plan")
    assert "1 act is found." in told


def test_a_day_that_cannot_be_is_told(chair):
    told = text(chair, f"{LOG}?since_day=31&since_month=2&since_year=2026", status=422)
    assert "Enter a real date" in told


def test_the_log_comes_in_pages(reading, chair, interest, monkeypatch):
    monkeypatch.setattr("commonweal.web.work.audit.A_PAGE", 3)
    plan_in_force(reading, FIRST)
    first, second = text(chair), text(chair, f"{LOG}?page=2")
    assert "Older acts" in first and "Newer acts" not in first
    assert "Newer acts" in second
    assert first.count('<th scope="row">') == second.count('<th scope="row">') == 3


def test_officers_and_members_do_not_read_it(reading):
    for role in (Role.OFFICER, Role.MEMBER):
        client = holder(reading, role, BOARD)
        text(client, status=403)
        assert 'href="/work/audit/"' not in text(client, "/work/")


@pytest.mark.parametrize("asked", ["", f"?board={FIRST}"])
def test_it_asks_at_most_twelve_queries(reading, chair, asked, django_assert_max_num_queries):
    plan_in_force(reading, FIRST)
    text(chair, "/work/interests/")
    with django_assert_max_num_queries(12):
        text(chair, LOG + asked)
