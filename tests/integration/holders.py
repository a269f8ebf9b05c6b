"""People with offices, signed in, for tests of pages of work."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from tests.integration.accounts import enter

from commonweal.people.models import Office, Person, Role

BOARD, ABOVE = "childrens-trust-board", "health-and-wellbeing-board"


def holder(reading: Any, role: Role, board: str) -> Client:
    """A client signed in as somebody who holds a role in a board."""
    number = Person.objects.count()
    person = Person.objects.create_user(f"{role}{number}@example.org", f"{role} of {board}")
    since, strategy = date(2020, 1, 1), reading.edition.strategy.id
    Office.objects.create(person=person, strategy=strategy, board=board, role=role, since=since)
    client = Client()
    enter(client, person)
    return client
