"""The public page of the plan: what comes first, what is at risk, and effort beside need."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.integration.made_up_plans import FIRST, SECOND, plan_in_force, plans_in_force

from commonweal.delivery.models import AgreedPlan, NamedAction, Progress
from commonweal.people.models import Person

pytestmark = pytest.mark.django_db


def text_of(path: str) -> str:
    page = Client().get(path)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_without_a_plan_the_page_says_so(reading: Any) -> None:
    assert "No board’s plan is in force yet." in text_of("/plan/")


def test_what_comes_first_what_has_slipped_and_what_that_puts_at_risk(reading: Any) -> None:
    plans_in_force(reading)

    told = text_of("/plan/")

    assert "8 actions of 2 boards; 4 come first. 2 are past their end and not done. " in told
    assert "1 has slipped and puts 3 other things" in told
    assert told.index("Short term") < told.index("Long term")
    assert "moved to 31 December 2026. Few answers" in told
    assert "Six clubs open" in told and "Now to be expected" in told
    assert "Agreed as a whole on" in told and "Minute 7" in told
    assert "Plans have been accepted since" not in told


def test_what_is_late_says_since_when_in_the_list_on_the_time_line_and_as_data(
    reading: Any,
) -> None:
    plans_in_force(reading)
    Progress.objects.create(
        action=NamedAction.objects.get(ref=f"{SECOND}-survey"), on=date(2026, 11, 20),
        standing="under_way", told_by=Person.objects.first(),
    )  # fmt: skip

    page = Client().get("/plan/").content.decode()
    told = text_of("/plan/")

    line = page.split('<svg class="boxes"')[1].split("</svg>")[0]
    assert line.count("Late since 30 September 2026") == 2
    assert "Under way Late since 30 September 2026" in told
    assert "Slipped Late since 30 September 2026 Few answers" in told
    assert told.index("What is late") < told.index("What has slipped")
    assert "now expected by 31 December 2026" in told
    rows = {
        r["ref"]: r for r in csv.DictReader(io.StringIO(Client().get("/plan.csv").content.decode()))
    }
    assert rows[f"{SECOND}-survey"]["late_since"] == "2026-09-30"
    assert rows[f"{FIRST}-apart"]["late_since"] == rows[f"{FIRST}-clubs"]["late_since"] == ""
    whole = {x["action"]["ref"]: x for x in Client().get("/plan.json").json()["actions"]}
    assert whole[f"{FIRST}-survey"]["late_since"] == "2026-09-30"


def test_a_plan_in_time_names_nothing_late(reading: Any) -> None:
    plan = plan_in_force(reading, FIRST)
    plan.actions.update(ends=date(2027, 12, 31))

    told = text_of("/plan/")
    assert "Late since" not in told and "past its end" not in told
    assert "What is late" not in told


def test_effort_is_set_beside_need_and_the_unknown_is_named(reading: Any) -> None:
    plans_in_force(reading)

    told = text_of("/plan/")

    assert "Effort against need" in told and "people deprived of income" in told
    assert "Amount or place not known, and not counted: Build school kitchens" in told
    assert "Luton 003" in told


def test_filters_by_board_and_by_plan_of_origin(reading: Any) -> None:
    plans_in_force(reading)

    assert "4 of 8 actions." in text_of(f"/plan/?board={FIRST}")
    assert "6 of 8 actions." in text_of("/plan/?origin=luton-plan")
    assert "0 of 8 actions." in text_of("/plan/?board=nobody")


def test_near_duplicates_of_two_boards_are_named(reading: Any) -> None:
    plans_in_force(reading)

    assert "Train welcome staff and Train welcome staff again are alike: 91 in 100." in text_of(
        "/plan/"
    )


def test_open_data_says_what_the_page_says(reading: Any) -> None:
    plans_in_force(reading)

    rows = list(csv.DictReader(io.StringIO(Client().get("/plan.csv").content.decode())))
    whole = Client().get("/plan.json").json()

    assert whole["schema"] == "commonweal/plan/1"
    assert whole["hash"] == AgreedPlan.objects.get().hash
    assert [one["action"]["ref"] for one in whole["actions"]] == [one["ref"] for one in rows]
    slipped = next(one for one in rows if one["ref"] == f"{FIRST}-survey")
    assert (slipped["standing"], slipped["expected"]) == ("slipped", "2026-12-31")


def test_what_boards_write_is_shown_as_text(reading: Any) -> None:
    plan = plan_in_force(reading, SECOND)
    plan.actions.update(title="<script>alert(1)</script>")

    assert "<script>" not in Client().get("/plan/").content.decode()


def test_the_page_asks_few_queries(reading: Any, django_assert_max_num_queries: Any) -> None:
    plans_in_force(reading)

    with django_assert_max_num_queries(16):
        Client().get("/plan/?board=first-view")
    with django_assert_max_num_queries(2):  # what boards agreed, and the end of the log
        Client().get("/plan/?board=first-view")
