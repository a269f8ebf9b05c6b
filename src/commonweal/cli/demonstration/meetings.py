"""Meetings of a demonstration: called, with papers and pack, held, minuted, approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from commonweal.cli.demonstration.script import Script
from commonweal.cli.demonstration.world import World
from commonweal.delivery.meetings import actions, agenda_actions, minutes, tasks
from commonweal.delivery.meetings.attendance import Note, note_all
from commonweal.delivery.meetings.calendar import papers_due
from commonweal.delivery.meetings.decisions import Taken, record_decision
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.quorum import Presence
from commonweal.delivery.meetings.rules import Binds
from commonweal.delivery.models import AgendaItem, Meeting, MeetingStage
from commonweal.people.models import Office, Role
from commonweal.publication.agenda_sources import open_for
from commonweal.publication.board_pack.files import freeze

QUORUM = 2
DECIDED = 3


def call(world: World, held_on: date, day: date) -> Meeting:
    """Call a meeting of the board that answers for the strategy."""
    starts = datetime.combine(held_on, time(14), tzinfo=UTC)
    edition = world.reading.edition
    told = actions.Call(
        board=world.above, edition=edition.id, starts_at=starts, place="Town hall", quorum=QUORUM
    )
    return actions.call_meeting(world.actor(Role.SECRETARY, world.above, day), told)


def papers_day(held_on: date) -> date:
    """The last day on which papers are out in time, less one."""
    return papers_due(held_on, Binds.COMMITTEE) - timedelta(days=1)


def put_out(world: World, meeting: Meeting, day: date) -> None:
    """Take up what is open, put the papers out and freeze the pack."""
    secretary, reading = world.actor(Role.SECRETARY, world.above, day), world.at(day)
    agenda_actions.take_up(secretary, meeting, open_for(reading, world.above, day))
    meeting.refresh_from_db()
    actions.put_papers_out(secretary, meeting, meeting.version)
    freeze(secretary, reading, meeting)


def hold(world: World, script: Script, meeting: Meeting, turn: int) -> None:
    """Open it, note who came, decide on the first items, give one thing to do."""
    day = actions.day_of(meeting)
    secretary, reading = world.actor(Role.SECRETARY, world.above, day), world.at(day)
    meeting.refresh_from_db()
    actions.open_meeting(secretary, meeting, meeting.version)
    seats = Office.objects.filter(strategy=world.strategy, board=world.above)
    note_all(secretary, meeting, [_note(one) for one in seats])
    evidence = Evidence(reading.release.id, reading.edition.id, day)
    for number, item in enumerate(_items(meeting)):
        words = _decision(script, turn + number)
        taken = Taken(words=words, no_equality_impact_why="Nothing changes for anybody yet.")
        made = record_decision(secretary, item, taken, evidence).decision
        if number == 0:
            _give(world, meeting, made, day)


def write_up(world: World, script: Script, meeting: Meeting, day: date) -> None:
    words = script.told.get("minutes") or "The board met."
    minutes.write_minutes(world.actor(Role.SECRETARY, world.above, day), meeting, 0, words)


def approve(world: World, day: date) -> None:
    """Approve all minutes that wait for it, as a meeting does with those of the last."""
    chair = world.actor(Role.CHAIR, world.above, day)
    held = Meeting.objects.filter(strategy=world.strategy, stage=MeetingStage.HELD)
    for meeting in held.filter(minutes__isnull=False):
        minutes.approve_minutes(chair, meeting, 1)


def _note(office: Office) -> Note:
    return Note(presence=Presence.PRESENT, office=office)


def _items(meeting: Meeting) -> Iterator[AgendaItem]:
    yield from meeting.items.filter(withdrawn_why="").order_by("number")[:DECIDED]


def _decision(script: Script, turn: int) -> str:
    held = script.all_of("decisions") or ["Noted."]
    return str(held[turn % len(held)])


def _give(world: World, meeting: Meeting, decision: object, day: date) -> None:
    organisation = world.reading.edition.governance.organisations[0].id
    task = tasks.Task(
        words="Bring what this board asked for to its next meeting.", organisation=organisation,
        office="Director of Public Health", due=day + timedelta(days=60), decision=decision,
    )  # fmt: skip
    tasks.give_action(world.actor(Role.SECRETARY, world.above, day), meeting, task)
