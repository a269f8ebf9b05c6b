"""A resident answers a consultation without an account, and everybody reads what came of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.integration.holders import BOARD, holder
from tests.integration.made_up_consultations import (
    CONSIDERED,
    considered,
    opened,
    said,
)

from commonweal.participation.consultations import actions, answering
from commonweal.participation.models import Consultation, Question, QuestionAnswer, Response
from commonweal.people.models import Event, Role
from commonweal.publication.place_wards import wards_of
from commonweal.publication.site import current_reading
from commonweal.web.comments.limits import WRITES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> Any:
    """Limits count anew for each test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anybody() -> Client:
    return Client(enforce_csrf_checks=True)


def send(client: Client, name: str, status: int = 302, **told: Any) -> Any:
    answer = client.post(f"/consultations/{name}/answer/", told)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer


def test_an_answer_needs_no_account_and_sets_no_cookie(reading, anybody):
    held = opened(reading)
    listed = anybody.get("/consultations/").content.decode()
    shown = anybody.get(f"/consultations/{held.name}/")
    form = anybody.get(f"/consultations/{held.name}/answer/")
    sent = send(anybody, held.name, q1="0", q2=["0", "2"], q3="The buses.", age="65+")
    kept = anybody.get(sent.url)

    assert "You can answer 1 consultation now" in listed
    assert held.title in anybody.get("/have-your-say/").content.decode()
    assert f"/consultations/{held.name}/answer/" in shown.content.decode()
    assert "Which place?" in form.content.decode()
    assert "Your answer is kept" in kept.content.decode()
    for one in (form, sent, kept):
        assert not one.cookies
        assert "no-store" in one["Cache-Control"]
    made = Response.objects.get()
    assert (made.age, made.sex, made.channel) == ("65+", "", "web")
    assert QuestionAnswer.objects.count() == 3
    assert made.ward == ""


def test_a_ward_is_one_of_the_place(reading, anybody):
    held = opened(reading)
    code, name = next(iter(wards_of(reading).items()))
    assert name in anybody.get(f"/consultations/{held.name}/answer/").content.decode()
    send(anybody, held.name, q1="0", ward=code)
    send(anybody, held.name, 422, q1="0", ward="E05000001")
    assert Response.objects.get().ward == code
    page = holder(reading, Role.OFFICER, BOARD).get(f"/work/consultations/{held.name}/")
    told = page.content.decode()
    assert name not in told  # the one who named it
    assert "Too few said it" in told


def test_wards_that_were_erased_are_told_as_they_were_counted(reading, anybody):
    held = considered(reading)
    (code, name), *_others = wards_of(reading).items()
    Consultation.objects.filter(pk=held.pk).update(
        wards_counted=[[code, 12], ["", 0]], wards_erased_on=reading.today
    )
    shown = anybody.get(f"/consultations/{held.name}/").content.decode()
    assert name in shown
    assert "Which ward each answer came from was erased on" in shown


def test_what_is_wrong_is_told_and_the_words_stay(reading, anybody):
    held = opened(reading)
    assert "Answer at least one" in send(anybody, held.name, 422).content.decode()
    told = send(anybody, held.name, 422, q1="7", q3="The buses.").content.decode()
    assert "The buses." in told
    assert send(anybody, held.name, 422, q3="x" * 5001)
    assert send(anybody, held.name, 413, q3="x" * 1_000_000)
    assert not Response.objects.exists()


def test_no_answer_is_taken_to_what_is_not_open(reading, anybody):
    assert anybody.get("/consultations/nothing/answer/").status_code == 404
    assert anybody.get("/consultations/nothing/").status_code == 404
    held = considered(reading)
    told = send(anybody, held.name, 409, q1="0").content.decode()
    assert "No answer is taken here now" in told
    assert anybody.get(f"/consultations/{held.name}/answer/").status_code == 409


