"""The programme of champions at work: from an offer on the desk to an insight that is answered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.participation.champion_stages import Stage
from commonweal.participation.champions.offering import Offer, offer
from commonweal.participation.champions.queries import owed
from commonweal.participation.models import (
    Activity,
    Attendance,
    Champion,
    Cohort,
    Insight,
    Session,
)
from commonweal.people.audit import verify
from commonweal.people.models import Office, Role, Text

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def champion(reading: Any) -> Champion:
    told = Offer(name="Amina", reach="07700 900123", consents=True, languages=("ur",))
    return offer(told, reading.edition.strategy.id, reading.today)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, ABOVE)


def day(name: str, on: Any) -> dict[str, int]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def press(client: Client, held: Champion, act: str, status: int = 302, **told: Any) -> str:
    held.refresh_from_db()
    sent = {"version": held.version} | told
    answer = client.post(f"/work/champions/{held.pk}/{act}/", sent)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    held.refresh_from_db()
    return str(answer.content.decode())


def sent(client: Client, path: str, status: int = 302, **told: Any) -> str:
    answer = client.post(f"/work/champions/{path}", told)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return " ".join(answer.content.decode().split())


def read(client: Client, path: str = "") -> str:
    return " ".join(client.get(f"/work/champions/{path}").content.decode().split())


def opened(client: Client, on: Any, **told: Any) -> Cohort:
    sent(client, "cohorts/", name="Spring", **day("begins_on", on), **told)
    return Cohort.objects.get()


def active(client: Client, held: Champion, on: Any) -> Cohort:
    cohort = opened(client, on)
    press(client, held, "invite")
    press(client, held, "join", cohort=cohort.pk)
    told = {"programme": "champions", "cohort": cohort.pk, "title": "Listening"}
    sent(client, "sessions/", skills="Listens\n\nAsks", **told, **day("on", on))
    sent(client, f"sessions/{Session.objects.get().pk}/", version=1, came=[held.pk])
    press(client, held, "begin")
    return cohort


def test_an_offer_goes_from_the_desk_to_an_active_champion(reading, champion, officer):
    assert "Offer to be a champion" in officer.get("/work/").content.decode()
    assert "1 person waits for us; 0 late." in read(officer)
    active(officer, champion, reading.today)
    assert champion.stage == Stage.ACTIVE
    assert Session.objects.get().skills == ["Listens", "Asks"]
    told = read(officer, f"{champion.pk}/")
    assert "07700 900123" in told
    assert "Urdu" in told
    assert "Listening, 24 November 2026: came" in told
    assert "Offer to be a champion" not in officer.get("/work/").content.decode()
    assert verify().whole


def test_what_is_missing_is_told_before_they_begin(reading, champion, officer):
    cohort = opened(officer, reading.today, check_level="basic")
    press(officer, champion, "invite")
    assert "Invited champion without a cohort" in officer.get("/work/").content.decode()
    press(officer, champion, "join", cohort=cohort.pk)
    assert "came to no session" in press(officer, champion, "begin", 422)
    Attendance.objects.create(
        session=Session.objects.create(strategy=champion.strategy, programme="champions",
                                       cohort=cohort, title="A", on=reading.today),
        champion=champion, came=True,
    )  # fmt: skip
    assert "asks for a check" in press(officer, champion, "begin", 422)
    press(officer, champion, "check", level="standard", **day("done_on", reading.today))
    assert "Standard, 24 November 2026" in read(officer, f"{champion.pk}/")
    press(officer, champion, "begin")
    assert champion.stage == Stage.ACTIVE


def test_who_is_taken_off_is_erased_and_who_moved_on_waits_for_it(reading, champion, officer):
    active(officer, champion, reading.today)
    press(officer, champion, "move-on")
    assert "To be erased 24 November 2027" in read(officer)
    assert "Say why" in press(officer, champion, "withdraw", 422, why=" ")
    press(officer, champion, "withdraw", why="they asked for it")
    assert not Text.objects.exclude(words="").exists()
    assert "Amina" not in read(officer)
    assert "Erased" in read(officer, f"{champion.pk}/")


def test_a_stale_page_writes_nothing_and_a_stage_is_not_skipped(champion, officer):
    stale = officer.post(f"/work/champions/{champion.pk}/invite/", {"version": 9})
    assert stale.status_code == 409
    press(officer, champion, "begin", 403)
    assert officer.post(f"/work/champions/{champion.pk}/nothing/").status_code == 404
    assert officer.get("/work/champions/999999/").status_code == 404


def test_activity_is_noted_and_withdrawn(reading, champion, officer):
    active(officer, champion, reading.today)
    told = {"champion": champion.pk, "kind": "event", "reached": 12}
    sent(officer, "activity/", **told, **day("on", reading.today))
    assert "12 reached" in read(officer, "activity/")
    wrong = sent(officer, "activity/", 422, champion=champion.pk, kind="event", reached="many",
                 **day("on", reading.today))  # fmt: skip
    assert "There is a problem" in wrong
    late = sent(officer, "activity/", 422, **told, on_day=1, on_month=1, on_year=2020)
    assert "Enter a day from when they began until today" in late
    held = Activity.objects.get()
    sent(officer, f"activity/{held.pk}/withdraw/", 409)
    sent(officer, f"activity/{held.pk}/withdraw/", why="Noted twice")
    assert "Withdrawn: Noted twice" in read(officer, "activity/")


def test_an_insight_goes_to_a_board_and_comes_back_answered(reading, champion, officer):
    cohort = active(officer, champion, reading.today)
    about = f"priority/{reading.edition.standing_priorities[0].id}"
    told = {"cohort": cohort.pk, "about": about, "words": "Nobody knows the clinic.",
            "board": BOARD}  # fmt: skip
    assert "Choose the board that answers" in sent(officer, "insights/", 422,
                                                   **(told | {"board": ""}))  # fmt: skip
    assert "Nobody knows the clinic." in sent(officer, "insights/", 422, **(told | {"board": ""}))
    sent(officer, "insights/", **told)
    comment = Insight.objects.get().comment
    board = holder(reading, Role.OFFICER, BOARD)
    assert "Comment to answer" in board.get("/work/").content.decode()
    reply = {"version": comment.version, "words": "There is a map.", "came_of": "changed"}
    board.post(f"/work/comments/{comment.pk}/answer/", reply)
    assert "There is a map." in read(officer, "insights/")


def test_officers_come_to_sessions_and_their_coverage_is_told(reading, officer):
    holder(reading, Role.CHAIR, BOARD)
    sent(officer, "sessions/", programme="officers", title="Figures", **day("on", reading.today))
    assert "Session without attendance" in officer.get("/work/").content.decode()
    held = Session.objects.get()
    office = Office.objects.get(role=Role.OFFICER)
    both = {"version": 1, "came": [], "skilled": [office.pk]}
    assert "tick both" in sent(officer, f"sessions/{held.pk}/", 422, **both)
    sent(officer, f"sessions/{held.pk}/", **(both | {"came": [office.pk]}))
    told = read(officer, "development/")
    assert "Of the offices that are held today (2), 1 came to a session." in told
    assert "nobody" in told
    assert Attendance.objects.filter(came=False).count() == 1
    stale = officer.post(f"/work/champions/sessions/{held.pk}/", {"version": 1})
    assert stale.status_code == 409
    wrong = sent(officer, "sessions/", 422, programme="champions", title="A",
                 **day("on", reading.today))  # fmt: skip
    assert "Choose a cohort for champions" in wrong


def test_a_session_is_cancelled_with_a_reason(reading, officer):
    sent(officer, "sessions/", programme="officers", title="Figures", **day("on", reading.today))
    held = Session.objects.get()
    sent(officer, f"sessions/{held.pk}/cancel/", 409, version="x", why="No room")
    sent(officer, f"sessions/{held.pk}/cancel/", 409, version=1, why=" ")
    sent(officer, f"sessions/{held.pk}/cancel/", version=1, why="No room")
    assert "Cancelled: No room" in read(officer, f"sessions/{held.pk}/")
    assert "Session without attendance" not in officer.get("/work/").content.decode()


PATHS = ["", "cohorts/", "sessions/", "activity/", "insights/", "development/"]


def test_pages_ask_the_database_a_dozen_times_at_most(
    reading, champion, officer, django_assert_max_num_queries
):
    cohort = active(officer, champion, reading.today)
    about = f"priority/{reading.edition.standing_priorities[0].id}"
    for _ in range(3):
        sent(officer, "insights/", cohort=cohort.pk, about=about, words="More.", board=BOARD)
    session = Session.objects.get().pk
    for path in (*PATHS, f"{champion.pk}/", f"sessions/{session}/"):
        with django_assert_max_num_queries(MOST):
            assert officer.get(f"/work/champions/{path}").status_code == 200, path


def test_what_is_owed_is_one_look(reading, champion, officer, django_assert_num_queries):
    sent(officer, "sessions/", programme="officers", title="Figures", **day("on", reading.today))
    with django_assert_num_queries(1):
        found = owed(champion.strategy, reading.today)
    assert sorted(one.what for one in found) == ["interested", "session"]


def test_the_menu_names_champions_to_those_who_keep_them(reading, officer):
    assert "/work/champions/" in officer.get("/work/").content.decode()
    member = holder(reading, Role.MEMBER, ABOVE)
    assert "/work/champions/" not in member.get("/work/").content.decode()
