"""What is done to accounts once they are made: a new link to get in, and their closing."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from commonweal.people.acts import Actor, OwnAccountError
from commonweal.people.forgetting import end_sessions
from commonweal.people.invitations import awaits_password
from commonweal.people.log import Act, keep, record
from commonweal.people.models import Interest, Office, Person
from commonweal.people.office_rules import check_not_last
from commonweal.people.permissions import Action, Item


def awaits_first_sign_in(person: Person) -> bool:
    """Whether an invitation is still open.

    Who came in by the council's own accounts has no password either, but has signed in.
    """
    return awaits_password(person) and person.last_login is None


@transaction.atomic
def renew_invitation(actor: Actor, person: Person) -> Person:
    """Make every link given so far worthless, so that a new one can be given.

    Raises ``ValueError`` for who has signed in: with a link others could sign in as them.
    """
    role = actor.must(Action.INVITE, Item(actor.strategy))
    held = Person.objects.select_for_update().get(pk=person.pk)
    if not awaits_first_sign_in(held):
        raise ValueError(_("This person has signed in already, or their account is closed"))
    held.set_unusable_password()
    held.save()
    record(Act("renewed invitation", "person", str(held.pk), role), actor.person)
    return held


@transaction.atomic
def close_account(actor: Actor, person: Person, why: str) -> Person:
    """Close an account: its offices, interests and sessions end, its rows stay.

    An office that began on the same day ends on the next: the database keeps no office of no days.

    Raises ``OwnAccountError`` for one's own, ``ValueError`` without a reason, for one that is
    closed, that holds an office in another strategy, or that is the last administrator's.
    """
    role = actor.must(Action.CLOSE_ACCOUNT, Item(actor.strategy))
    if person.pk == actor.person.pk:
        raise OwnAccountError(_("You cannot close your own account: ask another administrator"))
    if not why.strip():
        raise ValueError(_("Enter why the account is closed"))
    held = Person.objects.select_for_update().get(pk=person.pk)
    if not held.is_active:
        raise ValueError(_("This account is closed already"))
    ended = _end_offices(actor, held)
    Interest.objects.filter(person=held, until__isnull=True).update(until=actor.on)
    held.is_active = False
    held.save()
    end_sessions(held)
    act = Act("closed account", "person", str(held.pk), role)
    record(act, actor.person, {"offices": ended}, {"why": keep(why.strip())})
    return held


def _end_offices(actor: Actor, person: Person) -> list[int | str]:
    """End the offices that run; the numbers of those that ended."""
    running = Q(until__isnull=True) | Q(until__gt=actor.on)
    offices = list(Office.objects.select_for_update().filter(running, person=person))
    if any(one.strategy != actor.strategy for one in offices):
        raise ValueError(_("This account holds an office in another strategy: end it there first"))
    for one in offices:
        check_not_last(one)
        one.until = _last(one, actor.on)
        one.save()
    return [one.pk for one in offices]


def _last(office: Office, on: date) -> date:
    return max(on, office.since + timedelta(days=1))
