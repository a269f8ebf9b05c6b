"""What is late among what is off course: duties, actions of meetings and plans, slips."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from tests.integration import made_up_plans
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, SECOND, plans_in_force
from tests.integration.test_off_course_at_work import CALL, put, text

from commonweal.delivery.duties.actions import Shown, give_evidence
from commonweal.delivery.meetings.challenges import Question, challenge
from commonweal.delivery.models import AgendaItem, Decision, Meeting, MeetingAction
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.progress_actions import tell_progress
from commonweal.delivery.returns.actions import open_rounds
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
OFFER = re.compile(
    r'action="(/work/exceptions/put/[^"]+)">.*?name="about" value="([^"]+)">.*?name="id" '
    r'value="([^"]+)">',
    re.DOTALL,
)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


def shown_a_year_too_early(reading: Any) -> None:
    """Evidence of a yearly duty that was given seventeen months before the day of reading."""
    above = made_up_plans.actor(reading, Role.SECRETARY, ABOVE, date(2025, 6, 1))
    signed = Shown(duty="better-care-fund", done_on=date(2025, 6, 1), words="Signed.")
    give_evidence(above, reading.edition, signed)


@pytest.fixture
def overdue(reading: Any) -> MeetingAction:
    """An action of a meeting of the board below, due on 1 October."""
    starts = datetime(2026, 9, 1, 14, tzinfo=UTC)
    meeting = Meeting.objects.create(
        strategy=reading.edition.strategy.id, board=BOARD, edition=reading.edition.id,
        starts_at=starts, place="Hall", quorum=2, stage="held", called_on=date(2026, 8, 1),
    )  # fmt: skip
    return MeetingAction.objects.create(
        meeting=meeting, words="Count the waiting list", organisation="luton-council",
        office="Director", since=date(2026, 9, 1), due=date(2026, 10, 1),
    )  # fmt: skip


def test_slips_are_named_with_the_day_now_expected(reading, chair):
    plans_in_force(reading)
    writer = made_up_plans.actor(reading, Role.OFFICER, FIRST, reading.today)
    moved = {"due": date(2027, 9, 30), "why": "No cooks"}
    tell_progress(writer, f"{FIRST}-clubs", Standing.SLIPPED, **moved)

    told = text(chair)

    assert "Actions that slipped" in told
    assert "No cooks. Now expected by 30 September 2027" in told


def test_actions_past_their_end_are_late_since_then_whatever_date_was_told(reading, chair):
    plans_in_force(reading)

    told = text(chair)

    assert "2 actions of plans late" in told.replace("\xa0", " ")
    late = told.split('id="late"')[1].split("</section>")[0]
    assert "55 days late" in late
    assert "Few answers. Late since 30 September 2026, now expected by 31 December 2026" in late
    assert "Not started. Late since 30 September 2026</p>" in late
    assert "Train welcome staff" not in late  # done, or not yet at its end
    address = f"/work/plan/{FIRST}/actions/{FIRST}-survey/"
    assert f'<a href="{address}">Ask parents' in late
    assert chair.get(address).status_code == 200


def test_a_late_duty_says_since_when_whose_it_is_and_where_to_read_it(reading, chair, secretary):
    shown_a_year_too_early(reading)

    told = text(chair)

    assert "1 duty late" in told
    late = told.split('id="duties"')[1].split("</section>")[0]
    assert "Better Care Fund plan signed off" in late and "176 days late" in late
    assert "Last shown on 1 June 2025. Late since 1 June 2026" in late
    assert "Health and Wellbeing Board" in late
    assert 'href="/work/duties/better-care-fund/">Read the duty' in late
    assert 'href="/work/duties/better-care-fund/">Give evidence' in text(secretary)


def test_duties_are_those_of_the_board_above(reading, officer):
    shown_a_year_too_early(reading)

    assert "Better Care Fund" not in text(officer)


def test_an_overdue_action_of_a_meeting_says_since_when_and_whose(
    reading, chair, officer, overdue, django_assert_max_num_queries
):
    keeper = holder(reading, Role.SECRETARY, BOARD)
    for client in (chair, officer, keeper):
        assert "1 action of a meeting overdue" in text(client)
        late = text(client).split('id="tasks"')[1].split("</section>")[0]
        assert "Count the waiting list" in late and "54 days late" in late
        assert "Director" in late and "Given on 1 September 2026, due 1 October 2026" in late
        assert "Children" in late
    at_work = f'href="/work/meetings/{overdue.meeting_id}/">'
    assert f"{at_work}Read it in its meeting" in text(officer)
    assert f"{at_work}Close it in its meeting" in text(keeper)
    told = text(chair)
    assert "Challenge the Children" in told
    assert f'href="/meetings/{overdue.meeting_id}/">Count the waiting list' in told
    for line in told.split("<a href")[1:]:  # every page that is named may be opened
        where = line.split('"')[1]
        if where.startswith(("/work/duties/", "/work/plan/", "/meetings/")):
            assert chair.get(where).status_code == 200, where


def test_an_overdue_action_of_a_meeting_goes_on_the_agenda_of_its_board(reading, overdue):
    keeper = holder(reading, Role.SECRETARY, BOARD)
    keeper.post("/work/meetings/", CALL | {"board": BOARD})
    sent = {"about": "meeting_action", "id": str(overdue.pk)}
    assert "Put on the agenda of 4 December 2026" in text(keeper)

    assert keeper.post(f"/work/exceptions/put/{BOARD}/", sent).status_code == 302

    assert AgendaItem.objects.get().about_id == str(overdue.pk)
    assert "On the agenda of 4 December 2026" in text(keeper)


def test_whatever_is_offered_for_an_agenda_can_be_put_there(reading, secretary, overdue):
    plans_in_force(reading)
    shown_a_year_too_early(reading)
    open_rounds(reading.edition, date(2026, 5, 20))
    asker = made_up_plans.actor(reading, Role.CHAIR, BOARD, date(2026, 9, 1))
    other = {"from_board": BOARD, "to_board": SECOND, "about": "other", "about_id": "other"}
    challenge(asker, Question(**other, words="Why?", due=date(2026, 10, 1), edition="e"))
    keeper = holder(reading, Role.SECRETARY, BOARD)
    for client, board in ((secretary, ABOVE), (keeper, BOARD)):
        client.post("/work/meetings/", CALL | {"board": board})
        offers = OFFER.findall(text(client))
        assert len(offers) > 1
        for href, about, key in offers:
            sent = {"about": about, "id": key}
            assert client.post(href, sent).status_code == 302, sent


def test_the_words_of_an_exempt_decisions_action_stay_in_its_meeting(reading, chair, overdue):
    item = AgendaItem.objects.create(
        meeting=overdue.meeting, number=1, kind="other", title="HUSHED", exempt_ground=3,
        added_on=date(2026, 8, 1),
        public_interest="Prices.",
    )  # fmt: skip
    made = Decision.objects.create(
        item=item, strategy=overdue.meeting.strategy, number=1, words="HUSHED", release="0" * 12,
        edition=reading.edition.id, evidence_day=reading.today, decided_on=date(2026, 9, 1),
        no_equality_impact_why="None",
    )  # fmt: skip
    MeetingAction.objects.update(decision=made, words="HUSHED")

    told = text(chair)

    assert "Follows from an exempt item" in told and "HUSHED" not in told


def test_it_asks_at_most_twelve_queries(reading, chair, overdue, django_assert_max_num_queries):
    plans_in_force(reading)
    shown_a_year_too_early(reading)
    put(reading, Role.CHAIR)
    text(chair, "/work/interests/")  # so that the session is not stamped while we count
    with django_assert_max_num_queries(12):
        text(chair)
