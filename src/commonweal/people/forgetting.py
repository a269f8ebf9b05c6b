"""Help for somebody who lost phone, passkey and recovery codes at once."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction

from commonweal.people.log import Act, record
from commonweal.people.models import Person


@transaction.atomic
def forget_second_factors(person: Person) -> int:
    """Take a person's second factors away and end their sessions; how many were taken."""
    held = Authenticator.objects.filter(user=person)
    number = held.count()
    held.delete()
    end_sessions(person)
    record(Act("forgot second factors", "person", str(person.pk), "system"), None)
    return number


def end_sessions(person: Person) -> int:
    """End every session of a person; how many there were."""
    theirs = [one.pk for one in Session.objects.iterator() if _of(one, person)]
    Session.objects.filter(pk__in=theirs).delete()
    return len(theirs)


def _of(session: Session, person: Person) -> bool:
    return bool(session.get_decoded().get("_auth_user_id") == str(person.pk))
