"""Pages of work ask the database at most a dozen times, whatever stands on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, plans_in_force

from commonweal.delivery.models import ActionRisk, PlanAction
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
