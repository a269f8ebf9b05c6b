"""A consultation at work from its draft to the decision that names it; the register of needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_consultations import (
    CONSIDERED,
    analysed,
    considered,
    drafted,
    need,
    opened,
)

from commonweal.participation.consultations.queries import considered_of
from commonweal.participation.models import Consultation, Need, Response
from commonweal.people.audit import verify
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
LONG = 12  # queries of a page at most


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, BOARD)


@pytest.fixture
def analyst(reading: Any) -> Client:
    return holder(reading, Role.ANALYST, ABOVE)


def press(client: Client, held: Consultation, act: str, status: int = 302, **told: Any) -> str:
    held.refresh_from_db()
    sent = {"version": held.version} | told
    answer = client.post(f"/work/consultations/{held.name}/{act}/", sent)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    held.refresh_from_db()
    return str(answer.content.decode())


def days(name: str, day: Any) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_consultation_is_written_and_opened(reading, officer):
    today = reading.today
    told = {
        "board": BOARD, "title": "Which park first?", "question": "Two parks.", "why": "Money.",
        "audience": "All", "formative": "on", "formative_words": "Nothing is decided.",
        "channels": ["web", "paper"], "priorities": [reading.edition.standing_priorities[0].id],
    }  # fmt: skip
    dates = days("opens", today) | days("closes", today + timedelta(60))
    wrong = officer.post("/work/consultations/new/", told | dates | {"why": " "})
    assert wrong.status_code == 422
    assert "Which park first?" in wrong.content.decode()
    sent = officer.post("/work/consultations/new/", told | dates)
    held = Consultation.objects.get()
    assert sent.url == f"/work/consultations/{held.name}/"
    assert "Ask at least one" in press(officer, held, "open", 422)
    choices = "North\nSouth\n"
    press(officer, held, "ask", words="Which?", kind="one", choices=choices)
    assert "2 to 20" in press(officer, held, "ask", 422, words="Which?", kind="one", choices="A")
    press(officer, held, "ask", words="Why?", kind="open")
    press(officer, held, "leave-out", number=2)
    page = officer.get(sent.url).content.decode()
    assert "Which?" in page
    assert "Time enough to answer: 6 weeks or more" in page
    assert Client().get(f"/consultations/{held.name}/").status_code == 404
    press(officer, held, "open")
    assert "Two parks." in Client().get(f"/consultations/{held.name}/").content.decode()
    refused = officer.post(f"/work/consultations/{held.name}/open/", {"version": held.version})
    assert refused.status_code == 409


def test_answers_on_paper_are_entered_one_by_one(reading, officer):
    held = opened(reading)
    sent = officer.post(f"/work/consultations/{held.name}/enter/",
                        {"channel": "paper", "q1": "1", "q3": "The hill."})  # fmt: skip
    assert "Enter the next one" in officer.get(sent.url).content.decode()
    assert Response.objects.get().channel == "paper"
    empty = officer.post(f"/work/consultations/{held.name}/enter/", {"channel": "paper"})
    assert empty.status_code == 422
    assert "The hill." in officer.get(f"/work/consultations/{held.name}/").content.decode()


def test_what_people_wrote_is_read_by_few(reading, officer):
    held = analysed(reading)
    page = f"/work/consultations/{held.name}/"
    assert "I am Asha" in officer.get(page).content.decode()
    for role, board in ((Role.MEMBER, BOARD), (Role.SECRETARY, ABOVE), (Role.ANALYST, BOARD)):
        told = holder(reading, role, board).get(page).content.decode()
        assert held.title in told
        assert "I am Asha" not in told


def test_answers_are_summed_up_and_considered(reading, officer, chair):
    held = analysed(reading)
    assert "Consultation to consider" in chair.get("/work/").content.decode()
    assert "Consultation to consider" not in officer.get("/work/").content.decode()
    wrong = press(officer, held, "analyse", 422, words="North.", themes3="Buses")
    assert "Buses: 12" in wrong
    assert "cannot have 9" in press(officer, held, "analyse", 422, words="N", themes3="Buses: 9")
    press(officer, held, "analyse", words="The north.", themes3="Buses: 1\n")
    told = CONSIDERED | days("on", reading.today)
    assert "already" not in press(chair, held, "consider", 422, **(told | {"changed": ""}))
    press(chair, held, "consider", **told)
    assert considered_of(Consultation.objects.get()).changed == CONSIDERED["changed"]
    assert CONSIDERED["changed"] in Client().get(f"/consultations/{held.name}/").content.decode()
    assert verify().whole


def test_the_desk_tells_what_closes_soon_and_what_is_to_be_closed(reading, officer):
    soon = opened(reading, -35)
    assert "Consultation closes soon" in officer.get("/work/").content.decode()
    Consultation.objects.filter(pk=soon.pk).update(closes=reading.today - timedelta(1))
    assert "Consultation to close" in officer.get("/work/").content.decode()
    press(officer, soon, "close")
    assert "Consultation to sum up" in officer.get("/work/").content.decode()


def test_a_need_is_stated_linked_and_closed(reading, analyst):
    today = reading.today
    told = {
        "title": "Older people alone", "who": "People of 75", "place": "The north",
        "evidence": "2,100.", "source": "Census 2021", "link": "https://www.example.org/",
        "strength": "counted here",
    }  # fmt: skip
    missing = analyst.post("/work/needs/new/", told)
    assert missing.status_code == 422
    assert "Enter the day of the evidence" in missing.content.decode()
    sent = analyst.post("/work/needs/new/", told | days("as_of", today - timedelta(30)))
    held = Need.objects.get()
    public = Client().get("/needs/").content.decode()
    assert sent.url == f"/work/needs/{held.name}/"
    assert public.index("Older people alone") < public.index("Answered by a priority")  # unmet
    priority = reading.edition.standing_priorities[0]
    assert "none cited" in Client().get(f"/priorities/{priority.id}/").content.decode()
    page = f"/work/needs/{held.name}/"
    analyst.post(f"{page}link/", {"priority": priority.id, "version": 1})
    assert "A priority answers this need" in analyst.get(page).content.decode()
    told = Client().get(f"/priorities/{priority.id}/").content.decode()
    assert f"/needs/#need-{held.name}" in told
    assert "Older people alone" in Client().get(
        f"/line-of-sight/?priority={priority.id}").content.decode()  # fmt: skip
    assert priority.id in Client().get("/needs.csv").content.decode()
    assert analyst.post(f"{page}close/", {"version": 1, "why": "No"}).status_code == 409
    assert analyst.post(f"{page}close/", {"version": 2, "why": ""}).status_code == 422
    analyst.post(f"{page}close/", {"version": 2, "why": "Counted anew."})
    assert "Older people alone" not in Client().get("/needs/").content.decode()
    assert "Counted anew." in analyst.get("/work/needs/").content.decode()


def test_priorities_without_a_need_are_flagged(reading, analyst):
    told = Client().get("/needs/").content.decode()
    first = reading.edition.standing_priorities[0]
    assert first.name in told.split("Priorities for which no need is held")[1]
    need(reading)
    assert "1 need is held, and 1 is unmet" in Client().get("/needs/").content.decode()


@pytest.mark.parametrize("make", [drafted, opened, analysed, considered])
def test_few_queries_of_a_consultation(reading, make, officer, django_assert_max_num_queries):
    held = make(reading)
    for path in ("", f"{held.name}/"):
        with django_assert_max_num_queries(LONG):
            assert officer.get(f"/work/consultations/{path}").status_code == 200


def test_few_queries_of_needs(reading, analyst, django_assert_max_num_queries):
    held = need(reading)
    for path in ("", f"{held.name}/", "new/"):
        with django_assert_max_num_queries(LONG):
            assert analyst.get(f"/work/needs/{path}").status_code == 200
