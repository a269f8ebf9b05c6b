"""The one-time link with which an invited person sets a first password."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from commonweal.people.models import Person

SALT = "commonweal.invitation"
LASTS = 3 * 24 * 3600


def invitation_link(person: Person) -> str:
    """Path of a link that works once, for three days, until the person has a password.

    Raises ``ValueError`` for someone who has set a password, or whose account is closed.
    """
    if not awaits_password(person):
        raise ValueError("this person has set a password already, or their account is closed")
    token = signing.dumps([person.pk, _state(person)], salt=SALT)
    return reverse("welcome", args=[token])


def invited(token: str) -> Person | None:
    """Whom a link was made for; None when it is spent, too old or nobody's."""
    try:
        number, state = signing.loads(token, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.filter(pk=number).first()
    if person is None or not awaits_password(person):
        return None
    return person if constant_time_compare(state, _state(person)) else None


def awaits_password(person: Person) -> bool:
    """Whether somebody is still to set a first password."""
    return person.is_active and not person.has_usable_password()


def _state(person: Person) -> str:
    """What changes as soon as the link was used: the (unusable) hash, the last time signed in."""
    told = f"{person.pk}:{person.password}:{person.email}:{person.last_login}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()[:32]
