"""Digests are made once, claimed before they leave, and never sent twice."""

from __future__ import annotations

from datetime import date
from smtplib import SMTPServerDisconnected

import pytest
from tests.unit.delivery.editions import BOARD, STRATEGY, TOP, edition

from commonweal.delivery.models import Digest
from commonweal.delivery.reminders.digests import make_digests, send_digests, unsent
from commonweal.delivery.returns.actions import open_rounds
from commonweal.people.models import Role
from commonweal.publication.digest_mail import body, subject

pytestmark = pytest.mark.django_db
HELD = edition()
OPENED, LATE = date(2026, 11, 3), date(2026, 12, 16)


@pytest.fixture
def people(someone):
    open_rounds(HELD, OPENED)
    return {
        "officer": someone((Role.OFFICER, BOARD)),
        "both": someone((Role.OFFICER, BOARD), (Role.CHAIR, BOARD)),
        "secretary": someone((Role.SECRETARY, TOP)),
        "member": someone((Role.MEMBER, BOARD)),
    }


def test_a_person_gets_one_digest_a_day_and_only_who_has_to_act(people):
    made = make_digests(STRATEGY, TOP, OPENED)
    assert {one.person_id for one in made} == {people["officer"].pk, people["both"].pk}
    make_digests(STRATEGY, TOP, OPENED)

    assert Digest.objects.count() == 2
    assert all(len(one.lines) == 1 for one in made)


def test_what_is_late_goes_to_the_board_above(people):
    made = make_digests(STRATEGY, TOP, LATE)
    above = next(one for one in made if one.person_id == people["secretary"].pk)

    assert [line["why"] for line in above.lines] == ["escalated", "escalated"]
    told = body(above.lines, HELD, "https://example.org/")
    assert "The Children has not sent its return, due on 15 December 2026: 1 day late." in told
    assert "https://example.org/work/" in told
    assert subject(above.lines, "Nowhere") == "Nowhere: 2 things need you"


def test_what_was_sent_is_not_sent_again(people):
    make_digests(STRATEGY, TOP, OPENED)
    got: list[int] = []

    assert send_digests(STRATEGY, lambda one: got.append(one.pk)) == (2, 0)
    assert send_digests(STRATEGY, lambda one: got.append(one.pk)) == (0, 0)
    assert len(got) == len(set(got)) == 2


def test_who_dies_while_sending_leaves_a_claim_and_sends_nothing_twice(people):
    make_digests(STRATEGY, TOP, OPENED)

    def dies(one: Digest) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send_digests(STRATEGY, dies)
    got: list[int] = []
    assert send_digests(STRATEGY, lambda one: got.append(one.pk)) == (1, 0)
    assert unsent(STRATEGY) == 1


@pytest.mark.parametrize(
    ("fault", "again"),
    [
        pytest.param(ConnectionRefusedError(), 2, id="it never left"),
        pytest.param(SMTPServerDisconnected(), 0, id="it may have left"),
        pytest.param(TimeoutError(), 0, id="nobody knows"),
    ],
)
def test_a_fault_is_tried_again_only_where_nothing_can_have_left(people, fault, again):
    make_digests(STRATEGY, TOP, OPENED)

    def fails(one: Digest) -> None:
        raise fault

    assert send_digests(STRATEGY, fails) == (0, 2)
    assert send_digests(STRATEGY, lambda one: None) == (again, 0)
