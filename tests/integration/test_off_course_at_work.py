"""The chair's page and its acts: exceptions raised, challenges answered, assurance given."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, plans_in_force
from tests.integration.test_meetings_at_work import take_up_all

from commonweal.assessment.verdict import Kind
from commonweal.delivery.meetings.challenges import Question, challenge
from commonweal.delivery.models import (
    AgendaItem,
    AssuranceStatement,
    Challenge,
    Meeting,
    Raised,
    Return,
    Round,
)
from commonweal.people.acts import Actor
from commonweal.people.audit import verify
from commonweal.people.models import Office, Role
from commonweal.publication.exceptions import chance_told, exceptions_of
from commonweal.publication.off_course import off_course

pytestmark = pytest.mark.django_db
COURSE = "/work/exceptions/"
PUT = f"/work/exceptions/put/{ABOVE}/"
CALL = {"board": ABOVE, "day_day": 4, "day_month": 12, "day_year": 2026, "time": "14:00",
        "place": "Town hall", "quorum": 2}  # fmt: skip
DUE = {"due_day": 31, "due_month": 1, "due_year": 2027}


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def missing(reading: Any) -> Return:
    strategy = reading.edition.strategy.id
    turn = Round.objects.create(
        strategy=strategy, since=date(2026, 1, 1), until=date(2026, 6, 30),
        opens=date(2026, 5, 3), due=date(2026, 6, 14),
    )  # fmt: skip
    return Return.objects.create(
        strategy=strategy, board=BOARD, round=turn, edition=reading.edition.id
    )


def text(client: Client, address: str = COURSE, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def put(reading: Any, role: Role, **more: Any) -> Challenge:
    """A challenge of the board above, put long ago and due by now."""
    person = Office.objects.filter(role=role, board=ABOVE).first().person
    actor = Actor(person, reading.edition.strategy.id, date(2026, 9, 1))
    told = {"from_board": ABOVE, "to_board": BOARD, "about": "priority", "about_id": "x",
            "words": "Why so late?", "due": date(2026, 10, 1),
            "edition": reading.edition.id}  # fmt: skip
    return challenge(actor, Question(**told | more))


def test_the_first_sentence_is_the_answer(reading, chair, missing):
    told = text(chair).replace("\xa0", " ")
    n = len(exceptions_of(reading))
    worse = sum(one.row.kind is Kind.WORSENED for one in off_course(reading, ABOVE).figures)
    assert f"{worse} measure has worsened and {n - worse} are too uncertain to tell" in told
    assert "more likely than not worse by more than matters; 1 return late or missing" in told
    assert "Missing: its period is over" in told
    assert "No board has said anything about it" in told


def test_a_word_beside_england_says_so(reading, chair):
    """Better than England may stand beside a figure that is likely worse than it was."""
    beside = [one.row.england.text for one in off_course(reading, ABOVE).figures if one.row.england]
    told = text(chair)
    assert beside and all("England" in word for word in beside)
    assert all(f"<span>{word}</span>" in told for word in beside)


def test_of_a_board_that_there_is_not_nothing_is_said(reading):
    administrator = holder(reading, Role.ADMINISTRATOR, "")
    assert "Nothing that is known is off course" not in text(
        administrator, f"{COURSE}?board={ABOVE}"
    )
    text(administrator, f"{COURSE}?board=nobody", 404)


def test_every_row_ends_in_one_thing_to_do(reading, chair, secretary, officer, missing):
    plans_in_force(reading)
    put(reading, Role.CHAIR)
    for client in (chair, secretary, officer):
        told = text(client)
        assert told.count('class="course-act"') == told.count('class="course-told"') > 3
        for act in told.split('class="course-act">')[1:]:
            first = act.split("</div>")[0]
            assert first.count("<a ") + first.count("<button") == 1


def test_the_secretary_puts_a_thing_on_the_agenda_once(reading, secretary, chair):
    first = exceptions_of(reading)[0].listing
    sent = {"about": "listing", "id": first}
    assert secretary.post(PUT, sent).status_code == 409
    secretary.post("/work/meetings/", CALL)
    assert "Put on the agenda of 4 December 2026" in text(secretary)
    assert "Put on the agenda" not in text(chair)

    assert secretary.post(PUT, sent).status_code == 302
    secretary.post(PUT, sent)

    assert AgendaItem.objects.get().about_id == first
    assert "On the agenda of 4 December 2026" in text(chair)
    assert chair.post(PUT, sent).status_code == 403
    assert secretary.post(PUT, sent | {"id": "nothing"}).status_code == 409


def test_only_boards_of_ones_own_are_read(officer):
    text(officer, f"{COURSE}?board={ABOVE}", status=404)


def test_who_sits_on_no_board_reads_boards_that_there_are(reading):
    administrator = holder(reading, Role.ADMINISTRATOR, "")

    text(administrator, f"{COURSE}?board={BOARD}")
    text(administrator, f"{COURSE}?board=no+board", status=404)


def test_a_board_reads_what_it_answers_for(reading, officer):
    held = off_course(reading, BOARD)
    whole = off_course(reading, ABOVE)
    assert {one.id for one in held.figures} < {one.id for one in whole.figures}


def test_the_desk_leads_chairs_and_secretaries_there(chair, secretary, officer):
    assert "What is off course" in text(chair, "/work/")
    assert "What is off course" in text(secretary, "/work/")
    assert "What is off course" not in text(officer, "/work/")


def test_an_exception_is_raised_shown_and_closed(reading, officer, secretary, chair):
    listing = next(
        x.id for p in reading.edition.priorities_of_body(BOARD) for x in p.listings if not x.retired
    )
    address = f"{COURSE}raise/{BOARD}/"
    assert "Raise something between returns" in text(officer, address)
    bad = officer.post(address, {"about": f"listing:{listing}", "said": "", "asks": "Meet us."})
    assert bad.status_code == 422 and "Meet us." in bad.content.decode()
    told = {"about": f"listing:{listing}", "said": "Measles in two schools.", "asks": "Meet us."}
    assert officer.post(address, told).status_code == 302
    assert "Measles in two schools." in text(chair)

    raised = Raised.objects.get()
    secretary.post("/work/meetings/", CALL)
    close = f"{COURSE}{raised.pk}/close/"
    assert chair.post(close, {"why": "x", "version": 0}).status_code == 403
    assert secretary.post(close, {"why": " ", "version": 0}).status_code == 422
    assert secretary.post(close, {"why": "It is over.", "version": 0}).status_code == 302
    again = secretary.post(close, {"why": "Again.", "version": 0})
    assert again.status_code == 409 and "It was closed on" in again.content.decode()
    assert "Measles in two schools." not in text(chair)
    assert verify().whole


def test_what_was_decided_is_no_longer_asked(reading, officer, secretary, chair):
    mine = {x.id for p in reading.edition.priorities_of_body(BOARD) for x in p.listings}
    listing = next(one.listing for one in exceptions_of(reading) if one.listing in mine)
    told = {"about": f"listing:{listing}", "said": "Measles.", "asks": "Meet us."}
    assert officer.post(f"{COURSE}raise/{BOARD}/", told).status_code == 302
    assert "Asked of you:</span> Meet us." in text(chair)
    secretary.post("/work/meetings/", CALL)
    take_up_all(secretary, Meeting.objects.get())
    Meeting.objects.update(stage="held", starts_at="2026-11-24T14:00Z")
    item = AgendaItem.objects.get(about="listing", about_id=listing)
    sent = {"words": "No.", "delegation": "Leader", "no_equality_impact_why": "None."}
    address = f"/work/meetings/{item.meeting_id}/items/{item.pk}/decide/"
    assert secretary.post(address, sent).status_code == 302

    shown = text(chair)

    assert "Asked of you:</span> Meet us." not in shown
    assert "Asked, and decided since:</span> Meet us." in shown and "/decisions/1/" in shown


def test_figures_show_the_number_they_are_ordered_by(reading, chair):
    shown = text(chair).replace("\xa0", " ")
    told = [chance_told(one.chance) for one in exceptions_of(reading)]
    places = [shown.index(one) for one in dict.fromkeys(told) if one]
    assert places and places == sorted(places)


def test_what_is_raised_reaches_the_next_agenda(reading, officer, secretary):
    ranked = {one.listing for one in exceptions_of(reading)}
    quiet = next(
        x.id
        for p in reading.edition.priorities_of_body(BOARD)
        for x in p.listings
        if x.id not in ranked
    )
    told = {"about": f"listing:{quiet}", "said": "Measles.", "asks": "Meet us."}
    officer.post(f"{COURSE}raise/{BOARD}/", told)
    secretary.post("/work/meetings/", CALL)
    meeting = Meeting.objects.get()
    take_up_all(secretary, meeting)
    assert meeting.items.get(kind="raised").ask == "Meet us."
    assert "On the agenda of" in text(secretary)


def test_who_does_not_file_returns_raises_nothing(secretary):
    assert secretary.get(f"{COURSE}raise/{BOARD}/").status_code == 403


def test_a_challenge_is_put_answered_and_closed(reading, chair, officer):
    address = f"/work/challenges/new/?from={ABOVE}&to=board:{BOARD}"
    assert f'value="board:{BOARD}" selected' in text(chair, address)
    priority = reading.edition.standing_priorities[0]
    sent = {"from": ABOVE, "to": f"board:{BOARD}", "about": f"priority:{priority.id}",
            "words": "What will you change?"} | DUE  # fmt: skip
    past = chair.post("/work/challenges/new/", sent | {"due_year": 2020})
    assert past.status_code == 422 and "leaves no time" in past.content.decode()
    assert "What will you change?" in past.content.decode()
    assert chair.post("/work/challenges/new/", sent).status_code == 302

    held = Challenge.objects.get()
    one = f"/work/challenges/{held.pk}/"
    assert "due by 31 January 2027" in text(officer, one)
    assert priority.name in text(officer, one)
    assert chair.post(one, {"response": "x", "version": 1}).status_code == 403
    assert officer.post(one, {"response": "", "version": 1}).status_code == 422
    assert officer.post(one, {"response": "More visits.", "version": 1}).status_code == 302
    assert officer.post(one, {"response": "Other.", "version": 1}).status_code == 409
    assert "More visits." in text(chair, one)
    closing = {"close": "yes", "close-why": "Good enough.", "close-version": 2}
    assert officer.post(one, closing).status_code == 403
    assert chair.post(one, closing).status_code == 302
    assert "Good enough." in text(officer, one)
    assert verify().whole


def test_the_response_of_an_organisation_is_noted_by_who_asked(reading, chair, officer):
    partner = reading.edition.governance.organisations[0]
    sent = {"from": ABOVE, "to": f"organisation:{partner.id}", "about": "other:other",
            "words": "Where are the figures?"} | DUE  # fmt: skip
    chair.post("/work/challenges/new/", sent)
    one = f"/work/challenges/{Challenge.objects.get().pk}/"
    assert partner.name in text(chair, one)
    text(officer, one, status=404)
    assert chair.post(one, {"response": "In May.", "version": 1}).status_code == 302


def test_an_overdue_challenge_is_shown_late_to_both(reading, chair, officer):
    held = put(reading, Role.CHAIR)
    for client in (chair, officer):
        assert "54 days late" in text(client)
        assert "54 days late" in text(client, "/work/challenges/")
    assert f'href="/work/challenges/{held.pk}/">Answer it' in text(officer)


def test_officers_put_no_challenge(officer):
    assert officer.get("/work/challenges/new/").status_code == 403


def test_assurance_is_given_expires_and_is_withdrawn(reading, officer, chair):
    give = f"/work/assurance/give/{BOARD}/"
    sent = {"scope": "Outbreak plan", "opinion": "substantial", "evidence": "Exercise in May",
            "expires_on_day": 1, "expires_on_month": 6, "expires_on_year": 2027}  # fmt: skip
    gone = officer.post(give, sent | {"expires_on_year": 2020})
    assert gone.status_code == 422 and "has come" in gone.content.decode()
    assert officer.post(give, sent).status_code == 302
    assert "Until 1 June 2027" in text(chair, "/work/assurance/")
    assert chair.get(give).status_code == 403

    held = AssuranceStatement.objects.get()
    withdraw = f"/work/assurance/{held.pk}/withdraw/"
    assert chair.post(withdraw, {"why": "x"}).status_code == 403
    assert officer.post(withdraw, {"why": ""}).status_code == 409
    assert officer.post(withdraw, {"why": "Staff left."}).status_code == 302
    assert "Staff left." in text(chair, "/work/assurance/")


def test_expired_assurance_is_off_course(reading, officer, chair):
    AssuranceStatement.objects.create(
        strategy=reading.edition.strategy.id, edition=reading.edition.id, board=BOARD,
        scope="Outbreak plan", opinion="full", evidence="x", given_on=date(2025, 1, 1),
        expires_on=date(2026, 1, 1),
    )  # fmt: skip
    assert "Expired 1 January 2026" in text(chair)
    assert "Give assurance" in text(officer)


def test_a_slip_can_be_told_of_by_its_own_board(reading, officer):
    plans_in_force(reading)
    assert f'href="/work/plan/{FIRST}/actions/{FIRST}-survey/"' in text(officer)


def test_a_challenge_to_answer_stands_on_the_desk_of_who_answers(reading, chair, officer):
    put(reading, Role.CHAIR)
    assert "Challenge from the" in text(officer, "/work/")
    assert "Challenge from the" not in text(chair, "/work/")
