"""Minutes from draft to approved, what is to be done, and the packs that were given out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.delivery.meetings.conftest import EVIDENCE, MEETS
from tests.unit.people.conftest import DAY, STRATEGY, TOP

from commonweal.delivery.meetings.minutes import approve_minutes, latest, write_minutes
from commonweal.delivery.meetings.own_items import OWN, open_actions, owed
from commonweal.delivery.meetings.packs import FrozenFile, freeze_pack
from commonweal.delivery.meetings.tasks import Task, close_action, give_action
from commonweal.delivery.models import FrozenPack, MeetingAction, Minutes
from commonweal.people.acts import NotAllowedError
from commonweal.people.models import Event, Role
from commonweal.people.workflow import StaleError, WrongStageError

TASK = Task(words="Write to the trust.", organisation="council", office="Director", due=MEETS)
LATER = MEETS + timedelta(40)


def test_minutes_are_written_again_and_the_last_version_is_approved(at_meeting, acting, held):
    write_minutes(at_meeting, held, 0, "First.")
    write_minutes(at_meeting, held, 1, "Second.")
    chair = acting(Role.CHAIR, TOP)

    with pytest.raises(StaleError, match="Version 2"):
        approve_minutes(chair, held, 1)
    approved = approve_minutes(chair, held, 2)

    assert (approved.words, approved.approved_by) == ("Second.", chair.person)
    assert [one.words for one in Minutes.objects.all()] == ["First.", "Second."]
    held.refresh_from_db()
    assert held.stage == "minutes_approved"
    with pytest.raises(WrongStageError, match="nothing more"):
        write_minutes(at_meeting, held, 2, "Third.")


def test_two_who_write_minutes_at_once_never_lose_a_word(at_meeting, held):
    write_minutes(at_meeting, held, 0, "Mine.")

    with pytest.raises(StaleError):
        write_minutes(at_meeting, held, 0, "Yours.")

    assert latest(held).words == "Mine."


def test_the_secretary_does_not_approve_her_own_minutes(at_meeting, acting, held):
    with pytest.raises(ValueError, match="secretary writes them first"):
        approve_minutes(acting(Role.CHAIR, TOP), held, 0)
    write_minutes(at_meeting, held, 0, "First.")
    with pytest.raises(NotAllowedError):
        approve_minutes(at_meeting, held, 1)
    with pytest.raises(ValueError, match="Write what"):
        write_minutes(at_meeting, held, 1, " ")


def test_an_action_is_owed_until_it_is_closed_with_a_reason(at_meeting, held):
    action = give_action(at_meeting, held, TASK)

    assert [(one.partner, one.words) for one in owed(STRATEGY, LATER)] == [
        ("council", "Write to the trust.")
    ]
    told = [one for source in OWN for one in source(STRATEGY, TOP, LATER)]
    assert [(one.about, one.overdue(LATER)) for one in told] == [("meeting_action", True)]
    with pytest.raises(StaleError):
        close_action(at_meeting, action, 2, "done")
    with pytest.raises(ValueError, match="what came of it"):
        close_action(at_meeting, action, 1, "")
    close_action(at_meeting, action, 1, "they wrote back")
    with pytest.raises(ValueError, match="was closed on"):
        close_action(at_meeting, action, 2, "again")
    assert owed(STRATEGY, LATER) == [] and MeetingAction.objects.count() == 1
    assert list(open_actions(STRATEGY, MEETS - timedelta(1))) == []


def test_an_action_names_who_and_when(at_meeting, acting, held):
    with pytest.raises(ValueError, match="which office"):
        Task(words="x", organisation="council", office=" ", due=MEETS)
    with pytest.raises(ValueError, match="has passed"):
        give_action(at_meeting, held, Task(words="x", organisation="y", office="z", due=DAY))
    with pytest.raises(NotAllowedError):
        give_action(acting(Role.MEMBER, TOP), held, TASK)


def test_a_pack_is_bound_by_its_sum_to_release_edition_and_day(secretary, acting, planned):
    files = [FrozenFile("html", "a" * 64, "pack.html", 10), FrozenFile("pdf", "b" * 64, "p.pdf", 9)]
    rows = freeze_pack(secretary, planned, files, EVIDENCE, "c" * 64, "1.2")
    freeze_pack(secretary, planned, files, EVIDENCE, "d" * 64, "1.2")

    assert FrozenPack.objects.count() == 2  # the same bytes are frozen once
    assert [(one.kind, one.release, one.day, one.chain_head) for one in rows] == [
        ("html", EVIDENCE.release, DAY, "c" * 64),
        ("pdf", EVIDENCE.release, DAY, "c" * 64),
    ]
    told = Event.objects.filter(action="froze pack of").first().facts
    assert told["pdf"] == "b" * 64 and told["head"] == "c" * 64
    with pytest.raises(NotAllowedError):
        freeze_pack(acting(Role.CHAIR, TOP), planned, files, EVIDENCE, "c" * 64, "1.2")


def test_no_pack_is_frozen_once_the_meeting_is_held(at_meeting, held):
    with pytest.raises(WrongStageError, match="cannot have its pack frozen"):
        freeze_pack(at_meeting, held, [], EVIDENCE, "c" * 64, "1.2")
