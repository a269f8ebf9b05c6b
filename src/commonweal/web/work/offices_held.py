"""The offices of whoever asks, read once a request: second factor and door both go by them."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from commonweal.people.models import Office, Person
from commonweal.people.permissions import running_offices
from commonweal.publication.reading import today

HELD = "_offices_held"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def offices_held(request: HttpRequest, person: Person) -> tuple[Office, ...]:
    """What a person holds today, in every strategy of this database.

    Each tells in ``has_totp`` and ``has_webauthn`` which second factors the person has: every page
    of work needs both, and asks once.
    """
    if not hasattr(request, HELD):
        came_with = getattr(person, "offices_today", None)
        setattr(request, HELD, tuple(with_factors(person.pk)) if came_with is None else came_with)
    held: tuple[Office, ...] = getattr(request, HELD)
    return held


def with_factors(person: int) -> QuerySet[Office]:
    """What a person holds today, each office with the second factors that they have."""
    theirs = Authenticator.objects.filter(user=OuterRef("person"))
    told = {f"has_{one}": Exists(theirs.filter(type=one)) for one in FACTORS}
    return running_offices(person, today()).annotate(**told)


def factors_of(person: Person, held: Iterable[Office]) -> set[str]:
    """The second factors of a person, read with their offices or, without any, by themselves."""
    for one in held:
        return {str(kind) for kind in FACTORS if getattr(one, f"has_{kind}")}
    theirs = Authenticator.objects.filter(user=person, type__in=FACTORS)
    return set(theirs.values_list("type", flat=True))
