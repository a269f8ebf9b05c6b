"""A target from proposal to the public pages, with what the measure can tell."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import Target
from commonweal.people.models import Role
from commonweal.publication.target_outlook import due_choices

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(reading: Any) -> Client:
    return holder(reading, Role.OFFICER, BOARD)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def place(reading: Any) -> tuple[str, Any]:
    """The address of a proposal for pupil absence, and its measure."""
    listed = next(o for o in reading.listed if o.measures and "absence" in o.first.card.id)
    measure = listed.first
    card, series = measure.key.split(":")
    return f"/work/targets/{BOARD}/{listed.listing.id}/{card}/{series}/", measure


def words(measure: Any, **other: Any) -> dict[str, Any]:
    due = due_choices(measure)[3].label
    told = {"form": "value", "value": "5.0", "due": due, "path": "", "rationale": "Two workers."}
    return told | other


def test_what_the_measure_can_tell_is_shown_before_anything_is_written(officer, place):
    address, measure = place
    page = officer.post(address, words(measure, check="yes")).content.decode()

    assert "Can this be promised?" in page
    assert "What the measure can see" in page
    assert "First judged" in page
    assert "other places moved so far in so long" in page
    assert "Two workers." in page
    assert Target.objects.count() == 0


def test_a_target_is_agreed_and_stands_on_the_public_pages(officer, chair, place, reading):
    address, measure = place
    sent = officer.post(address, words(measure))
    assert sent.status_code == 302
    held = Target.objects.get()
    assert (held.value, held.release) == (5.0, reading.release.id)
    assert "Agree or return" in chair.get("/work/").content.decode()
    answer = {"answer": "agree", "minute": "HWB, 4 December 2026, item 5.1", "version": 1}
    assert chair.post(sent.url, answer).status_code == 302

    card = measure.card.id
    public = Client().get(f"/measures/{card}/").content.decode()
    assert "5.0% or less by" in public
    assert "HWB, 4 December 2026, item 5.1" in public
    priority = reading.listed_by_id(held.listing).priority.id
    assert "5.0% or less by" in Client().get(f"/priorities/{priority}/").content.decode()


def test_a_proposal_is_not_public_as_agreed(officer, place):
    address, measure = place
    officer.post(address, words(measure))

    assert "5.0% or less by" not in Client().get(f"/measures/{measure.card.id}/").content.decode()


def test_the_officer_sees_no_form_to_agree(officer, place):
    address, measure = place
    sent = officer.post(address, words(measure))

    assert "Record the answer" not in officer.get(sent.url).content.decode()
    answer = {"answer": "agree", "minute": "item 1", "version": 1}
    assert officer.post(sent.url, answer).status_code == 403


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"value": ""}, "Enter the value to reach"),
        ({"form": "direction"}, "A direction has no value"),
        ({"rationale": ""}, "Enter why this can be promised"),
        ({"path": "soon"}, "is not a step: write it as 2027/28: 5.9"),
    ],
)
def test_what_is_amiss_is_told_beside_its_field(officer, place, other, told):
    address, measure = place
    page = officer.post(address, words(measure, **other))

    assert page.status_code == 422
    assert told in page.content.decode()
    assert Target.objects.count() == 0


def test_a_measure_of_another_board_cannot_be_promised(reading, place):
    address, _ = place
    stranger = holder(reading, Role.OFFICER, "transformation-board")

    assert stranger.get(address).status_code == 404


def test_a_proposal_is_taken_back_with_its_reason(officer, chair, place):
    address, measure = place
    here = officer.post(address, words(measure)).url
    assert "Take the proposal back" in officer.get(here).content.decode()
    assert "Take the proposal back" not in chair.get(here).content.decode()

    sent = officer.post(f"{here}withdraw/", {"why": "", "version": 1})
    assert sent.status_code == 422 and "Enter why" in sent.content.decode()
    assert officer.post(f"{here}withdraw/", {"why": "Too soon", "version": 9}).status_code == 409
    assert officer.post(f"{here}withdraw/", {"why": "Too soon", "version": 1}).status_code == 302

    held = Target.objects.get()
    assert (held.stage, held.closed_why) == ("withdrawn", "Too soon")
    shown = officer.get(here).content.decode()
    assert "Too soon" in shown and "Take the proposal back" not in shown
    assert officer.get(address).status_code == 200  # it may be proposed again


def test_an_agreed_target_is_closed_by_the_board_above_and_leaves_the_public_page(
    officer, chair, place
):
    address, measure = place
    here = officer.post(address, words(measure)).url
    assert chair.post(f"{here}close/", {"why": "x", "version": 1}).status_code == 409
    chair.post(here, {"answer": "agree", "minute": "item 5.1", "version": 1})
    assert "Close the target" in chair.get(here).content.decode()
    assert "not yours to do" in officer.get(f"{here}close/").content.decode()
    assert "govuk-textarea" in chair.get(f"{here}close/").content.decode()

    assert chair.post(f"{here}close/", {"why": "No data", "version": 2}).status_code == 302
    assert Target.objects.get().stage == "closed"
    assert "No data" in chair.get(here).content.decode()
    public = Client().get(f"/measures/{measure.card.id}/").content.decode()
    assert "5.0% or less by" not in public