def test_a_flood_of_one_network_leaves_others_served(reading, anybody):
    held = opened(reading)
    for _ in range(WRITES):
        send(anybody, held.name, q1="0")
    assert "Please wait" in send(anybody, held.name, 429, q1="0").content.decode()
    send(Client(REMOTE_ADDR="198.51.100.7"), held.name, q1="0")


HOSTILE = "<script>alert(1)</script>'; DROP TABLE participation_response; -- \x00\u202e"


def test_nothing_hostile_is_stored_or_shown(reading, anybody):
    held = opened(reading)
    send(anybody, held.name, q3=HOSTILE, website="x")
    kept = QuestionAnswer.objects.get().words.words
    assert "\x00" not in kept
    assert "\u202e" not in kept
    assert Response.objects.get().flags == ["machine"]
    assert "alert(1)" not in str(list(Event.objects.values_list("facts", flat=True)))
    for field in ("age", "sex", "ethnic", "q1"):
        send(anybody, held.name, 422, q3="x", **{field: HOSTILE})
    assert Response.objects.count() == 1


def test_what_came_of_it_is_public_with_who_was_heard(reading, anybody):
    held = considered(reading)
    told = anybody.get(f"/consultations/{held.name}/").content.decode()

    assert "12 answers came" in told
    assert CONSIDERED["changed"] in told
    assert "Under 15" in told
    assert "Census 2021" in told
    assert "hidden" in told  # two people of 65 or over
    assert "I am Asha" not in told  # words of people are summed up, never shown
    assert "Buses" in told
    assert "Not met" not in told


def test_the_same_is_open_data_without_anybody_in_it(reading, anybody):
    held, other = considered(reading), opened(reading)
    told = anybody.get("/consultations.csv").content.decode()
    rows = list(csv.DictReader(io.StringIO(told)))

    choices = {(row["question"], row["choice"]): row["answers"] for row in rows}
    assert choices["1", "North"] == "6"
    assert choices["2", "Hours"] == ""  # fewer than eight answered
    assert choices["3", "Buses"] == "1"
    assert {row["changed"] for row in rows if row["consultation"] == held.name} == {
        CONSIDERED["changed"]}  # fmt: skip
    assert [row["stage"] for row in rows if row["consultation"] == other.name] == ["open"]
    assert "Asha" not in told


def test_a_priority_tells_why_it_is_here(reading, anybody):
    held = considered(reading)
    priority = reading.edition.standing_priorities[0]
    for address in (f"/priorities/{priority.id}/", f"/line-of-sight/?priority={priority.id}"):
        told = anybody.get(address).content.decode()
        assert held.title in told, address
        assert f"/consultations/{held.name}/" in told, address
    assert CONSIDERED["changed"] in anybody.get(f"/priorities/{priority.id}/").content.decode()


def test_one_that_was_withdrawn_says_so(reading, anybody):
    held = opened(reading)
    keeper = said(reading, "officer")
    actions.withdraw_consultation(keeper, held, held.version, "The clinic is not built.")
    told = anybody.get(f"/consultations/{held.name}/").content.decode()
    assert "It was withdrawn. <span>The clinic is not built.</span>" in told
    assert "Not met" in told
    assert "No consultation is open now" in anybody.get("/consultations/").content.decode()


def test_a_number_of_queries_that_does_not_grow(reading, anybody, django_assert_max_num_queries):
    held = opened(reading)
    day = reading.today
    for _ in range(30):
        answering.receive(held, answering.Answers(chosen={1: (0,)}), day)
    keeper = replace(said(reading, "officer"), on=held.closes + timedelta(1))
    closed = actions.close_consultation(keeper, held, held.version)
    told = actions.Analysis(words="North.", themes={})
    actions.analyse(keeper, closed, closed.version, told)
    assert current_reading().today == day
    with django_assert_max_num_queries(12):
        anybody.get(f"/consultations/{held.name}/")
    assert Question.objects.count() == 3
    assert held.board == BOARD
