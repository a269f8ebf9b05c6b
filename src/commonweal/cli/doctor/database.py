"""Whether the database can be reached, has the tables of this code, and lets somebody in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commonweal.cli.doctor.finding import Finding, mind, well, wrong

if TYPE_CHECKING:
    from commonweal.people.models import Person

INVITE = "Run 'commonweal admin invite MAIL'"


def reached() -> Finding:
    """Whether the database answers, with the tables of this code; nothing is changed in it."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    held = connection.settings_dict
    if connection.vendor == "sqlite" and not Path(held["NAME"]).is_file():
        return wrong("database", f"there is no file {held['NAME']} yet", INVITE)
    try:
        executor = MigrationExecutor(connection)
        ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, OSError) as fault:
        told = str(fault).strip().splitlines()[0]
        do = "See that it runs, and what COMMONWEAL_DATABASE says"
        return wrong("database", f"cannot be opened: {told}", do)
    if ahead:
        told = f"{len(ahead)} changes of its tables are to be made"
        return wrong("database", told, "Run 'commonweal audit verify', which makes them first")
    return well("database", f"{connection.vendor}, with the tables of this code")


def of_kind() -> Finding:
    """Whether made-up acts and real ones are apart."""
    from commonweal.people.demonstration import WrongKindError, must_match
    from commonweal.publication.locations import demonstration

    try:
        must_match(demonstration())
    except WrongKindError as fault:
        return wrong("kind", str(fault).partition(":")[0], "Name the right one")
    return well("kind", "a demonstration" if demonstration() else "real")


def data_requests(on: date) -> Finding:
    """Whether requests for data are answered in time."""
    from commonweal.people.data_requests import open_requests

    held = open_requests()
    late = sum(one.due < on for one in held)
    if late:
        told = f"{late} of {len(held)} requests for data are late"
        return wrong("requests", told, "Run 'commonweal person requests', and answer them")
    return well("requests", f"{len(held)} requests for data are open, none late")


def log() -> Finding:
    """Whether the log is whole and holds every end of it that packs and decisions keep."""
    from commonweal.delivery.kept_heads import kept_heads
    from commonweal.people.audit import verify

    found = verify(kept_heads())
    if not found.whole:
        return wrong("log", found.breaks[0].line, "Run 'commonweal audit verify', which tells all")
    return well("log", f"whole, {found.events} events")


def rows() -> Finding:
    """Whether what was accepted, agreed and decided stands as the log sealed it."""
    from commonweal.delivery.sealed_rows import compare

    found = compare()
    if found.breaks:
        return wrong("rows", found.breaks[0].line, "Run 'commonweal audit verify', which tells all")
    before = f", {found.unsealed} from before rows were sealed" if found.unsealed else ""
    return well("rows", f"{found.rows} as the log sealed them{before}")


def administrators(day: date) -> Iterator[Finding]:
    """Whether somebody can let others in, with a second factor."""
    held = _administrators(day)
    if not held:
        yield wrong("administrator", "there is none", INVITE)
    elif not [one for one in held if _has_factor(one)]:
        told = f"none of {len(held)} has a second factor, so none can work"
        yield wrong("administrator", told, "Let one sign in and add one")
    elif len(held) == 1:
        do = "Invite a second one on the site: who loses phone and codes is locked out"
        yield mind("administrator", "there is one alone", do)
    else:
        yield well("administrator", f"{len(held)} can let others in")


def last_written() -> datetime | None:
    """When the log was last written."""
    from commonweal.people.models import Event

    return Event.objects.order_by("-number").values_list("at", flat=True).first()


def _administrators(day: date) -> list[Person]:
    from django.db.models import Q

    from commonweal.people.models import Office, Person, Role

    running = Q(until__isnull=True) | Q(until__gt=day)
    offices = Office.objects.filter(running, role=Role.ADMINISTRATOR, since__lte=day)
    return list(Person.objects.filter(is_active=True, offices__in=offices).distinct())


def _has_factor(person: Person) -> bool:
    from allauth.mfa.models import Authenticator

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())
