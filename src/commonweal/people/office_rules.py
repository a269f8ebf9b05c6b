"""What no office may be, beside what the database refuses itself."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from commonweal.people.models.office import Office, Role
from commonweal.people.models.organisation import Organisation
from commonweal.people.models.person import Person


def check_not_last(office: Office) -> None:
    """Refuse, with ``ValueError``, that the only administrator who can sign in goes."""
    if office.role != Role.ADMINISTRATOR:
        return
    running = Office.objects.select_for_update().filter(
        strategy=office.strategy, role=Role.ADMINISTRATOR, until__isnull=True
    )
    if all(one.pk == office.pk for one in running if one.person.is_active):
        raise ValueError(_("This is the last administrator: make another one first"))


def check_seat(person: Person, organisation: Organisation | None, on: date) -> None:
    """Refuse, with ``ValueError``, a seat for who or what is no more."""
    if not person.is_active:
        raise ValueError(_("This account is closed: it can hold no office"))
    if organisation is not None and organisation.until and organisation.until <= on:
        raise ValueError(_("This organisation is no more: select who took its place"))


def check_substitute(person: Person, place: tuple[str, str], other: Office, on: date) -> None:
    """Refuse, with ``ValueError``, who cannot stand in; ``place`` is the strategy and the board."""
    if (other.strategy, other.board) != place:
        raise ValueError(_("A substitute sits in the board of whom they stand in for"))
    if other.person_id == person.pk:
        raise ValueError(_("Nobody stands in for themselves"))
    if other.until is not None and other.until <= on:
        raise ValueError(_("The office of whom they stand in for has ended"))
