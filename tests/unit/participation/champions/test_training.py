"""Sessions: called, held, who came; how far officers of each board are covered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.people.conftest import BOARD, DAY, OTHER, STRATEGY, TOP

from commonweal.participation.champions.coverage import Covered, by, coverage
from commonweal.participation.champions.programme import programme
from commonweal.participation.champions.queries import unrecorded
from commonweal.participation.champions.training import (
    Came,
    NewSession,
    call_session,
    cancel_session,
    invited,
    note_attendance,
)
from commonweal.participation.models import Attendance, Programme
from commonweal.people.acts import NotAllowedError
from commonweal.people.models import Office, Role
from commonweal.people.workflow import StaleError

pytestmark = pytest.mark.django_db


@pytest.fixture
def for_officers(keeper):
    told = NewSession(programme=Programme.OFFICERS, title="Reading figures", on=DAY,
                      skills=("Reads an interval", " "))  # fmt: skip
    return call_session(keeper, TOP, told)


def test_a_session_of_champions_is_for_its_cohort(trainee, keeper, cohort):
    told = NewSession(programme=Programme.CHAMPIONS, title="Listening", on=DAY, cohort=cohort)
    session = call_session(keeper, TOP, told)
    assert invited(session, DAY) == [trainee]
    assert list(unrecorded(STRATEGY, Programme, DAY)) == [session]
    note_attendance(keeper, session, 1, TOP, {trainee.pk: Came(True)})
    assert not unrecorded(STRATEGY, Programme, DAY).exists()
    assert programme(STRATEGY, DAY).trained == 1
    with pytest.raises(ValueError, match="not for"):
        note_attendance(keeper, session, 2, TOP, {trainee.pk + 99: Came(True)})


def test_what_was_noted_is_corrected_and_a_stale_page_writes_nothing(trainee, keeper, cohort):
    told = NewSession(programme=Programme.CHAMPIONS, title="Listening", on=DAY, cohort=cohort)
    session = call_session(keeper, TOP, told)
    note_attendance(keeper, session, 1, TOP, {trainee.pk: Came(True)})
    note_attendance(keeper, session, 2, TOP, {trainee.pk: Came(False)})
    assert Attendance.objects.get().came is False
    with pytest.raises(StaleError):
        note_attendance(keeper, session, 2, TOP, {trainee.pk: Came(True)})


def test_a_session_to_come_and_one_that_was_cancelled_have_no_attendance(keeper, for_officers):
    told = NewSession(programme=Programme.OFFICERS, title="Next", on=DAY + timedelta(9))
    session = call_session(keeper, TOP, told)
    with pytest.raises(ValueError, match="still to come"):
        note_attendance(keeper, session, 1, TOP, {})
    with pytest.raises(ValueError, match="why"):
        cancel_session(keeper, for_officers, 1, TOP, "")
    held = cancel_session(keeper, for_officers, 1, TOP, "No room")
    with pytest.raises(ValueError, match="cancelled"):
        note_attendance(keeper, held, held.version, TOP, {})


def test_a_session_has_a_title_and_its_own_people(cohort):
    for told in (
        {"programme": Programme.OFFICERS, "title": " "},
        {"programme": Programme.CHAMPIONS, "title": "A"},
        {"programme": Programme.OFFICERS, "title": "A", "cohort": cohort},
        {"programme": Programme.OFFICERS, "title": "A", "skills": ("x",) * 13},
    ):
        with pytest.raises(ValueError, match=r"title|cohort|skills"):
            NewSession(on=DAY, **told)


def test_only_who_keeps_the_programme_calls_and_notes(acting, for_officers):
    actor = acting(Role.CHAIR, TOP)
    told = NewSession(programme=Programme.OFFICERS, title="Mine", on=DAY)
    with pytest.raises(NotAllowedError):
        call_session(actor, TOP, told)
    with pytest.raises(NotAllowedError):
        note_attendance(actor, for_officers, 1, TOP, {})


def test_coverage_is_counted_by_board_and_role_without_a_name(keeper, someone, for_officers):
    member, chair = someone((Role.MEMBER, BOARD)), someone((Role.CHAIR, BOARD))
    someone((Role.MEMBER, BOARD), (Role.ADMINISTRATOR, ""))
    offices = {one.person_id: one.pk for one in Office.objects.filter(board=BOARD)}
    came = {offices[member.pk]: Came(True, "has"), offices[chair.pk]: Came(False, "has")}
    note_attendance(keeper, for_officers, 1, TOP, came)
    found = coverage(STRATEGY, [BOARD, TOP, OTHER], DAY)
    assert found == (
        Covered(BOARD, "chair", 1, 0, 0), Covered(BOARD, "member", 2, 1, 1),
        Covered(TOP, "officer", 1, 0, 0),
    )  # fmt: skip
    assert by("board", found) == {BOARD: (3, 1, 1), TOP: (1, 0, 0)}
    assert for_officers.skills == ["Reads an interval"]


def test_a_cancelled_session_covers_nobody(keeper, for_officers):
    office = Office.objects.get(board=TOP)
    held = note_attendance(keeper, for_officers, 1, TOP, {office.pk: Came(True)})
    cancel_session(keeper, held, held.version, TOP, "Noted wrongly")
    assert coverage(STRATEGY, [TOP], DAY) == (Covered(TOP, "officer", 1, 0, 0),)
