"""An election that was noted wrongly is withdrawn, with the reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import PollingDay
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
LIST = "/work/meetings/"


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


def note(client: Client, day: int = 10) -> Any:
    told = {"board": ABOVE, "what": "Local elections", "polling_day": day, "polling_month": 12,
            "polling_year": 2026}  # fmt: skip
    return client.post(f"{LIST}polling-day/", {f"polling-{name}": v for name, v in told.items()})


@pytest.fixture
def noted(secretary: Client) -> PollingDay:
    assert note(secretary).status_code == 302
    return PollingDay.objects.get()


def shown(client: Client, address: str = LIST) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_an_election_is_withdrawn_with_its_reason_and_binds_no_calendar(secretary, noted):
    here = f"{LIST}polling-day/{noted.pk}/withdraw/"
    assert here in shown(secretary)
    assert "It restricts publicity from" in shown(secretary, here)
    bare = secretary.post(here, {"why": " "})
    assert bare.status_code == 422 and "Enter why it is withdrawn" in bare.content.decode()

    assert secretary.post(here, {"why": "It is in June"}).status_code == 302
    assert PollingDay.objects.get().withdrawn_why == "It is in June"
    assert "Publicity is restricted" not in shown(secretary)
    assert "It is in June" in shown(secretary, here)
    assert secretary.post(here, {"why": "again"}).status_code == 409


def test_the_secretary_of_another_board_may_and_a_member_may_not(reading, secretary, noted):
    here = f"{LIST}polling-day/{noted.pk}/withdraw/"
    member = holder(reading, Role.MEMBER, ABOVE)

    assert here not in shown(member)
    assert member.get(here).status_code == 403
    assert member.post(here, {"why": "x"}).status_code == 403
    assert holder(reading, Role.SECRETARY, BOARD).post(here, {"why": "x"}).status_code == 302
    assert secretary.get(f"{LIST}polling-day/99/withdraw/").status_code == 404


def test_one_day_is_noted_once_and_again_after_it_was_withdrawn(secretary, noted):
    again = note(secretary)
    assert again.status_code == 422
    assert "noted for that day already" in again.content.decode()
    secretary.post(f"{LIST}polling-day/{noted.pk}/withdraw/", {"why": "Wrong name"})

    assert note(secretary).status_code == 302
    assert PollingDay.objects.count() == 2
