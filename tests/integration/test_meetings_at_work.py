"""A secretary's meeting from call to approved minutes, in forms; who may not is refused."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.integration.holders import ABOVE, BOARD, holder

from commonweal.delivery.models import (
    AgendaItem,
    Attendance,
    Decision,
    FrozenPack,
    Meeting,
    MeetingAction,
    PollingDay,
)
from commonweal.people.acts import Actor, declare_interest
from commonweal.people.audit import verify
from commonweal.people.models import Office, Role

pytestmark = pytest.mark.django_db
CALL = {"board": ABOVE, "day_day": 4, "day_month": 12, "day_year": 2026, "time": "14:00",
        "place": "Town hall", "quorum": 2}  # fmt: skip
SOON = "2026-12-04"


@pytest.fixture
def secretary(reading: Any) -> Client:
    return holder(reading, Role.SECRETARY, ABOVE)


@pytest.fixture
def chair(reading: Any) -> Client:
    return holder(reading, Role.CHAIR, ABOVE)


@pytest.fixture
def member(reading: Any) -> Client:
    return holder(reading, Role.MEMBER, ABOVE)


@pytest.fixture(autouse=True)
def home(served: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("commonweal.publication.board_pack.files.data_dir", lambda: tmp_path)


@pytest.fixture
def called(secretary: Client) -> Meeting:
    assert secretary.post("/work/meetings/", CALL).status_code == 302
    return Meeting.objects.get()


def page(client: Client, meeting: Meeting) -> str:
    answer = client.get(f"/work/meetings/{meeting.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def press(client: Client, meeting: Meeting, act: str, status: int = 302, **told: Any) -> str:
    answer = client.post(f"/work/meetings/{meeting.pk}/{act}/", told)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    meeting.refresh_from_db()
    return str(answer.content.decode())


def offered(client: Client, meeting: Meeting) -> list[tuple[str, str]]:
    """The boxes of what is open: the field and the value of each."""
    told = client.get(f"/work/meetings/{meeting.pk}/agenda/").content.decode()
    return re.findall(r'name="(\w+)" type="checkbox" value="([^"]+)"', told)


def take_up_all(client: Client, meeting: Meeting) -> None:
    told: dict[str, list[str]] = {}
    for kind, key in offered(client, meeting):
        told.setdefault(kind, []).append(key)
    assert client.post(f"/work/meetings/{meeting.pk}/agenda/", told).status_code == 302


@pytest.fixture
def held(called: Meeting, secretary: Client, chair: Client, member: Client) -> Meeting:
    """Opened on its day, which comes by moving the meeting, and with two seats filled."""
    press(secretary, called, "add", title="Winter plan", ask="Agree it.")
    press(secretary, called, "papers-out", version=called.version)
    Meeting.objects.update(starts_at="2026-11-24T14:00Z")
    press(secretary, called, "open", version=called.version)
    seats = {f"seat_{one.pk}": "present" for one in Office.objects.exclude(role=Role.SECRETARY)}
    press(secretary, called, "attendance", **seats)
    return called


def decision(**told: Any) -> dict[str, Any]:
    return {"words": "Agreed.", "no_equality_impact_why": "No service changes."} | told


def test_a_meeting_is_called_and_asks_for_its_papers(secretary, called):
    shown = page(secretary, called)
    assert "Meeting of 4 December 2026" in shown
    assert "26 November 2026" in shown  # five clear days, leaving out the weekend
    desk = secretary.get("/work/").content.decode()
    assert "Papers for the" in desk
    assert "Due 26 November 2026" in desk


def test_a_call_that_cannot_be_says_why(secretary):
    for wrong in ({"day_day": 31, "day_month": 2}, {"day_year": "2026" * 6}):
        bad = secretary.post("/work/meetings/", CALL | wrong)
        assert bad.status_code == 422
        assert "Enter a real date" in bad.content.decode()
    past = secretary.post("/work/meetings/", CALL | {"day_year": 2020})
    assert "has passed" in past.content.decode()
    assert not Meeting.objects.exists()


def test_the_agenda_takes_up_what_is_open_in_one_press(secretary, called, reading):
    assert "Choose from what is open" in page(secretary, called)
    take_up_all(secretary, called)
    assert AgendaItem.objects.filter(kind="exception").exists()
    left = secretary.get(f"/work/meetings/{called.pk}/agenda/").content.decode()
    assert "All that is open for this board stands on its agenda" in left


def test_the_secretary_chooses_what_goes_on_the_agenda(secretary, called):
    address = f"/work/meetings/{called.pk}/agenda/"
    keys = offered(secretary, called)
    assert len(keys) > 2
    none = secretary.post(address, {})
    assert none.status_code == 422
    assert "Select what goes on the agenda" in none.content.decode()
    kind, key = keys[1]
    assert secretary.post(address, {kind: [key]}).status_code == 302
    assert [f"{one.about}/{one.about_id}" for one in AgendaItem.objects.all()] == [key]
    assert keys[1] not in offered(secretary, called)
    assert secretary.post(address, {kind: ["listing/of-nobody"]}).status_code == 422


def test_actions_with_the_same_words_are_told_apart_by_their_day(secretary, called):
    same = {"words": "Bring it back.", "organisation": "luton-council", "office": "Director"}
    for month in (3, 9):
        MeetingAction.objects.create(
            meeting=called, since=date(2026, 1, 5), due=date(2026, month, 5), **same
        )
    told = secretary.get(f"/work/meetings/{called.pk}/agenda/").content.decode()
    assert "Bring it back (due 5 March 2026)" in told.replace("\xa0", " ")
    assert "Bring it back (due 5 September 2026)" in told.replace("\xa0", " ")


def test_papers_never_go_out_without_a_pack(secretary, called):
    press(secretary, called, "add", title="Winter plan")
    shown = page(secretary, called)
    assert "No pack is frozen yet" in shown
    assert "No paper yet" in shown
    press(secretary, called, "papers-out", version=called.version)
    assert {one.kind for one in FrozenPack.objects.all()} == {"html", "pdf", "docx", "json"}
    assert "Winter plan" in Client().get(f"/meetings/{called.pk}/").content.decode()


def test_a_seat_that_cannot_be_noted_is_told_where_it_is_noted(secretary, called):
    press(secretary, called, "papers-out", version=called.version)
    told = press(secretary, called, "substitute", status=422, office="", in_place_of="")
    assert "Who is there on" in told


def test_a_pack_is_frozen_in_one_press_and_served(secretary, called):
    press(secretary, called, "freeze")
    assert {one.kind for one in FrozenPack.objects.all()} == {"html", "pdf", "docx", "json"}
    pdf = FrozenPack.objects.get(kind="pdf")
    answer = secretary.get(f"/work/meetings/{called.pk}/packs/{pdf.pk}/")
    assert answer.content.startswith(b"%PDF")
    assert Client().get(f"/meetings/{called.pk}/{pdf.sha256}.pdf").status_code == 404
    press(secretary, called, "papers-out", version=called.version)
    assert Client().get(f"/meetings/{called.pk}/{pdf.sha256}.pdf").content == answer.content


def test_an_item_added_after_the_papers_needs_its_reason(secretary, called):
    press(secretary, called, "papers-out", version=called.version)
    told = press(secretary, called, "add", status=422, title="Outbreak")
    assert "special circumstances" in told
    press(secretary, called, "add", title="Outbreak", late_why="It began yesterday.")
    exempt = press(secretary, called, "add", status=422, title="X", late_why="x", exempt_ground=3)
    assert "public interest" in exempt


def test_no_decision_without_a_quorum(secretary, called):
    press(secretary, called, "add", title="Winter plan")
    press(secretary, called, "papers-out", version=called.version)
    Meeting.objects.update(starts_at="2026-11-24T14:00Z")
    press(secretary, called, "open", version=called.version)
    item = called.items.first()
    answer = secretary.post(f"/work/meetings/{called.pk}/items/{item.pk}/decide/", decision())
    assert answer.status_code == 422
    assert "no quorum: 0 there, 2 needed" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_decision_with_votes_interests_and_terms(secretary, held, reading):
    line = Attendance.objects.first()
    actor = Actor(line.office.person, reading.edition.strategy.id, date(2026, 11, 1))
    interest = declare_interest(actor, ABOVE, "a cousin owns the firm")
    item, priority = held.items.first(), reading.edition.standing_priorities[0]
    address = f"/work/meetings/{held.pk}/items/{item.pk}/decide/"
    assert "a cousin owns the firm" in secretary.get(address).content.decode()
    told = decision(in_favour=2, against=0, abstained=0, interests=[interest.pk],
                    serves=[priority.id], endorse=[BOARD])  # fmt: skip
    assert secretary.post(address, told).status_code == 302

    made = Decision.objects.get()
    assert made.release == reading.release.id
    assert "took part with a declared interest" in page(secretary, held)
    public = Client().get("/decisions/1/").content.decode()
    assert priority.name in public
    assert "2 for, 0 against, 0 abstained" in public
    assert "waits for another body" in public
    assert "cousin" not in public


def test_minutes_are_written_by_one_and_approved_by_another(secretary, chair, held):
    minutes = {"minutes-words": "They met.", "minutes-version": 0}
    press(secretary, held, "minutes", **minutes)
    late = secretary.post(f"/work/meetings/{held.pk}/minutes/", minutes)
    assert late.status_code == 409
    assert "Minutes to approve" in chair.get("/work/").content.decode()
    press(secretary, held, "approve", status=403, version=1)
    press(chair, held, "approve", version=1)
    assert held.stage == "minutes_approved"
    assert "They met." in Client().get(f"/meetings/{held.pk}/").content.decode()
    assert verify().whole


def test_an_action_is_given_and_closed(secretary, held, reading):
    partner = reading.edition.governance.organisations[0]
    told = {"words": "Write to the trust.", "organisation": partner.id, "office": "Director",
            "due_day": 1, "due_month": 2, "due_year": 2027}  # fmt: skip
    press(secretary, held, "task", **{f"task-{name}": value for name, value in told.items()})
    assert partner.name in Client().get("/meetings/").content.decode()
    action = MeetingAction.objects.get()
    press(secretary, held, "close-task", 404, task=action.pk + 1, version=1, why="They answered.")
    press(secretary, held, "close-task", task=action.pk, version=1, why="They answered.")
    assert "They answered." in page(secretary, held)
    assert "Write to the trust." not in Client().get("/meetings/").content.decode()


def test_papers_are_written_and_items_taken_off(secretary, called):
    press(secretary, called, "add", title="Winter plan")
    item = AgendaItem.objects.get()
    address = f"/work/meetings/{called.pk}/items/{item.pk}/"
    assert secretary.post(address, {"paper": "One.", "ask": "", "version": 1}).status_code == 302
    assert secretary.post(address, {"paper": "Two.", "version": 1}).status_code == 409
    off = {"off": "yes", "off-why": "not ready", "off-version": 2}
    assert secretary.post(address, off).status_code == 302
    assert "taken off" in page(secretary, called)


def test_an_election_is_noted_and_shown_at_the_meeting(secretary, called):
    told = {"board": ABOVE, "what": "Local elections", "polling_day": 10, "polling_month": 12,
            "polling_year": 2026}  # fmt: skip
    sent = {f"polling-{name}": value for name, value in told.items()}
    assert secretary.post("/work/meetings/polling-day/", sent).status_code == 302
    assert PollingDay.objects.count() == 1
    assert "publicity is restricted" in page(secretary, called)


def test_a_meeting_is_cancelled_with_its_reason(secretary, called):
    press(secretary, called, "cancel", status=422, **{"cancel-version": called.version})
    press(secretary, called, "cancel", **{"cancel-why": "Snow.", "cancel-version": called.version})
    assert "Snow." in Client().get(f"/meetings/{called.pk}/").content.decode()


def test_what_was_taken_off_is_open_again(secretary, called):
    take_up_all(secretary, called)
    assert offered(secretary, called) == []
    taken = AgendaItem.objects.order_by("number")[0]
    told = {"off": "yes", "off-why": "Next time.", "off-version": taken.version}
    secretary.post(f"/work/meetings/{called.pk}/items/{taken.pk}/", told)

    assert offered(secretary, called) == [(taken.kind, f"{taken.about}/{taken.about_id}")]


def test_others_read_or_are_refused(reading, called, member):
    assert "Put these on the agenda" not in page(member, called)
    assert member.get(f"/work/meetings/{called.pk}/agenda/").status_code == 200
    assert member.post(f"/work/meetings/{called.pk}/agenda/", {}).status_code == 403
    press(member, called, "add", status=403, title="x")
    press(member, called, "freeze", status=403)
    stranger = holder(reading, Role.SECRETARY, BOARD)
    assert stranger.get(f"/work/meetings/{called.pk}/").status_code == 404
    assert member.post(f"/work/meetings/{called.pk}/explode/").status_code == 404
    unknown = {"task": 99, "version": 1, "why": "Done."}
    press(holder(reading, Role.SECRETARY, ABOVE), called, "close-task", status=404, **unknown)
    assert not FrozenPack.objects.exists()


def test_an_agenda_whose_papers_are_out_takes_nothing_and_says_so(secretary, called):
    (kind, key), *_rest = offered(secretary, called)
    press(secretary, called, "papers-out", version=called.version)
    address = f"/work/meetings/{called.pk}/agenda/"

    shown = secretary.get(address).content.decode()
    assert "its papers are out" in shown and "All that is open" not in shown
    answer = secretary.post(address, {kind: key})
    assert answer.status_code == 409
    assert "that is called, its papers out, cannot" in answer.content.decode()


def test_an_item_offers_what_can_still_be_done(secretary, called, held):
    item = f"/work/meetings/{held.pk}/items/{AgendaItem.objects.get().pk}/"
    told = secretary.get(item).content.decode()

    assert "Save the paper" not in told and "Take it off" not in told
    assert "Make and freeze the pack" not in page(secretary, held)
    assert secretary.get(f"{item}decide/").status_code == 200
    AgendaItem.objects.update(withdrawn_why="Not ready.")
    assert secretary.get(f"{item}decide/").status_code == 409


def test_nothing_is_decided_before_the_day(secretary, called):
    press(secretary, called, "add", title="Winter plan")
    item = f"/work/meetings/{called.pk}/items/{AgendaItem.objects.get().pk}/"

    told = secretary.get(item).content.decode()
    assert "Save the paper" in told and "Take it off" in told
    assert secretary.get(f"{item}decide/").status_code == 409


def test_no_identifier_stands_twice_on_a_page(secretary, held):
    found = Counter(re.findall(r'\sid="([^"]+)"', page(secretary, held)))
    assert [name for name, n in found.items() if n > 1] == []
