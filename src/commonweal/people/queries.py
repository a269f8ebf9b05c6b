"""What is read about people: accounts, offices, organisations and interests."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from commonweal.people.boards import offices_running
from commonweal.people.models import Interest, Office, Organisation, Person


def person_of(number: int) -> Person | None:
    """An account by its number, closed or not."""
    return Person.objects.filter(pk=number).first()


def without_office(strategy: str, on: date) -> list[Person]:
    """Accounts that are open and hold nothing in a strategy on a day."""
    held = {one.person_id for one in offices_running(strategy, on)}
    return list(Person.objects.filter(is_active=True).exclude(pk__in=held).order_by("name", "pk"))


def closed_accounts() -> list[Person]:
    return list(Person.objects.filter(is_active=False).order_by("name", "pk"))


def offices_of(person: Person, strategy: str) -> list[Office]:
    """Every office that a person holds or held in a strategy, the newest first."""
    held = Office.objects.filter(person=person, strategy=strategy)
    joined = held.select_related("organisation__successor", "in_place_of__person")
    return list(joined.order_by("-since", "-pk"))


def office_of(strategy: str, number: int) -> Office | None:
    held = Office.objects.filter(strategy=strategy, pk=number)
    return held.select_related("person", "organisation__successor").first()


def organisations() -> list[Organisation]:
    """All that there are or were, by name."""
    return list(Organisation.objects.select_related("successor").order_by("name", "since"))


def organisations_on(day: date) -> QuerySet[Organisation]:
    """Those that exist on a day, by name."""
    running = Q(until__isnull=True) | Q(until__gt=day)
    return Organisation.objects.filter(running, since__lte=day).order_by("name", "pk")


def interests_of(person: Person, strategy: str) -> list[Interest]:
    """What a person declared in a strategy, the newest first."""
    held = Interest.objects.filter(person=person, strategy=strategy).select_related("words")
    return list(held.order_by("-since", "-pk"))
