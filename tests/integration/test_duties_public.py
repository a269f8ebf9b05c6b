"""The public page of duties: each with its source, its evidence or that it is open."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.made_up_plans import actor

from commonweal.delivery.duties.actions import OfPlan, Shown, give_evidence
from commonweal.delivery.meetings.agenda import Kind
from commonweal.delivery.models import AccountTaken
from commonweal.people.models import Role
from commonweal.publication.agenda_sources import open_for

pytestmark = pytest.mark.django_db


def text_of(path: str) -> str:
    page = Client().get(path)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def give(reading: Any, shown: Shown) -> None:
    secretary = actor(reading, Role.SECRETARY, reading.edition.board, reading.today)
    give_evidence(secretary, reading.edition, shown)


def opinion(reading: Any, days_ago: int = 30) -> Shown:
    day = reading.today - timedelta(days_ago)
    return Shown(
        duty="forward-plan-opinion", done_on=day, words="We ask for steps on housing.",
        of_plan=OfPlan(title="Joint forward plan", version="draft 2", dated=day,
                       account_taken=AccountTaken.IN_PART),
    )  # fmt: skip


def test_without_evidence_every_duty_is_open_with_its_source(reading: Any) -> None:
    told = text_of("/duties/")

    assert "The law asks 11 things of the board; 0 are shown by evidence." in told
    assert told.count("Open: no evidence") == 11
    assert "Equality Act 2010, s. 149" in told
    assert told.count("source not yet checked") == 3


def test_an_opinion_stands_with_the_version_of_the_plan(reading: Any) -> None:
    give(reading, opinion(reading))

    told = text_of("/duties/")

    assert "1 are shown" in told or "1 is shown" in told
    assert "It takes account of the strategy in part" in told
    assert "Joint forward plan, draft 2, of 25 October 2026" in told


def test_open_data_says_what_the_page_says(reading: Any) -> None:
    give(reading, opinion(reading))

    rows = list(csv.DictReader(io.StringIO(Client().get("/duties.csv").content.decode())))

    held = {one["duty"]: one for one in rows}
    assert held["forward-plan-opinion"]["state"] == "shown"
    assert "draft 2" in held["forward-plan-opinion"]["evidence"]
    assert held["better-care-fund"]["source_checked"] == "no"
    assert len(rows) == 11


def test_duties_falling_due_come_to_the_strategys_board_alone(reading: Any) -> None:
    give(reading, opinion(reading, 340))

    def duties(board: str) -> set[str]:
        held = open_for(reading, board, reading.today)
        return {one.id for one in held if one.kind is Kind.DUTY}

    assert "forward-plan-opinion" in duties(reading.edition.board)
    assert not duties("childrens-trust-board")
    give(reading, opinion(reading, 1))
    assert "forward-plan-opinion" not in duties(reading.edition.board)


def test_what_boards_write_is_shown_as_text(reading: Any) -> None:
    give(reading, Shown(duty="strategy", done_on=reading.today, words="<script>alert(1)</script>"))

    assert "<script>" not in Client().get("/duties/").content.decode()
