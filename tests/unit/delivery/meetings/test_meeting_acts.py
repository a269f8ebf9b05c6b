"""A meeting is called, its papers go out, it is held or cancelled."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.unit.delivery.meetings.conftest import AT, EDITION
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.delivery.meetings.actions import (
    Call,
    LateError,
    call_meeting,
    cancel_meeting,
    open_meeting,
    put_papers_out,
)
from commonweal.delivery.models import Meeting, MeetingStage
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

CALL = Call(board=TOP, edition=EDITION, starts_at=AT, place="Town hall", quorum=2)


def test_a_meeting_is_called_and_the_log_says_so(planned):
    assert (planned.stage, planned.called_on, planned.version) == ("planned", DAY, 1)
    event = Event.objects.get()
    assert (event.action, event.kind, event.role) == ("called", "meeting", "secretary")
    assert event.facts == {"board": TOP, "day": "2026-06-18", "stage": "planned"}


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "board"), [(Role.CHAIR, TOP), (Role.SECRETARY, BOARD)])
def test_only_the_secretary_of_the_board_calls_it(acting, role, board):
    with pytest.raises(NotAllowedError):
        call_meeting(acting(role, board), CALL)

    assert not Meeting.objects.exists() and not Event.objects.exists()


def test_no_meeting_is_called_for_a_day_that_has_passed(secretary):
    with pytest.raises(ValueError, match="has passed"):
        call_meeting(Actor(secretary.person, STRATEGY, date(2026, 6, 19)), CALL)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"place": " "}, "where"),
        ({"quorum": 0}, "quorum of 0"),
        ({"starts_at": datetime(2026, 6, 18)}, "zone"),
    ],
)
def test_a_call_says_where_when_and_with_how_many(told, message):
    given = {"board": TOP, "edition": EDITION, "starts_at": AT, "place": "hall", "quorum": 2}
    with pytest.raises(ValueError, match=message):
        Call(**{**given, **told})


def test_a_meeting_runs_through_its_stages(secretary, at_meeting, planned):
    out = put_papers_out(secretary, planned, 1)
    held = open_meeting(at_meeting, out, out.version)

    assert (out.stage, out.papers_out_on) == (MeetingStage.PAPERS_OUT, DAY)
    assert (held.stage, held.version) == (MeetingStage.HELD, 3)
    assert [one.action for one in Event.objects.all()] == ["called", "put papers out for", "opened"]


def test_late_papers_need_a_reason(secretary, planned):
    last = Actor(secretary.person, STRATEGY, date(2026, 6, 10))
    late = Actor(secretary.person, STRATEGY, date(2026, 6, 11))

    with pytest.raises(LateError, match="10 June 2026"):
        put_papers_out(late, planned, 1)
    assert Meeting.objects.get().stage == "planned"
    out = put_papers_out(late, planned, 1, "the printer failed")
    assert out.late_papers_why == "the printer failed"
    Meeting.objects.update(stage="planned")
    assert put_papers_out(last, planned, 2).late_papers_why == ""


def test_a_meeting_opens_on_its_day_and_not_before(secretary, planned):
    out = put_papers_out(secretary, planned, 1)

    with pytest.raises(ValueError, match="The meeting is on 18 June 2026"):
        open_meeting(secretary, out, out.version)


def test_a_meeting_without_papers_does_not_open(at_meeting, planned):
    with pytest.raises(WrongStageError, match="cannot be opened"):
        open_meeting(at_meeting, planned, 1)


def test_who_read_an_older_version_changes_nothing(secretary, planned):
    put_papers_out(secretary, planned, 1)
    before = Event.objects.count()

    with pytest.raises(StaleError):
        cancel_meeting(secretary, planned, 1, "no quorum in sight")

    assert Event.objects.count() == before


def test_a_cancelled_meeting_stays_with_its_reason(secretary, planned):
    with pytest.raises(ValueError, match="Say why"):
        cancel_meeting(secretary, planned, 1, " ")
    gone = cancel_meeting(secretary, planned, 1, "snow")

    assert (gone.stage, gone.cancelled_why) == ("cancelled", "snow")
    assert Meeting.objects.count() == 1
    again = call_meeting(secretary, CALL)  # the same evening is free again
    assert again.pk != gone.pk


def test_a_meeting_that_was_held_is_not_cancelled(at_meeting, held):
    with pytest.raises(WrongStageError, match="held cannot be cancelled"):
        cancel_meeting(at_meeting, held, held.version, "too late")
