"""A meeting at each of its stages, with people there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.unit.people.conftest import DAY, STRATEGY, TOP

from commonweal.delivery.meetings.actions import Call, call_meeting, open_meeting, put_papers_out
from commonweal.delivery.meetings.agenda_actions import NewItem, add_item
from commonweal.delivery.meetings.attendance import Note, note_attendance
from commonweal.delivery.meetings.decisions import Recorded, Taken, record_decision
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.packs import FrozenFile, freeze_pack
from commonweal.delivery.meetings.quorum import Presence
from commonweal.delivery.models import AgendaItem, Attendance, FrozenPack, Meeting
from commonweal.people.acts import Actor
from commonweal.people.models import Office, Person, Role

MEETS = date(2026, 6, 18)
AT = datetime(2026, 6, 18, 17, 0, tzinfo=UTC)
RELEASE, EDITION = "0123456789ab", "ba9876543210"
EVIDENCE = Evidence(RELEASE, EDITION, DAY)


@pytest.fixture
def secretary(acting: Callable[..., Actor]) -> Actor:
    return acting(Role.SECRETARY, TOP)


@pytest.fixture
def planned(secretary: Actor) -> Meeting:
    call = Call(board=TOP, edition=EDITION, starts_at=AT, place="Town hall", quorum=2)
    return call_meeting(secretary, call)


@pytest.fixture
def item(secretary: Actor, planned: Meeting) -> AgendaItem:
    new = NewItem(title="Pupil absence", about="measure", about_id="c07", ask="agree a target")
    return add_item(secretary, planned, new)


@pytest.fixture
def secret(secretary: Actor, planned: Meeting) -> AgendaItem:
    """An exempt item, each of whose words holds HUSHED."""
    return add_item(
        secretary,
        planned,
        NewItem(
            title="HUSHED contract",
            about="action",
            about_id="HUSHED-1",
            ask="HUSHED ask",
            paper="HUSHED paper",
            exempt_ground=3,
            public_interest="Prices would be lost in the tender.",
        ),
    )


@pytest.fixture
def frozen(secretary: Actor, planned: Meeting) -> FrozenPack:
    """A pack of the meeting, with figures and structure of its own."""
    shown = Evidence("e" * 12, "f" * 12, DAY)
    (pack,) = freeze_pack(
        secretary, planned, [FrozenFile("pdf", "b" * 64, "p", 1)], shown, "c" * 64, "1"
    )
    return pack


@pytest.fixture
def at_meeting(secretary: Actor) -> Actor:
    """The secretary, on the day of the meeting."""
    return Actor(secretary.person, STRATEGY, MEETS)


@pytest.fixture
def held(secretary: Actor, at_meeting: Actor, planned: Meeting, item: AgendaItem) -> Meeting:
    """A meeting that was opened, with one item and nobody noted yet."""
    out = put_papers_out(secretary, planned, planned.version)
    return open_meeting(at_meeting, out, out.version)


@pytest.fixture
def come(at_meeting: Actor, someone: Callable[..., Person]) -> Callable[..., Attendance]:
    """Somebody of the board who comes to a meeting."""

    def make(meeting: Meeting, role: Role = Role.MEMBER) -> Attendance:
        office = Office.objects.get(person=someone((role, TOP)))
        return note_attendance(at_meeting, meeting, Note(presence=Presence.PRESENT, office=office))

    return make


@pytest.fixture
def decide(at_meeting: Actor) -> Callable[..., Recorded]:
    """Record a decision with no effect on equality."""

    def make(item: AgendaItem, words: str = "Agreed.", **told: object) -> Recorded:
        told.setdefault("no_equality_impact_why", "It changes no service.")
        taken = Taken(words=words, **told)  # type: ignore[arg-type]
        return record_decision(at_meeting, item, taken, EVIDENCE)

    return make
