"""A database of its own for each test of people, and people with offices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from commonweal.people.models import Office, Organisation, Person, Role, Sector

STRATEGY, BOARD, TOP, OTHER = "made-up-2030", "children", "wellbeing", "safety"
DAY = date(2026, 6, 1)


@pytest.fixture
def organisation(db: None) -> Organisation:
    return Organisation.objects.create(
        slug="council", name="The council", sector=Sector.COUNCIL, since=date(2000, 1, 1)
    )


@pytest.fixture
def someone(organisation: Organisation) -> Callable[..., Person]:
    """A person with offices, each a role and a board, from 2020 on."""

    def make(*offices: tuple[Role, str], name: str = "someone") -> Person:
        number = Person.objects.count()
        person = Person.objects.create_user(f"{name}{number}@example.org", name)
        for role, board in offices:
            Office.objects.create(
                person=person,
                organisation=organisation,
                strategy=STRATEGY,
                board=board,
                role=role,
                since=date(2020, 1, 1),
            )
        return person

    return make
