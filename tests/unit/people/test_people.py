"""People, organisations and offices: what the database itself refuses, and who held what when."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.unit.people.conftest import BOARD, DAY, STRATEGY, TOP

from commonweal.people.models import Office, Organisation, Person, Role, Sector
from commonweal.people.permissions import Action, Item, holders, may


def office(person: Person, **parts: object) -> Office:
    told = {"strategy": STRATEGY, "board": BOARD, "role": Role.CHAIR, "since": DAY}
    return Office.objects.create(person=person, **(told | parts))


@pytest.mark.django_db
def test_one_person_an_address_whatever_its_case():
    Person.objects.create_user("Asha@example.org", "Asha", "a long password")

    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        Person.objects.create_user("asha@EXAMPLE.org", "Asha", "a long password")
    assert str(Person.objects.get()) == "Asha"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "parts",
    [
        {"until": DAY},
        {"role": "king"},
        {"board": ""},
        {"role": Role.ADMINISTRATOR, "board": BOARD},
    ],
)
def test_offices_that_cannot_be_are_refused_by_the_database(someone, parts):
    with pytest.raises(IntegrityError), transaction.atomic():
        office(someone(), **parts)


@pytest.mark.django_db
def test_an_office_is_held_once_at_a_time(someone):
    person = someone()
    held = office(person, since=date(2024, 1, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        office(person)
    held.until = DAY
    held.save()
    office(person)

    assert Office.objects.count() == 2 and str(held) == f"chair of {BOARD}"


@pytest.mark.django_db
def test_who_chaired_on_a_day(someone):
    first, second = someone(name="first"), someone(name="second")
    office(first, since=date(2022, 1, 1), until=date(2024, 5, 1))
    office(second, since=date(2024, 5, 1))

    told = [
        [one.name for one in holders(STRATEGY, BOARD, Role.CHAIR, day)]
        for day in (date(2021, 1, 1), date(2024, 4, 30), date(2024, 5, 1))
    ]

    assert told == [[], ["first"], ["second"]]


@pytest.mark.django_db
def test_an_office_gives_nothing_before_it_begins_and_after_it_ended(someone):
    person, item = someone(), Item(STRATEGY, BOARD, TOP)
    office(person, since=date(2024, 1, 1), until=date(2025, 1, 1))

    told = [may(person, Action.FILE_RETURN, item, date(year, 6, 1)) for year in (2023, 2024, 2025)]

    assert told == [False, True, False]


@pytest.mark.django_db
def test_an_office_in_another_strategy_gives_nothing(someone):
    person = someone((Role.CHAIR, BOARD))

    assert not may(person, Action.FILE_RETURN, Item("another", BOARD, TOP), DAY)


@pytest.mark.django_db
def test_a_body_that_was_succeeded_is_stood_for_by_its_successor():
    second = Organisation.objects.create(
        slug="icb", name="The new", sector=Sector.HEALTH, since=date(2022, 7, 1)
    )
    first = Organisation.objects.create(
        slug="ccg",
        name="The old",
        sector=Sector.HEALTH,
        since=date(2013, 4, 1),
        until=date(2022, 7, 1),
        successor=second,
    )

    assert first.on(date(2022, 6, 30)) == first and first.on(date(2022, 7, 1)) == second
    assert str(first.on(DAY)) == "The new"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "parts",
    [{"sector": "circus"}, {"until": date(2000, 1, 1)}, {"until": None, "successor": "self"}],
)
def test_organisations_that_cannot_be_are_refused(organisation, parts):
    told = {"slug": "x", "name": "x", "sector": Sector.OTHER, "since": date(2000, 1, 1)} | parts
    if told.get("successor"):
        told["successor"] = organisation

    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(**told)
