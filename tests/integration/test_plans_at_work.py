"""A plan at work, from its first action to the public page, and the ways in which it is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_plans import FIRST, plan_in_force

from commonweal.delivery.models import (
    ActionRisk,
    AgreedPlan,
    Plan,
    PlanAction,
    Progress,
    RiskReading,
)
from commonweal.people.audit import verify
from commonweal.people.models import Person, Role

pytestmark = pytest.mark.django_db
PLAN = f"/work/plan/{BOARD}/"
NEW = f"{PLAN}new-action/"
CLUBS = f"{PLAN}actions/breakfast-clubs/"


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


def written(reading: Any, **other: Any) -> dict[str, Any]:
    """Everything that a plan must have, as the form sends it."""
    edition = reading.edition
    priority = edition.priorities_of_body(BOARD)[0].id
    organisation = edition.governance.organisations[0].id
    told: dict[str, Any] = {
        "ref": "breakfast-clubs", "title": "Open breakfast clubs", "version": "0",
        "outcome": "Nobody starts the day hungry", "priorities": [priority],
        "lead": organisation, "owner": "Head of early help", "horizon": "short",
        "starts_day": "1", "starts_month": "9", "starts_year": "2026",
        "ends_day": "31", "ends_month": "7", "ends_year": "2027",
        "prevention": "primary", "reach": "universal",
        "milestones-count": "2", "milestones-0-name": "Six clubs open",
        "milestones-0-due_day": "31", "milestones-0-due_month": "1",
        "milestones-0-due_year": "2027", "milestones-1-name": "",
        "co_production-count": "1", "co_production-0-none_yet": "Parents are asked in May",
        "evidence-count": "1", "resources-count": "1", "resources-0-organisation": organisation,
        "resources-0-kind": "money", "resources-0-amount": "", "risks-count": "1",
        "risks-0-threshold": "15",
    }  # fmt: skip
    return told | other


def version_of(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found
    return found.group(1)


def test_a_plan_goes_from_its_first_action_to_the_public_page(officer, chair, reading):
    assert "Open a plan" in officer.get("/work/plan/").content.decode()
    assert officer.post(f"{PLAN}open/").status_code == 302
    assert officer.post(NEW, written(reading)).status_code == 302
    whole = officer.get(PLAN).content.decode()
    assert "Nothing stops it from being submitted." in whole
    assert "An amount is not known" in whole
    assert officer.post(f"{PLAN}submit/", {"version": version_of(whole)}).status_code == 302
    assert "Read it, then accept it or return it" in chair.get("/work/").content.decode()
    assert "Open breakfast clubs" not in Client().get("/plan/").content.decode()

    answer = {"answer": "accept", "version": version_of(chair.get(PLAN).content.decode())}
    assert chair.post(f"{PLAN}settle/", answer).status_code == 302

    assert "Open breakfast clubs" in Client().get("/plan/").content.decode()
    held = PlanAction.objects.get()
    assert [m.ref for m in held.milestones.all()] == ["six-clubs-open"]
    assert held.resources.get().amount is None
    assert verify().whole


def test_a_plan_with_gaps_is_refused_with_all_of_them(officer, reading):
    officer.post(f"{PLAN}open/")
    bare = written(reading, owner="", priorities=[], **{"co_production-0-none_yet": ""})
    officer.post(NEW, bare)
    version = version_of(officer.get(PLAN).content.decode())

    page = officer.post(f"{PLAN}submit/", {"version": version})

    told = page.content.decode()
    assert page.status_code == 422
    for one in ("No owner", "No priority", "No co-production record"):
        assert f"Open breakfast clubs: {one}" in told
    assert Plan.objects.get().stage == "draft"


def test_checking_tells_what_is_missing_and_writes_nothing(officer, reading):
    officer.post(f"{PLAN}open/")

    page = officer.post(NEW, written(reading, owner="", check="yes")).content.decode()

    assert "No owner" in page and "Open breakfast clubs" in page
    assert not PlanAction.objects.exists()


def test_what_is_wrong_in_a_line_is_told_beside_it_and_nothing_is_lost(officer, reading):
    officer.post(f"{PLAN}open/")
    wrong = written(reading, **{"milestones-0-due_day": "31", "milestones-0-due_month": "2"})

    page = officer.post(NEW, wrong)

    told = page.content.decode()
    assert page.status_code == 422
    assert "Enter a real date" in told and "Six clubs open" in told
    assert not PlanAction.objects.exists()


def test_of_two_writers_the_second_sees_both(officer, reading):
    officer.post(f"{PLAN}open/")
    officer.post(NEW, written(reading))
    other = holder(reading, Role.OFFICER, BOARD)
    officer.post(CLUBS, written(reading, version="1", title="The first"))

    page = other.post(CLUBS, written(reading, version="1", title="The second"))

    told = page.content.decode()
    assert page.status_code == 409 and "The first" in told and "The second" in told
    again = written(reading, version=version_of(told), title="Both")
    assert other.post(CLUBS, again).status_code == 302
    assert PlanAction.objects.get().title == "Both"


def test_a_half_written_action_survives_its_session(officer, reading):
    officer.post(f"{PLAN}open/")
    writer = re.search(r'name="writer" value="([^"]+)"', officer.get(NEW).content.decode())
    person = Person.objects.get(pk=officer.session["_auth_user_id"])
    assert writer
    officer.session.flush()
    officer.post(NEW, written(reading, title="Half a thought", writer=writer.group(1)))
    officer.force_login(person)

    page = officer.get(NEW)
    told = page.content.decode() if page.status_code == 200 else ""
    assert "Half a thought" in told and "Six clubs open" in told


def test_a_returned_plan_says_why_on_the_desk_and_is_amended(officer, chair, reading):
    officer.post(f"{PLAN}open/")
    officer.post(NEW, written(reading))
    version = version_of(officer.get(PLAN).content.decode())
    officer.post(f"{PLAN}submit/", {"version": version})
    bare = {"answer": "back", "version": str(int(version) + 1)}
    assert "Enter what must be amended" in chair.post(f"{PLAN}settle/", bare).content.decode()

    chair.post(f"{PLAN}settle/", bare | {"words": "Say who pays."})

    assert "“Say who pays.”" in officer.get("/work/").content.decode()
    assert officer.post(CLUBS, written(reading, version="1", output="Paid")).status_code == 302


def test_progress_is_told_of_a_plan_in_force_and_it_is_revised(officer, chair, reading):
    plan_in_force(reading, FIRST)
    survey = f"{PLAN}actions/{FIRST}-survey/"
    late = {"standing": "slipped", "milestone": ""}
    refused = officer.post(f"{survey}progress/", late)
    assert refused.status_code == 422 and "Enter the new date" in refused.content.decode()

    day = {"due_day": "31", "due_month": "12", "due_year": "2026", "why": "Few answers"}
    assert officer.post(f"{survey}progress/", late | day).status_code == 302

    assert Progress.objects.get().due.isoformat() == "2026-12-31"
    assert "Slipped." in officer.get(survey).content.decode()
    assert officer.post(survey, written(reading, version="1")).status_code in (409, 422)
    assert officer.post(f"{PLAN}open/").status_code == 302
    assert Plan.objects.count() == 2


def test_how_an_action_stands_is_told_while_its_plan_is_revised(officer, reading):
    in_force = plan_in_force(reading, FIRST)
    risk = {"text": "No cooks", "kind": "risk", "likelihood": 3, "impact": 3}
    held = in_force.actions.get(name__ref=f"{FIRST}-clubs")
    ActionRisk.objects.create(action=held, ref="no-cooks", **risk)
    officer.post(f"{PLAN}open/")
    clubs = f"{PLAN}actions/{FIRST}-clubs/"
    draft = PlanAction.objects.get(plan__revision=2, name__ref=f"{FIRST}-clubs")
    officer.post(f"{clubs}leave-out/", {"version": draft.version, "why": "Done"})

    page = officer.get(clubs).content.decode()
    assert "Tell how it stands" in page and "Score a risk anew" in page
    wrong = officer.post(f"{clubs}progress/", {"standing": "slipped", "milestone": "six"})
    assert wrong.status_code == 422
    news = {"standing": "done", "milestone": "six"}
    assert officer.post(f"{clubs}progress/", news).status_code == 302
    score = {"risk": "no-cooks", "likelihood": 5, "impact": 4, "why": "Two left"}
    assert officer.post(f"{clubs}risk/", score).status_code == 302

    assert Progress.objects.get().milestone == "six"
    assert RiskReading.objects.get().likelihood == 5
    assert "20 of 25" in officer.get(clubs).content.decode()


def test_nothing_is_told_of_a_plan_that_was_never_in_force(officer, reading):
    officer.post(f"{PLAN}open/")
    officer.post(NEW, written(reading))

    assert "Tell how it stands" not in officer.get(CLUBS).content.decode()
    news = {"standing": "under-way", "milestone": ""}
    assert officer.post(f"{CLUBS}progress/", news).status_code == 404
    assert officer.get(f"{CLUBS}risk/").status_code == 404


def test_the_chair_above_agrees_the_whole(officer, chair, reading):
    plan_in_force(reading, FIRST)

    assert "Enter the minute" in chair.post("/work/plan/", {"minute": ""}).content.decode()
    assert chair.post("/work/plan/", {"minute": "Minute 7"}).status_code == 302

    assert AgreedPlan.objects.get().minute == "Minute 7"
    assert "Agree the overarching plan" not in officer.get("/work/plan/").content.decode()
    assert officer.post("/work/plan/", {"minute": "Minute 8"}).status_code == 403


def test_others_neither_read_nor_write(officer, reading):
    officer.post(f"{PLAN}open/")
    stranger = holder(reading, Role.OFFICER, "transformation-board")
    member = holder(reading, Role.MEMBER, BOARD)

    assert stranger.get(PLAN).status_code == 404
    assert stranger.post(f"{PLAN}submit/", {"version": "1"}).status_code == 404
    assert "Add an action" not in member.get(PLAN).content.decode()
    assert member.post(NEW, written(reading)).status_code == 403
    assert not PlanAction.objects.exists()


def test_an_action_is_left_out_with_its_reason(officer, reading):
    officer.post(f"{PLAN}open/")
    officer.post(NEW, written(reading))
    officer.post(f"{CLUBS}leave-out/", {"version": "1", "why": ""})
    assert PlanAction.objects.get().left_out == ""

    officer.post(f"{CLUBS}leave-out/", {"version": "1", "why": "No school wants it"})

    assert "No school wants it" in officer.get(PLAN).content.decode()


def test_a_slip_to_a_day_that_has_passed_is_told_beside_its_form(officer, reading):
    plan_in_force(reading, FIRST)
    address = f"/work/plan/{FIRST}/actions/{FIRST}-survey/progress/"
    told = {"standing": "slipped", "milestone": "", "due_day": 1, "due_month": 3, "due_year": 2026,
            "why": "Few answers"}  # fmt: skip
    answer = officer.post(address, told)

    assert answer.status_code == 422
    assert "has passed: give the day" in answer.content.decode()
    assert not Progress.objects.exists()
