"""The annual report: signed off by the chair, sent by the secretary, receipts noted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.unit.delivery.editions import BOARD, STRATEGY, TOP

from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.meetings.packs import FrozenFile
from commonweal.delivery.models import ReportCopy, SignedReport
from commonweal.delivery.reports.actions import Signing, note_receipt, send, sign
from commonweal.delivery.reports.queries import file_of, signed
from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.audit import verify
from commonweal.people.models import Event, Role

pytestmark = pytest.mark.django_db
SIGNING = Signing(
    files=(FrozenFile("pdf", "a" * 64, "report.pdf", 9), FrozenFile("json", "b" * 64, "w.json", 2)),
    evidence=Evidence("r" * 12, "e" * 12, date(2026, 6, 1)),
    minute="item 5",
    head="0" * 64,
    code_version="made",
)


@pytest.fixture
def report(acting: Any) -> SignedReport:
    return sign(acting(Role.CHAIR, TOP), TOP, SIGNING)


@pytest.fixture
def secretary(acting: Any) -> Actor:
    return acting(Role.SECRETARY, TOP)


def test_the_chair_signs_with_the_minute_and_the_sums_are_in_the_log(report):
    assert [(one.kind, one.sha256[0]) for one in report.files.all()] == [
        ("json", "b"),
        ("pdf", "a"),
    ]
    event = Event.objects.order_by("-number").first()
    assert (event.action, event.facts["pdf"], event.facts["minute"]) == (
        "signed report", "a" * 64, "item 5",
    )  # fmt: skip
    assert signed(STRATEGY, report.day) == [report]
    assert signed(STRATEGY, date(2026, 5, 31)) == []
    assert file_of(STRATEGY, report.year, "pdf").sha256 == "a" * 64


def test_a_year_is_signed_off_once_and_with_a_minute(acting, report):
    with pytest.raises(ValueError, match="signed off already"):
        sign(acting(Role.CHAIR, TOP), TOP, SIGNING)
    with pytest.raises(ValueError, match="Name the minute"):
        replace(SIGNING, minute=" ")


@pytest.mark.parametrize(("role", "board"), [(Role.SECRETARY, TOP), (Role.CHAIR, BOARD)])
def test_nobody_else_signs(acting, role, board):
    with pytest.raises(NotAllowedError):
        sign(acting(role, board), TOP, SIGNING)
    assert not SignedReport.objects.exists()


def test_it_is_sent_once_to_each_and_a_receipt_is_noted_once(acting, report, secretary):
    made = send(secretary, report, TOP, ["The trust", " The trust ", "The council", ""])
    assert [one.organisation for one in made] == ["The trust", "The council"]
    with pytest.raises(ValueError, match="not sent to yet"):
        send(secretary, report, TOP, ["The trust"])

    done = note_receipt(secretary, made[0], TOP)
    assert (done.received_on, done.noted_by) == (secretary.on, secretary.person)
    with pytest.raises(ValueError, match="was noted on"):
        note_receipt(secretary, made[0], TOP)
    with pytest.raises(NotAllowedError):
        note_receipt(acting(Role.CHAIR, TOP), made[1], TOP)
    assert Event.objects.order_by("-number").first().action == "noted receipt"
    assert verify().whole


def test_a_receipt_names_who_noted_it(report, secretary):
    (made,) = send(secretary, report, TOP, ["The trust"])
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportCopy.objects.filter(pk=made.pk).update(received_on=secretary.on)
