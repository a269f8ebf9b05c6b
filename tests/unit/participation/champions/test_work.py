"""What champions do and hear; small counts are hidden; who has no voice is found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.participation.champions.counts import shown, shown_by
from commonweal.participation.champions.programme import programme
from commonweal.participation.champions.queries import insights
from commonweal.participation.champions.voices import voices
from commonweal.participation.champions.work import (
    Done,
    Heard,
    note_activity,
    raise_insight,
    withdraw_activity,
)
from commonweal.participation.comment_stages import Outcome
from commonweal.participation.comment_stages import Stage as Said
from commonweal.participation.comments.handling import Reply, answer
from commonweal.participation.models import About, Activity, Comment
from commonweal.people.acts import NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.boards import memberships
from commonweal.people.models import Event, Role, Sector

WARD = "E05000001"
TALK = Done(on=DAY, kind=Activity.Kind.GROUP, reached=12, ward=WARD)


def heard(cohort, words="Nobody knows where the clinic is.", board=BOARD):
    return Heard(cohort=cohort, about=About.PRIORITY, about_id="clinics", words=words,
                 board=board, ward=WARD)  # fmt: skip


@pytest.mark.django_db
def test_what_an_active_champion_does_is_counted_by_ward(active, keeper):
    note_activity(keeper, active, TOP, TALK)
    gone = note_activity(keeper, active, TOP, TALK)
    withdraw_activity(keeper, gone, TOP, "Noted twice")
    found = programme(STRATEGY, DAY)
    assert (found.recruited, found.trained, found.active, found.sessions) == (1, 1, 1, 1)
    assert (found.activities, found.reached_in, found.reached) == (1, {WARD: 12}, 12)
    assert (found.active_in, found.speaks) == ({WARD: 1}, {"en": 1, "ur": 1})
    with pytest.raises(ValueError, match="already"):
        withdraw_activity(keeper, gone, TOP, "Again")
    assert programme("another", DAY).recruited == 0


@pytest.mark.django_db
def test_an_activity_is_of_somebody_active_and_on_a_day_that_has_come(trainee, keeper):
    with pytest.raises(ValueError, match="active"):
        note_activity(keeper, trainee, TOP, TALK)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "reached"), [(1, 1), (-1, 1), (0, 5001), (0, -1)]
)  # fmt: skip
def test_a_day_or_a_number_that_cannot_be_is_refused(active, keeper, days, reached):
    done = Done(on=DAY + timedelta(days), kind=Activity.Kind.TALK, reached=reached)
    with pytest.raises(ValueError, match="Enter"):
        note_activity(keeper, active, TOP, done)


@pytest.mark.django_db
def test_an_insight_is_traced_to_the_reply_of_a_board(active, keeper, officer, cohort):
    made = raise_insight(keeper, TOP, "0" * 12, heard(cohort))
    held = made.comment
    assert (held.stage, held.board, held.due) == (Said.WITH_BOARD, BOARD, DAY + timedelta(28))
    assert (programme(STRATEGY, DAY).raised, programme(STRATEGY, DAY).answered) == (1, 0)
    assert programme(STRATEGY, DAY + timedelta(29)).late == 1
    answer(officer, held, held.version, Reply(words="There is a map.", outcome=Outcome.CHANGED))
    assert programme(STRATEGY, DAY).answered == 1
    traced = insights(STRATEGY)[0]
    replies = [one.reply.words for one in traced.comment.messages.all() if one.reply]
    assert (traced.cohort, replies) == (cohort, ["There is a map."])
    assert "clinic" not in str(Event.objects.filter(kind="insight").values_list("facts"))
    assert verify().whole


@pytest.mark.django_db
def test_an_insight_that_may_be_about_danger_is_read_first(keeper, cohort):
    made = raise_insight(keeper, TOP, "0" * 12, heard(cohort, "A child says: he hits me."))
    assert (made.comment.stage, made.comment.board) == (Said.RECEIVED, "")


@pytest.mark.django_db
def test_an_insight_has_words_and_a_board_and_a_keeper(keeper, cohort, acting):
    for told in ({"words": " "}, {"board": ""}):
        with pytest.raises(ValueError, match=r"Write|board"):
            raise_insight(keeper, TOP, "0" * 12, heard(cohort, **told))
    with pytest.raises(NotAllowedError):
        raise_insight(acting(Role.OFFICER, BOARD), TOP, "0" * 12, heard(cohort))
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (7, None), (8, 10), (12, 10)])
def test_one_to_seven_are_hidden_and_others_rounded(count, told):
    assert shown(count) == told


def test_a_hidden_count_cannot_be_worked_out_from_the_total():
    parts = {"a": 3, "b": 41, "c": 52}
    told, total = shown_by(parts), shown(sum(parts.values()))
    assert told == {"a": None, "b": 40, "c": 50}
    assert total - told["b"] - told["c"] != parts["a"]


@pytest.mark.django_db
def test_who_has_nobody_at_the_table(someone):
    someone((Role.MEMBER, BOARD))  # for the council
    tables = memberships(STRATEGY, [BOARD, TOP], DAY)
    found = voices(
        ("E05000001", "E05000002"), {"ur": 900, "pl": 1200, "ro": 0}, {"E05000001": 2},
        {"ur": 1}, tables, {BOARD: frozenset({Sector.HEALTH})},
    )  # fmt: skip
    assert (found.wards, found.languages) == (("E05000002",), ("pl",))
    assert not {Sector.COUNCIL, Sector.HEALTH} & set(found.boards[BOARD])
    assert Sector.VOLUNTARY in found.boards[BOARD]
    assert len(found.boards[TOP]) == len(Sector) - 1
    nothing = voices(None, None, {}, {}, (), {})
    assert (nothing.wards, nothing.languages) == (None, None)
