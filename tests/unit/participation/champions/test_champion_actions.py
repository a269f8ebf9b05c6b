"""What the council does with a champion, and who may do it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.participation.champions.conftest import NAME
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.participation.champion_stages import Level, Off, Stage
from commonweal.participation.champions.actions import (
    begin,
    invite,
    join_cohort,
    move_on,
    note_check,
    withdraw,
)
from commonweal.participation.champions.cohorts import NewCohort, open_cohort
from commonweal.participation.champions.leaving import due_for_erasure, erase_words
from commonweal.participation.models import Champion, Check
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role, Text
from commonweal.people.workflow import StaleError, WrongStageError

pytestmark = pytest.mark.django_db


def test_the_whole_way_is_walked_and_told_in_the_log(active, keeper):
    assert (active.stage, active.began_on, active.due) == (Stage.ACTIVE, DAY, None)
    held = move_on(keeper, active, active.version, TOP)
    assert (held.stage, held.left_on) == (Stage.ALUMNI, DAY)
    told = Event.objects.filter(kind="champion").order_by("number")
    acts = ["offered to be", "invited", "trains", "began", "moved on"]
    assert [one.action for one in told] == acts
    assert NAME not in str([one.facts for one in told])
    assert verify().whole


def test_nobody_but_who_keeps_the_programme_acts(champion, cohort, acting):
    for role, board in ((Role.OFFICER, BOARD), (Role.CHAIR, TOP), (Role.MEMBER, TOP)):
        actor = acting(role, board)
        for act in (
            lambda actor=actor: invite(actor, champion, 1, TOP),
            lambda actor=actor: join_cohort(actor, champion, 1, TOP, cohort),
            lambda actor=actor: note_check(actor, champion, 1, TOP, Level.BASIC, DAY),
            lambda actor=actor: withdraw(actor, champion, 1, TOP, Off.ASKED),
            lambda actor=actor: open_cohort(actor, TOP, NewCohort(name="A", begins_on=DAY)),
        ):
            with pytest.raises(NotAllowedError):
                act()
    assert Champion.objects.get().stage == Stage.INTERESTED


def test_a_stage_cannot_be_skipped_and_a_stale_page_writes_nothing(champion, cohort, keeper):
    with pytest.raises(WrongStageError):
        join_cohort(keeper, champion, 1, TOP, cohort)
    invite(keeper, champion, 1, TOP)
    with pytest.raises(StaleError):
        invite(keeper, champion, 1, TOP)


def test_nobody_begins_untrained_or_without_the_check_their_cohort_asks_for(
    champion, keeper, request
):
    told = NewCohort(name="Summer", begins_on=DAY, check_level=Level.STANDARD)
    cohort = open_cohort(keeper, TOP, told)
    held = invite(keeper, champion, 1, TOP)
    held = join_cohort(keeper, held, held.version, TOP, cohort)
    with pytest.raises(ValueError, match="no session"):
        begin(keeper, held, held.version, TOP)
    held.attendance.create(session=_session(cohort), came=True)
    with pytest.raises(ValueError, match="standard"):
        begin(keeper, held, held.version, TOP)
    note_check(keeper, held, held.version, TOP, Level.ENHANCED, DAY - timedelta(30))
    held.refresh_from_db()
    assert begin(keeper, held, held.version, TOP).stage == Stage.ACTIVE


def _session(cohort):
    return cohort.sessions.create(
        strategy=STRATEGY, programme="champions", title="Listening", on=DAY
    )


def test_a_check_is_its_level_and_its_day_and_nothing_more(trainee, keeper):
    note_check(keeper, trainee, trainee.version, TOP, Level.BASIC, DAY)
    assert {one.name for one in Check._meta.get_fields()} == {"id", "champion", "level", "done_on"}
    trainee.refresh_from_db()
    with pytest.raises(ValueError, match="already"):
        note_check(keeper, trainee, trainee.version, TOP, Level.BASIC, DAY)
    with pytest.raises(ValueError, match="has come"):
        note_check(keeper, trainee, trainee.version, TOP, Level.BASIC, DAY + timedelta(1))


def test_a_cohort_is_named_and_named_once(cohort, keeper):
    for name in ("Spring", " "):
        with pytest.raises(ValueError, match=r"already|name"):
            open_cohort(keeper, TOP, NewCohort(name=name, begins_on=DAY))


def test_words_of_who_withdrew_go_at_once_and_of_who_moved_on_after_a_year(active, keeper):
    held = move_on(keeper, active, active.version, TOP)
    assert held.name.words == NAME
    assert not due_for_erasure(STRATEGY, DAY + timedelta(360)).exists()
    late = DAY + timedelta(366)
    assert [one.pk for one in due_for_erasure(STRATEGY, late)] == [held.pk]
    assert erase_words(due_for_erasure(STRATEGY, late)[0], "kept long enough", "system", None,
                       late) == 2  # fmt: skip
    assert not due_for_erasure(STRATEGY, late).exists()
    assert not Text.objects.exclude(words="").exists()


def test_who_moved_on_can_come_back_until_their_name_is_erased(active, keeper, cohort):
    held = move_on(keeper, active, active.version, TOP)
    back = join_cohort(keeper, held, held.version, TOP, cohort)
    assert (back.stage, back.left_on, back.erase_after) == (Stage.IN_TRAINING, None, None)
    gone = move_on(keeper, back, back.version, TOP)
    erase_words(gone, "kept long enough", "system", None, DAY)
    with pytest.raises(ValueError, match="erased"):
        join_cohort(keeper, gone, gone.version, TOP, cohort)


def test_taking_somebody_off_needs_a_reason_and_erases_them(champion, keeper):
    with pytest.raises(ValueError, match="why"):
        withdraw(keeper, champion, 1, TOP, "Amina moved to Leeds")
    held = withdraw(keeper, champion, 1, TOP, Off.NOT_INVITED)
    assert (held.stage, held.due) == (Stage.WITHDRAWN, None)
    assert not Text.objects.exclude(words="").exists()


def test_another_strategy_s_keeper_may_nothing(champion, keeper):
    stranger = Actor(keeper.person, "another", DAY)
    with pytest.raises(NotAllowedError):
        invite(stranger, champion, 1, TOP)
