"""Elections that are noted, and withdrawn where they were noted wrongly."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.delivery.conftest import BOARD, OTHER, STRATEGY

from commonweal.delivery.meetings.at_work import elections
from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.elections import note_polling_day, withdraw_polling_day
from commonweal.people.acts import NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import WrongStageError

pytestmark = pytest.mark.django_db
POLL = Election(date(2027, 5, 6))


def test_what_is_withdrawn_binds_no_calendar_and_the_log_says_why(acting):
    secretary = acting(Role.SECRETARY, BOARD)
    noted = note_polling_day(secretary, BOARD, "Local elections", POLL)
    assert [(one.what, one.number) for one in elections(STRATEGY)] == [
        ("Local elections", noted.pk)
    ]
    withdraw_polling_day(acting(Role.SECRETARY, OTHER), OTHER, noted, " A week too late ")

    assert elections(STRATEGY) == []
    event = Event.objects.order_by("-number").first()
    assert (event.action, event.kind, event.item) == ("withdrew", "polling_day", str(noted.pk))
    assert event.facts == {"board": OTHER, "polling": "2027-05-06", "why": "A week too late"}


def test_it_is_withdrawn_once_with_a_reason_by_who_keeps_a_calendar(acting):
    secretary = acting(Role.SECRETARY, BOARD)
    noted = note_polling_day(secretary, BOARD, "Local elections", POLL)

    with pytest.raises(NotAllowedError):
        withdraw_polling_day(acting(Role.CHAIR, BOARD), BOARD, noted, "Wrong day")
    with pytest.raises(ValueError, match="why the election is withdrawn"):
        withdraw_polling_day(secretary, BOARD, noted, " ")
    withdraw_polling_day(secretary, BOARD, noted, "Wrong day")
    with pytest.raises(WrongStageError, match="withdrawn already"):
        withdraw_polling_day(secretary, BOARD, noted, "Wrong day")


def test_one_day_stands_once(acting):
    secretary = acting(Role.SECRETARY, BOARD)
    noted = note_polling_day(secretary, BOARD, "Local elections", POLL)

    with pytest.raises(ValueError, match="noted for that day already"):
        note_polling_day(secretary, BOARD, "By-election", POLL)
    withdraw_polling_day(secretary, BOARD, noted, "Wrong name")
    assert note_polling_day(secretary, BOARD, "By-election", POLL).what == "By-election"
