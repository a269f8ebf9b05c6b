"""Reports on the plan: shares, actions alone, boards, partners without a path, agreements."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.integration.made_up_plans import plans_in_force

from commonweal.delivery.models import OwnFigures, PlanAction
from commonweal.people.models import Office, Organisation, Person, Role

pytestmark = pytest.mark.django_db
BOARD = "childrens-trust-board"


def text_of(path: str) -> str:
    page = Client().get(path)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def rows_of(report: str) -> list[dict[str, str]]:
    answer = Client().get(f"/plan/reports/{report}.csv")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_without_a_plan_the_boards_are_told_all_the_same(reading: Any) -> None:
    told = text_of("/plan/reports/")

    assert "No board’s plan is in force yet" in told
    assert "Nobody is recorded as sitting" in told


def test_shares_count_what_is_not_known(reading: Any) -> None:
    plans_in_force(reading)

    told, rows = text_of("/plan/reports/"), rows_of("prevention")

    assert "75% of 8 actions are prevention, primary or secondary; of 2 an amount" in told
    unknown = next(one for one in rows if one["Part"] == "Not known")
    assert unknown["Money, in pounds"] == "not known"
    assert unknown["With an amount not known"] == "2"
    known = next(one for one in rows if one["Part"].startswith("Primary"))
    assert (known["Actions"], known["Share"]) == ("6", "75%")
    assert known["Money, in pounds"] == "180,000"


def test_prevention_is_told_of_each_stage(reading: Any) -> None:
    plans_in_force(reading)

    rows = {one["Stage"]: one for one in rows_of("prevention-by-stage")}

    children = rows["Starting and developing well, of its actions"]
    assert children["Primary: before ill health starts"] == "75%"
    assert rows["Starting and developing well, of its known money"][
        "Primary: before ill health starts"
    ] == "100%"  # fmt: skip


def test_an_action_of_two_priorities_is_told_in_both_and_once_in_the_whole(reading: Any) -> None:
    plans_in_force(reading)
    two = PlanAction.objects.exclude(title__endswith="again").get(title__startswith="Build")
    others = {one.id for one in reading.edition.standing_priorities} - set(two.priorities)
    two.priorities = [*two.priorities, min(others)]
    two.save()

    told, rows = text_of("/plan/reports/"), rows_of("priorities")

    assert "under every priority that it serves. There are 8 different actions." in told
    assert "in every stage that its priorities are for. There are 8 different actions." in told
    *parts, whole = (int(one["Actions"]) for one in rows)
    assert (sum(parts), whole) == (9, 8)
    assert rows[-1]["Part"] == "All actions, each once" and rows[-1]["Share"] == "100%"
    assert rows_of("stages")[-1]["Actions"] == "8"
    assert "All actions, each once" not in {one["Part"] for one in rows_of("prevention")}


def test_origin_and_single_organisations_are_told(reading: Any) -> None:
    plans_in_force(reading)

    origins = {one["Part"]: one["Actions"] for one in rows_of("origins")}
    alone = rows_of("alone")

    assert origins == {"Not said": "2", "The Luton Plan for health and care": "6"}
    assert {one["Organisation"] for one in alone} == {"Luton Council"}
    assert len(alone) == 8


def test_a_board_without_a_voluntary_member_is_warned_of(reading: Any) -> None:
    strategy, since = reading.edition.strategy.id, date(2020, 1, 1)
    made = Organisation.objects.create(slug="trust", name="Trust", sector="health", since=since)
    person = Person.objects.create_user("member@example.org", "A Person’s Name")
    Office.objects.create(person=person, organisation=made, strategy=strategy, board=BOARD,
                          role=Role.MEMBER, since=since)  # fmt: skip

    row = next(one for one in rows_of("boards") if one["Board"] == "Children's Trust Board")

    assert row["What is missing"] == "No member from the voluntary sector; No chair"
    assert (row["Seats"], row["Sectors"]) == ("1", "Health 1")
    assert "A Person" not in text_of("/plan/reports/")


def test_a_partner_with_a_seat_has_a_path(reading: Any) -> None:
    strategy, since = reading.edition.strategy.id, date(2020, 1, 1)
    before = {one["Organisation"] for one in rows_of("no-path")}
    slug = next(one.id for one in reading.edition.governance.organisations if one.name in before)
    made = Organisation.objects.create(slug=slug, name="x", sector="health", since=since)
    person = Person.objects.create_user("member@example.org", "member")
    Office.objects.create(person=person, organisation=made, strategy=strategy, board=BOARD,
                          role=Role.MEMBER, since=since)  # fmt: skip

    after = {one["Organisation"] for one in rows_of("no-path")}

    assert len(before - after) == 1 and after < before


def figures(reading: Any, **told: Any) -> OwnFigures:
    given = {
        "strategy": reading.edition.strategy.id, "board": BOARD, "title": "Walking to school",
        "publisher": "Luton Council", "agreement": "Agreement 12", "purpose": "The strategy",
        "keep_until": date(2031, 1, 1), "vintage": reading.today, "content": "x",
        "entered_on": reading.today - timedelta(3),
        "entered_by": Person.objects.create_user(f"{len(told)}@example.org", "enters"),
    }  # fmt: skip
    return OwnFigures.objects.create(**given | told)


def test_agreements_are_told_once_figures_are_signed_off(reading: Any) -> None:
    figures(reading, title="Not signed yet")
    signer = Person.objects.create_user("signs@example.org", "signs")
    figures(reading, stage="signed", settled_by=signer, settled_on=reading.today)

    (row,) = rows_of("data-agreements")

    assert (row["Data"], row["Agreement"]) == ("Walking to school", "Agreement 12")
    assert row["Kept until"] == "1 January 2031"


def test_one_place_for_one_thing(reading: Any) -> None:
    plans_in_force(reading)

    assert "By level of prevention" not in text_of("/plan/")
    assert "/plan/reports/" in Client().get("/plan/").content.decode()
    assert Client().get("/plan/reports/nothing.csv").status_code == 404


def test_the_page_asks_few_queries(reading: Any, django_assert_max_num_queries: Any) -> None:
    plans_in_force(reading)

    with django_assert_max_num_queries(20):
        Client().get("/plan/reports/?first")
