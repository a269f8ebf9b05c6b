"""A ward's page: what is measured and planned there, its champions, whom to ring."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.integration import made_up_plans
from tests.integration.made_up_plans import FIRST, actions_of, plans_in_force

from commonweal.delivery.plan_kinds import Reach
from commonweal.participation.models import Activity, Champion, Cohort
from commonweal.people.log import keep
from commonweal.publication import my_area, postcodes
from commonweal.publication.my_area import areas, ward_of, wards
from commonweal.publication.plain import areas as pages
from commonweal.publication.postcodes import ward_at

pytestmark = pytest.mark.django_db
BARNFIELD = "E05014735"


def text_of(path: str) -> str:
    page = Client().get(path)
    assert page.status_code == 200, path
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def rows_of(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Client().get(path).content.decode())))


@pytest.fixture
def planned(reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans in force of which one action names a ward, and one is for some, nobody knows where."""

    def with_ward(reading: Any, board: str) -> list[Any]:
        whole, clubs, kitchens, apart = actions_of(reading, board)
        if board != FIRST:
            return [whole, clubs, kitchens, replace(apart, areas=(), reach=Reach.UNKNOWN)]
        return [whole, clubs, replace(kitchens, areas=(BARNFIELD,)), apart]

    monkeypatch.setattr(made_up_plans, "actions_of", with_ward)
    plans_in_force(reading)


def champion(reading: Any, ward: str, number: int) -> Champion:
    strategy, day = reading.edition.strategy.id, reading.today
    cohort, _made = Cohort.objects.get_or_create(strategy=strategy, name="First", begins_on=day)
    return Champion.objects.create(
        strategy=strategy, reference=f"REF{ward[-5:]}{number}", ward=ward, stage="active",
        name=keep("A champion"), reach=keep("A number"), cohort=cohort,
        offered_on=day, joined_on=day, began_on=day,
    )  # fmt: skip


def test_every_ward_has_a_page_that_is_reached_from_every_page(reading: Any) -> None:
    assert 'href="/my-area/"' in Client().get("/").content.decode()
    listed = Client().get("/my-area/").content.decode()
    held = wards(reading)
    assert len({one.slug for one in held}) == len(held) == 20
    for one in held:
        assert f'href="/my-area/{one.slug}/"' in listed
    assert one.name in text_of(f"/my-area/{one.slug}/")
    assert Client().get("/my-area/nowhere/").status_code == 404


def test_with_nothing_known_it_says_so_and_leads_to_the_form(reading: Any) -> None:
    told = text_of("/my-area/barnfield/")

    for said in (
        "We hold no figure for Barnfield alone.",
        "No plan in force names an action for this ward or for the whole town.",
        "No champion is active here yet.",
        "The strategy gives no number to ring.",
    ):
        assert said in told
    assert 'href="/comment/?about=site"' in Client().get("/my-area/barnfield/").content.decode()


