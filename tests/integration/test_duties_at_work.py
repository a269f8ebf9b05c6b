"""Duties and shared interests in the browser: evidence, opinions, one status for two boards."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import DutyEvidence, SharedStatus
from commonweal.people.audit import verify
from commonweal.people.models import Role

pytestmark = pytest.mark.django_db
ECONOMY = "inclusive-economy-board"
DONE = {"done_on_day": 1, "done_on_month": 6, "done_on_year": 2026}
PLAN = {"title": "Joint forward plan", "version": "draft 2", "dated_day": 2, "dated_month": 5,
        "dated_year": 2026, "account_taken": "in_part", "plan_link": ""}  # fmt: skip


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_evidence_given_at_work_is_public_at_once(secretary: Client) -> None:
    assert "11 duties without evidence" in text(secretary, "/work/")

    sent = DONE | {"words": "Agreed and published.", "link": "/strategy/"}
    assert secretary.post("/work/duties/strategy/", sent).status_code == 302

    assert "Agreed and published." in text(Client(), "/duties/")
    assert "10 duties without evidence" in text(secretary, "/work/")
    assert verify().whole


def test_a_late_duty_stands_on_the_desk_by_name(secretary: Client) -> None:
    sent = DONE | {"done_on_year": 2025, "words": "Signed.", "decision": ""}
    secretary.post("/work/duties/better-care-fund/", sent)

    desk = text(secretary, "/work/")

    assert "Better Care Fund plan signed off" in desk
    assert "Due by 1 June 2026" in desk and "Overdue" in desk


def test_an_opinion_names_the_version_of_the_plan(secretary: Client) -> None:
    page = text(secretary, "/work/duties/forward-plan-opinion/")
    assert "What is the opinion?" in page and "Version" in page

    bare = secretary.post("/work/duties/forward-plan-opinion/", DONE | {"words": "Steps, please."})
    assert bare.status_code == 422 and "Steps, please." in bare.content.decode()
    sent = DONE | PLAN | {"words": "Steps, please."}
    assert secretary.post("/work/duties/forward-plan-opinion/", sent).status_code == 302
    assert str(DutyEvidence.objects.get().plan) == "Joint forward plan, draft 2"


def test_a_chair_reads_a_duty_and_its_evidence_without_its_forms(
    reading: Any, secretary: Client
) -> None:
    chair = holder(reading, Role.CHAIR, ABOVE)
    assert "No evidence of it has been given." in text(chair, "/work/duties/strategy/")
    secretary.post("/work/duties/strategy/", DONE | {"words": "Agreed and published."})

    page = text(chair, "/work/duties/strategy/")

    assert "Agreed and published." in page and "/work/duties/strategy/" in text(
        chair, "/work/duties/"
    )
    assert "Withdraw it" not in page and "Give evidence" not in page
    assert "Withdraw it" in text(secretary, "/work/duties/strategy/")
    assert chair.post("/work/duties/strategy/", DONE | {"words": "Mine."}).status_code == 403
    assert DutyEvidence.objects.count() == 1


def test_evidence_of_nothing_keeps_the_form(secretary: Client) -> None:
    answer = secretary.post("/work/duties/strategy/", DONE | {"words": "", "link": ""})

    assert answer.status_code == 422
    assert "Say what shows it" in answer.content.decode()
    future = secretary.post("/work/duties/strategy/", DONE | {"done_on_year": 2030, "words": "x"})
    assert future.status_code == 422 and "still to come" in future.content.decode()
    assert secretary.get("/work/duties/no-such-duty/").status_code == 404


def test_wrong_evidence_is_withdrawn_with_a_reason(secretary: Client) -> None:
    secretary.post("/work/duties/strategy/", DONE | {"words": "Agreed and published."})
    number = DutyEvidence.objects.get().pk

    assert secretary.post(f"/work/duties/evidence/{number}/withdraw/", {}).status_code == 409
    done = secretary.post(f"/work/duties/evidence/{number}/withdraw/", {"why": "Wrong year"})
    assert done.status_code == 302
    assert "Agreed and published." not in text(Client(), "/duties/")


def test_either_boards_officer_tells_how_a_shared_interest_stands(reading: Any) -> None:
    above, economy = (holder(reading, Role.OFFICER, one) for one in (ABOVE, ECONOMY))
    sent = {"board": ABOVE, "status": "under_way", "handled_by": "", "version": 0,
            "words": "A zone is planned."}  # fmt: skip
    assert above.post("/work/shared/air-quality/", sent).status_code == 302

    stale = economy.post("/work/shared/air-quality/", sent | {"board": ECONOMY})
    assert stale.status_code == 409
    newer = sent | {"board": ECONOMY, "version": 1, "status": "held_up", "words": "No money."}
    assert economy.post("/work/shared/air-quality/", newer).status_code == 302

    public = text(Client(), "/strategy/")
    assert "No money." in public and "A zone is planned." not in public
    assert "A zone is planned." in text(above, "/work/shared/air-quality/")
    assert SharedStatus.objects.count() == 2


def test_another_boards_officer_reads_and_does_not_tell(reading: Any) -> None:
    officer = holder(reading, Role.OFFICER, BOARD)

    assert "Tell how it stands" not in text(officer, "/work/shared/air-quality/")
    assert officer.post("/work/shared/air-quality/", {"board": BOARD}).status_code == 403
    assert officer.get("/work/shared/noise/").status_code == 404
    assert "Shared interests" in text(officer, "/work/shared/")


@pytest.mark.parametrize("path", ["/work/duties/", "/work/duties/strategy/", "/work/shared/",
                                  "/work/shared/air-quality/"])  # fmt: skip
def test_pages_ask_few_queries(
    secretary: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    secretary.get(path)
    with django_assert_max_num_queries(12):
        assert secretary.get(path).status_code == 200
