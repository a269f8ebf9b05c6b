"""Who asks comes with the offices of today, and with nothing once the account is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.integration.holders import BOARD, holder

from commonweal.people.models import Office, Person, Role
from commonweal.web.accounts.backend import Accounts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("bound", "days"),
    [pytest.param("until", 0, id="ended today"), pytest.param("since", 1, id="begins tomorrow")],
)
def test_an_office_that_is_not_held_today_opens_nothing(reading: Any, bound: str, days: int):
    officer = holder(reading, Role.OFFICER, BOARD)
    assert officer.get("/work/").status_code == 200

    Office.objects.update(**{bound: reading.today + timedelta(days)})

    answer = officer.get("/work/")
    assert answer.status_code == 403
    assert "You hold no office in this strategy today" in answer.content.decode()


def test_a_closed_account_is_nobody_whatever_offices_it_held(reading: Any):
    holder(reading, Role.OFFICER, BOARD)
    person = Person.objects.get()
    assert Accounts().get_user(person.pk) == person

    Person.objects.update(is_active=False)

    assert Accounts().get_user(person.pk) is None
