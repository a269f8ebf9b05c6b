"""Meetings, decisions and packs as the public reads them, with figures as they stood."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from commonweal.delivery.meetings.actions import Call, call_meeting, open_meeting, put_papers_out
from commonweal.delivery.meetings.agenda_actions import NewItem, add_item, take_up
from commonweal.delivery.meetings.assurance import Statement, give_assurance
from commonweal.delivery.meetings.decisions import Taken, record_decision
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.minutes import approve_minutes, write_minutes
from commonweal.delivery.models import Decision, Meeting, MeetingStage, Opinion
from commonweal.delivery.returns.actions import open_rounds
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person, Role
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.as_it_stood import stood
from commonweal.publication.board_pack.files import freeze
from commonweal.publication.exceptions import exceptions_of

pytestmark = pytest.mark.django_db
BOARD = "health-and-wellbeing-board"


def actor(reading: Any, role: Role, on: date, board: str = BOARD) -> Actor:
    strategy, number = reading.edition.strategy.id, Person.objects.count()
    person = Person.objects.create_user(f"{role}{number}@example.org", "Nobody Named")
    since = date(2020, 1, 1)
    Office.objects.create(person=person, strategy=strategy, board=board, role=role, since=since)
    return Actor(person, strategy, on)


def read(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


@pytest.fixture
def secretary(reading: Any) -> Actor:
    return actor(reading, Role.SECRETARY, reading.today - timedelta(30))


@pytest.fixture
def home(served: Path, tmp_path: Path, monkeypatch: Any) -> Path:
    """A folder of its own for frozen files, which tests must not write among the releases."""
    (tmp_path / "releases").symlink_to(served / "releases")
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def planned(reading: Any, secretary: Actor) -> Meeting:
    at = datetime(2026, 11, 20, 14, tzinfo=UTC)
    call = Call(board=BOARD, edition=reading.edition.id, starts_at=at, place="Hall", quorum=2)
    held = call_meeting(secretary, call)
    take_up(secretary, held, open_for(reading, BOARD, secretary.on)[:1])
    hushed = NewItem(title="HUSHED", ask="HUSHED", paper="HUSHED", exempt_ground=3,
                     public_interest="Prices would be lost.")  # fmt: skip
    add_item(secretary, held, hushed)
    return held


@pytest.fixture
def held(reading: Any, secretary: Actor, planned: Meeting, home: Path) -> Meeting:
    """A meeting with a pack, two decisions (one of them exempt) and approved minutes."""
    out = put_papers_out(secretary, planned, 1)
    freeze(secretary, reading, out)
    on_day = Actor(secretary.person, secretary.strategy, date(2026, 11, 20))
    opened = open_meeting(on_day, out, out.version)
    evidence = Evidence(reading.release.id, reading.edition.id, date(2026, 11, 18))
    for number, item in enumerate(opened.items.all()):
        words = "HUSHED price" if item.exempt else "Agree a target by March."
        why = "HUSHED" if number else "No service changes."
        taken = Taken(words=words, delegation="Leader, scheme 3", no_equality_impact_why=why)
        record_decision(on_day, item, taken, evidence)
    write_minutes(on_day, opened, 0, "The board met.", "HUSHED minutes")
    approve_minutes(actor(reading, Role.CHAIR, date(2026, 11, 22)), opened, 1)
    return Meeting.objects.get(pk=opened.pk)


def test_an_empty_calendar_says_so(reading: Any) -> None:
    assert "No meeting is called yet." in read("/meetings/")
    assert "No decision is recorded yet." in read("/decisions/")


def test_a_planned_meeting_shows_no_agenda(planned: Meeting, reading: Any) -> None:
    page = read(f"/meetings/{planned.pk}/")
    assert "The agenda is public once the papers are out." in page
    assert planned.items.first().title not in page


def test_a_meeting_held_today_is_no_longer_the_next(reading: Any, secretary: Actor) -> None:
    called = []
    for days in (0, 14):
        at = datetime.combine(reading.today + timedelta(days), time(14), tzinfo=UTC)
        call = Call(board=BOARD, edition=reading.edition.id, starts_at=at, place="H", quorum=2)
        called.append(call_meeting(secretary, call))
    today, later = called
    Meeting.objects.filter(pk=today.pk).update(stage=MeetingStage.HELD)

    page = read(f"/boards/{BOARD}/")
    assert f'Next meeting: <a href="/meetings/{later.pk}/"' in page
    assert f'Last meeting: <a href="/meetings/{today.pk}/"' in page


def test_a_meeting_shows_agenda_decisions_minutes_and_pack(held: Meeting, reading: Any) -> None:
    page = read(f"/meetings/{held.pk}/")
    assert held.items.first().title in page
    assert "Decision 1" in page
    assert "The board met." in page
    assert "frozen" in page
    assert "Approved 22 November 2026" in page


@pytest.mark.parametrize("frozen", [True, False])
def test_a_decision_says_whether_its_figures_lay_on_the_table(
    held: Meeting, reading: Any, frozen: bool
) -> None:
    if frozen:
        Decision.objects.update(evidence_day=reading.today)  # the day of the pack

    told = "No pack was frozen: the figures are those of the day" in read("/decisions/1/")

    assert told is not frozen


def test_nothing_exempt_and_no_person_is_public(held: Meeting, reading: Any) -> None:
    addresses = ["/meetings/", f"/meetings/{held.pk}/", "/decisions/", "/decisions/1/",
                 "/decisions/2/", "/known/?day=2026-11-23", "/meetings.ics"]  # fmt: skip
    for address in addresses:
        assert "HUSHED" not in read(address), address
        assert "Nobody Named" not in read(address), address
    assert "A decision on an exempt item" in read("/decisions/2/")
    assert "Prices would be lost." in read(f"/meetings/{held.pk}/")
    for one in held.packs.exclude(kind="json"):
        answer = Client().get(f"/meetings/{held.pk}/{one.sha256}.{one.kind}")
        assert answer.status_code == 200
        assert b"HUSHED" not in answer.content


def test_a_decision_shows_the_figures_as_they_stood(held: Meeting, reading: Any) -> None:
    page = read("/decisions/1/")
    name = exceptions_of(reading)[0].listing
    row = reading.listed_by_id(name).first.card.name
    assert "Agree a target by March." in page
    assert f"release {reading.release.id}" in page
    assert "As of 18 November 2026" in page
    assert row in page
    assert "No service changes." in page
    read("/decisions/99/", 404)


def test_a_decision_stands_on_the_page_of_the_priority_it_serves(
    held: Meeting, reading: Any
) -> None:
    priority = reading.listed_by_id(exceptions_of(reading)[0].listing).priority
    assert "Decisions that serve it" in (page := read(f"/priorities/{priority.id}/"))
    assert "Agree a target by March." in page
    others = (one for one in reading.edition.standing_priorities if one.id != priority.id)
    assert "Decisions that serve it" not in read(f"/priorities/{next(others).id}/")


def test_figures_that_are_gone_are_said_to_be_gone(reading: Any) -> None:
    other = stood(reading, "0" * 12, reading.edition.id, reading.today)
    assert (other.reading, other.absent) == (None, f"release {'0' * 12}")
    assert stood(reading, reading.release.id, "0" * 12, reading.today).absent.startswith("edition")
    then = stood(reading, reading.release.id, reading.edition.id, date(2026, 6, 1)).reading
    assert then is not None
    assert then.today == date(2026, 6, 1)


def test_what_was_known_on_a_day_holds_nothing_later(held: Meeting) -> None:
    before, on_day = read("/known/?day=2026-11-10"), read("/known/?day=2026-11-20")
    assert "No pack had been given out" in before
    assert "Agree a target" not in before
    assert "Agree a target by March." in on_day
    assert "The board met." not in on_day  # the minutes were approved later
    assert "The board met." in read("/known/?day=2026-11-23")
    assert "Choose a board" in read("/known/?day=yesterday")
    read("/known/?board=nobody", 404)


def test_figures_that_came_later_were_not_on_the_table(held: Meeting) -> None:
    """A secretary writes a decision down days after the meeting, beside the figures of then."""
    Decision.objects.update(evidence_day=date(2026, 11, 23), edition="f" * 12)
    on_day, then = read("/known/?day=2026-11-21"), read("/known/?day=2026-11-23")
    assert "nothing tells which figures lay on the table" in on_day and "f" * 12 not in on_day
    assert "f" * 12 in then


def test_a_frozen_page_is_served_as_it_is_with_its_sheet_let_through(held: Meeting) -> None:
    pack = held.packs.get(kind="html")
    answer = Client().get(f"/meetings/{held.pk}/{pack.sha256}.html")
    policy = answer["Content-Security-Policy"]
    assert "'sha256-" in policy and "unsafe" not in policy
    words = held.packs.get(kind="json")
    read(f"/meetings/{held.pk}/{words.sha256}.json", 404)
    read(f"/meetings/{held.pk}/{'0' * 64}.html", 404)


def test_a_calendar_can_subscribe(held: Meeting, reading: Any) -> None:
    open_rounds(reading.edition, reading.today)
    answer = Client().get("/meetings.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    told = [str(one["summary"]) for one in events]
    assert reading.edition.name_of_body(BOARD) in told
    assert any(one.startswith("Return due") for one in told)
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert answer.content == Client().get("/meetings.ics").content


def test_assurance_that_is_missing_shows(reading: Any) -> None:
    name = reading.edition.name_of_body("health-protection-committee")
    assert "No assurance that holds" in read("/meetings/") and name in read("/meetings/")
    officer = actor(reading, Role.OFFICER, reading.today, "health-protection-committee")
    statement = Statement(
        board="health-protection-committee", edition=reading.edition.id, scope="Outbreaks",
        opinion=Opinion.FULL, evidence="Exercise.", expires_on=date(2027, 11, 1),
    )  # fmt: skip
    give_assurance(officer, statement)
    assert "No assurance that holds" not in read("/meetings/")


def test_the_agenda_assembles_itself_with_exceptions_first(reading: Any) -> None:
    open_rounds(reading.edition, reading.today)
    late = date(2027, 3, 1)
    told = open_for(reading, BOARD, late)
    ranked = [one.listing for one in exceptions_of(reading)]
    assert [one.id for one in told[: len(ranked)]] == ranked
    assert all(one.ask for one in told[: len(ranked)])
    assert "overdue_return" in {one.kind.value for one in told}
    assert not {one.kind.value for one in open_for(reading, "transformation-board", late)} & {
        "overdue_return"
    }
