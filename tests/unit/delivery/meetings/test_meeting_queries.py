"""What the public reads of a meeting, what was known on a day, and the feed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.unit.delivery.meetings.conftest import MEETS
from tests.unit.people.conftest import DAY, OTHER, STRATEGY, TOP

from commonweal.delivery.meetings.agenda import assemble
from commonweal.delivery.meetings.feed import Entry, feed
from commonweal.delivery.meetings.known import known_on
from commonweal.delivery.meetings.minutes import approve_minutes, write_minutes
from commonweal.delivery.meetings.own_items import OWN, owed
from commonweal.delivery.meetings.queries import public_decision, public_items, public_meeting
from commonweal.delivery.meetings.tasks import Task, give_action
from commonweal.delivery.models import Meeting
from commonweal.people.models import Role


def test_nothing_exempt_reaches_the_public(
    secret, held, come, decide, at_meeting, acting, secretary
):
    come(held), come(held)
    made = decide(
        secret, "HUSHED price", serves=(("action", "HUSHED-2"),), no_equality_impact_why="HUSHED"
    ).decision
    task = Task(words="HUSHED", organisation="council", office="x", due=MEETS, decision=made)
    give_action(at_meeting, held, task)
    write_minutes(at_meeting, held, 0, "Open words.", "HUSHED words")
    approve_minutes(acting(Role.CHAIR, TOP), held, 1)
    later = assemble(OWN, STRATEGY, TOP, MEETS + timedelta(1))
    assert [one.title for one in later] == ["An action after an exempt decision"]
    meeting = public_meeting(Meeting.objects.get(), MEETS)
    known = known_on(STRATEGY, TOP, MEETS)

    assert [one.words for one in owed(STRATEGY, MEETS)] == [""]
    assert [one.words for one in owed(STRATEGY, MEETS, at_work=True)] == ["HUSHED"]
    assert "HUSHED" not in str(asdict(meeting)) and "HUSHED" not in str(asdict(known))
    item = next(one for one in meeting.items if one.exempt_ground)
    assert (item.exempt_ground, item.title) == (3, "")
    assert item.public_interest == "Prices would be lost in the tender."
    told = public_decision(made, MEETS)
    assert (told.words, told.exempt_ground, told.number) == ("", 3, 1)
    assert meeting.minutes == "Open words."


def test_no_agenda_is_public_before_its_papers_are_out(planned, item):
    assert public_meeting(planned, DAY).items == ()
    assert [one.title for one in public_items(planned)] == ["Pupil absence"]


def test_a_draft_of_minutes_is_not_public(at_meeting, held):
    write_minutes(at_meeting, held, 0, "A draft.")

    assert public_meeting(held, MEETS).minutes == ""


def test_organisations_are_named_and_people_are_not(held, come):
    line = come(held)

    told = public_meeting(held, MEETS)
    assert told.present == ("The council",)
    assert line.office.person.name not in str(asdict(told))


def test_a_meeting_stands_at_its_place_and_time_in_england(planned):
    told = public_meeting(planned, DAY)

    assert (told.day, told.starts_at) == (MEETS, "18:00")  # 17:00 UTC in June


@pytest.mark.django_db
def test_what_a_board_knew_on_a_day(frozen, held, item, come, decide):
    before = known_on(STRATEGY, TOP, DAY - timedelta(1))
    come(held), come(held)
    made = decide(item).decision
    on_pack, on_meeting = known_on(STRATEGY, TOP, DAY), known_on(STRATEGY, TOP, MEETS)

    assert (before.table, before.decisions, before.last_meeting) == (None, (), None)
    assert (on_pack.table.source, on_pack.table.release) == ("pack", frozen.release)
    assert (on_pack.table.chain_head, on_pack.decisions) == (frozen.chain_head, ())
    assert (on_meeting.table.source, on_meeting.table.edition) == ("decision", frozen.edition)
    assert [one.number for one in on_meeting.decisions] == [made.number]
    assert on_meeting.last_meeting.id == held.pk
    assert known_on(STRATEGY, OTHER, MEETS).decisions == ()


def test_a_feed_is_the_same_bytes_and_can_be_read():
    entries = [
        Entry(uid="return-3", title="Return due", at=date(2026, 7, 1), stamped=DAY),
        Entry(
            uid="meeting-1",
            title="Board, 18 June",
            at=datetime(2026, 6, 18, 17, tzinfo=UTC),
            stamped=DAY,
            version=2,
            place="Town hall",
            cancelled=True,
        ),
    ]
    told = feed("Luton", "example.org", entries)

    assert told == feed("Luton", "example.org", reversed(entries))
    first, second = Calendar.from_ical(told).walk("VEVENT")
    assert first["uid"] == "meeting-1@example.org" and first["status"] == "CANCELLED"
    assert first.decoded("dtstart") == datetime(2026, 6, 18, 17, tzinfo=UTC)
    assert (second.decoded("dtstart"), second["summary"]) == (date(2026, 7, 1), "Return due")
    assert b"DTSTAMP:20260601T000000Z" in told
