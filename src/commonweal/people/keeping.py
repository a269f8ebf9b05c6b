"""How long data of people is kept, and what is erased when its time is over."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from commonweal.people.chain import Plain
from commonweal.people.log import Act, erase, record
from commonweal.people.models import Event, Interest, Person, Text
from commonweal.people.processing import months_of

GONE = "erased-{}@invalid"  # an address that no mail can have


def before(on: date, months: int) -> date:
    """The day so many months before another; the last of its month where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def erase_all(texts: Iterable[Text], why: str, on: date) -> int:
    """Erase texts that are not erased yet; how many these were."""
    held = {one.pk: one for one in texts if not one.erased_on}
    for number, text in held.items():
        erase(text, why, Act("erased", "text", str(number), "system"), None, on)
    return len(held)


def closed_too_long(on: date) -> QuerySet[Person]:
    """Accounts that were closed so long ago that name and address are to go."""
    last = before(on, months_of("account"))
    old = Event.objects.filter(action="closed account", kind="person", at__date__lt=last)
    closed = [int(one) for one in old.values_list("item", flat=True) if one.isdecimal()]
    held = Person.objects.filter(pk__in=closed, is_active=False)
    return held.exclude(email__endswith="@invalid").order_by("pk")


def interests_too_long(on: date) -> QuerySet[Interest]:
    """Interests that ended so long ago that their words are to go."""
    ended = Interest.objects.filter(until__lt=before(on, months_of("interests")))
    return ended.filter(words__erased_on__isnull=True).select_related("words").order_by("pk")


@transaction.atomic
def forget_person(person: Person, why: str) -> Person:
    """Take name and address out of a closed account; what it did stays under its number.

    Raises ``ValueError`` for an account that is open: close it first.
    """
    held = Person.objects.select_for_update().get(pk=person.pk)
    if held.is_active:
        raise ValueError("this account is open: close it first, on its page")
    held.name, held.email = "", GONE.format(held.pk)
    held.set_unusable_password()
    held.save()
    facts: dict[str, Plain] = {"why": why}
    record(Act("forgot", "person", str(held.pk), "system"), None, facts)
    return held
