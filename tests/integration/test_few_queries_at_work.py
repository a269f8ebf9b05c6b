"""Pages of work ask the database at most a dozen times, whatever stands on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, plans_in_force
from tests.integration.world_of_work import pages

from commonweal.delivery.models import ActionRisk, Meeting, PlanAction
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
MOST = 12


def come_in(reading: Any, role: Role, board: str) -> Client:
    """Somebody whose session was stamped before we count: that happens once in five minutes."""
    client = holder(reading, role, board)
    client.get("/work/interests/")
    return client


@pytest.fixture
def officer(reading: Any) -> Client:
    return come_in(reading, Role.OFFICER, BOARD)


@pytest.fixture
def chair(reading: Any) -> Client:
    return come_in(reading, Role.CHAIR, ABOVE)


@pytest.mark.parametrize("ref", ["", f"actions/{FIRST}-clubs/", f"actions/{FIRST}-survey/"])
def test_a_plan_in_force(reading, officer, ref, django_assert_max_num_queries):
    plans_in_force(reading)
    ActionRisk.objects.create(
        action=PlanAction.objects.filter(name__ref=f"{FIRST}-clubs").get(),
        ref="no-cooks", text="No cooks", kind="risk", likelihood=3, impact=3,
    )  # fmt: skip
    with django_assert_max_num_queries(MOST):
        assert officer.get(f"/work/plan/{FIRST}/{ref}").status_code == 200


@pytest.mark.parametrize("ref", ["", f"actions/{FIRST}-clubs/", "new-action/"])
def test_a_plan_being_written(reading, officer, ref, django_assert_max_num_queries):
    plans_in_force(reading)
    officer.post(f"/work/plan/{FIRST}/open/")
    with django_assert_max_num_queries(MOST):
        assert officer.get(f"/work/plan/{FIRST}/{ref}").status_code == 200


def test_a_plan_beside_those_of_others(reading, chair, django_assert_max_num_queries):
    plans_in_force(reading)
    with django_assert_max_num_queries(MOST):
        assert chair.get(f"/work/plan/{FIRST}/").status_code == 200


def test_actions_that_say_the_same(reading, chair, django_assert_max_num_queries):
    plans_in_force(reading)
    with django_assert_max_num_queries(MOST):
        assert chair.get("/work/plan/overlaps/").status_code == 200


@pytest.fixture
def world(reading: Any) -> Any:
    """One thing of every kind that a page can be about."""
    return pages(reading)


def test_the_desk_of_an_officer(world, officer, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST):
        assert officer.get("/work/").status_code == 200


@pytest.mark.parametrize(
    ("path", "most"), [("/work/", MOST), ("/work/exceptions/", MOST), ("/work/returns/", MOST)]
)
def test_what_a_chair_opens(world, chair, path, most, django_assert_max_num_queries):
    with django_assert_max_num_queries(most):
        assert chair.get(path).status_code == 200


@pytest.mark.parametrize("name", ["return", "return-entry", "partner-links"])
def test_a_return(world, officer, name, django_assert_max_num_queries):
    address = reverse(name, kwargs=world[name].arguments)
    with django_assert_max_num_queries(MOST):
        assert officer.get(address).status_code == 200


def test_a_partner_s_link_that_is_made(world, officer, django_assert_max_num_queries):
    entry = world["return-entry"].arguments
    about = f"{entry['subject']}/{entry['item']}"
    told = {"partner": "The school", "things": about, "days": 30}
    address = reverse("partner-links", kwargs=world["partner-links"].arguments)
    with django_assert_max_num_queries(MOST + 2):  # two mark where the transaction begins and ends
        assert officer.post(address, told).status_code == 200


@pytest.mark.parametrize("stage", ["planned", "held"])
@pytest.mark.parametrize("part", ["", "agenda/", "who/"])
def test_a_meeting(reading, world, stage, part, django_assert_max_num_queries):
    secretary = come_in(reading, Role.SECRETARY, BOARD)
    meeting = Meeting.objects.get(stage=stage)
    with django_assert_max_num_queries(MOST):
        assert secretary.get(f"/work/meetings/{meeting.pk}/{part}").status_code == 200


def test_an_agenda_of_the_board_above(reading, world, django_assert_max_num_queries):
    secretary = come_in(reading, Role.SECRETARY, ABOVE)
    meeting = Meeting.objects.get(stage="planned")
    Meeting.objects.filter(pk=meeting.pk).update(board=ABOVE)
    with django_assert_max_num_queries(MOST):
        told = secretary.get(f"/work/meetings/{meeting.pk}/agenda/").content.decode()
    assert told.count('type="checkbox"') > 5


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY, Role.CHAIR, Role.ANALYST])
@pytest.mark.parametrize("board", [BOARD, ABOVE])
def test_every_desk(reading, world, role, board, django_assert_max_num_queries):
    somebody = come_in(reading, role, board)
    with django_assert_max_num_queries(MOST):
        assert somebody.get("/work/").status_code == 200