def test_a_figure_that_is_held_for_a_ward_stands_there(
    reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, key = reading.place.code, ("pupil-absence", "all", "", "")
    rows = type(reading.release).rows

    def of_ward(self: Any, asked: Any, area: str | None = None) -> Any:
        return rows(self, asked, town if area == BARNFIELD and asked == key else area)

    monkeypatch.setattr(type(reading.release), "rows", of_ward)
    reading.pages.clear()

    assert "We hold 1 figure for Barnfield alone." in text_of("/my-area/barnfield/")
    assert "Pupil absence : 6.3% 2024/25" in text_of("/my-area/barnfield/")
    assert "no figure for Biscot" in text_of("/my-area/biscot/")
    reading.pages.clear()


@pytest.mark.usefixtures("planned")
def test_actions_stand_by_where_the_plan_says_that_they_are(reading: Any) -> None:
    here, there = (
        next(one for one in areas(reading) if one.ward.slug == slug).planned
        for slug in ("barnfield", "biscot")
    )

    assert [one.ref for one in here.here] == [f"{FIRST}-kitchens"]
    assert not there.here
    assert here.town == there.town
    assert {one.merged.action.reach for one in here.town} == {Reach.UNIVERSAL}
    assert all(set(one.merged.action.areas) == {"E02003260", "E02003274"} for one in here.part)
    assert [one.ref.rsplit("-", 1)[1] for one in here.unsaid] == ["apart"]
    others = (*there.town, *there.part, *there.unsaid)
    assert f"{FIRST}-kitchens" not in {one.ref for one in others}


@pytest.mark.usefixtures("planned")
def test_the_page_tells_actions_with_when_and_how_they_stand(reading: Any) -> None:
    told = text_of("/my-area/barnfield/")

    assert "actions are planned for this ward or for the whole town." in told
    assert told.index("For this ward Build school kitchens") < told.index("For the whole town")
    assert "It has not begun. August 2027 to March 2030." in told
    assert "Perhaps here too: the plan does not say in which ward" in told
    assert "It should be done by now, and is not." in told
    assert "For this ward Build" not in text_of("/my-area/biscot/")


def test_champions_are_counted_but_few_are_hidden(reading: Any) -> None:
    for n in range(3):
        held = champion(reading, BARNFIELD, n)
    for n in range(12):
        champion(reading, wards(reading)[2].code, n)
    Activity.objects.create(
        champion=held, kind=Activity.Kind.TALK, on=reading.today, ward=BARNFIELD, reached=43
    )

    told = text_of("/my-area/barnfield/")
    assert "Between 1 and 7 champions are active here. They have reached about 45 people." in told
    assert "About 10 champions are active here." in text_of("/my-area/biscot/")
    held_rows = {row["name"]: row["champions"] for row in rows_of("/my-area.csv")}
    assert (held_rows["Barnfield"], held_rows["Biscot"], held_rows["Farley"]) == ("", "10", "0")


@pytest.mark.usefixtures("planned")
def test_a_ward_is_open_data(reading: Any) -> None:
    whole = Client().get("/my-area.json").json()
    one = Client().get("/my-area/barnfield.json").json()
    rows = list(
        csv.DictReader(io.StringIO(Client().get("/my-area/barnfield.csv").content.decode()))
    )

    assert whole["schema"] == "commonweal/areas/1"
    assert one["ward"] == next(row for row in whole["wards"] if row["code"] == BARNFIELD)
    assert one["ward"]["actions_here"] == 1
    assert [row["id"] for row in rows if row["where"] == "here"] == [f"{FIRST}-kitchens"]
    assert len(rows) == len(one["rows"])
    assert Client().get("/my-area/nowhere.csv").status_code == 404


@pytest.mark.usefixtures("planned")
def test_a_page_asks_the_database_little(reading: Any, django_assert_max_num_queries: Any) -> None:
    text_of("/my-area/")  # the languages that are offered are looked up once
    with django_assert_max_num_queries(16):
        text_of("/my-area/barnfield/")


def test_whom_to_ring_is_what_the_pack_says(reading: Any) -> None:
    strategy = replace(reading.edition.strategy, contact="Ring the wellbeing desk: 01632 960 001")
    held = replace(reading, edition=replace(reading.edition, strategy=strategy))
    ward = ward_of(held, "barnfield")
    assert ward

    assert pages.ward_page(held, ward)["contact"] == "Ring the wellbeing desk: 01632 960 001"


def test_without_a_look_up_there_is_no_form_for_a_postcode(reading: Any) -> None:
    page = Client().get("/my-area/?postcode=LU1 2AB")

    assert page.status_code == 200
    assert 'name="postcode"' not in page.content.decode()


@pytest.fixture
def looked_up(tmp_path: Any, monkeypatch: pytest.MonkeyPatch, reading: Any) -> Iterator[None]:
    (tmp_path / "postcodes.csv").write_text(f"postcode,ward\nLU1 2AB,{BARNFIELD}\n")
    monkeypatch.setattr(postcodes, "pack_folder", lambda: tmp_path)
    reading.pages.clear()
    yield
    reading.pages.clear()


@pytest.mark.usefixtures("looked_up")
def test_a_postcode_leads_to_its_ward_and_is_kept_nowhere(reading: Any) -> None:
    assert 'name="postcode"' in Client().get("/my-area/").content.decode()
    for asked in ("LU1 2AB", "lu12ab", " lu1  2ab "):
        answer = Client().get("/my-area/", {"postcode": asked})
        assert (answer.status_code, answer["Location"]) == (302, "/my-area/barnfield/")
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.cookies
    lost = Client().get("/my-area/", {"postcode": "ZZ9 9ZZ"})
    assert "We know no ward for that postcode" in lost.content.decode()
    assert "ZZ9" not in lost.content.decode()
    assert not [one for one in reading.pages if "postcode" in one]
    assert ward_at("x" * 10_000) == ""


def test_a_place_without_a_list_of_wards_says_so(
    reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(my_area, "wards_of", lambda reading: {})

    assert pages.wards_page(reading)["finding"] == "We hold no list of the wards of this place."
    assert areas(reading) == []
