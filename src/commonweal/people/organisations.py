"""Organisations that send people to boards: added, ended, and followed by others."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.models import Organisation, Sector
from commonweal.people.permissions import Action, Item


@transaction.atomic
def add_organisation(actor: Actor, name: str, sector: Sector, since: date) -> Organisation:
    """Add an organisation, known by its name in small letters.

    Raises ``ValueError`` for a name that is empty, or that one has that exists.
    """
    role = actor.must(Action.KEEP_ORGANISATIONS, Item(actor.strategy))
    name = " ".join(name.split())
    if not slugify(name):
        raise ValueError(_("Enter the name of the organisation"))
    if Organisation.objects.filter(name__iexact=name, until__isnull=True).exists():
        raise ValueError(_("There is an organisation of this name already"))
    made = Organisation.objects.create(slug=_slug(name), name=name, sector=sector, since=since)
    facts = {"slug": made.slug, "sector": str(sector), "since": since.isoformat()}
    record(Act("added organisation", "organisation", str(made.pk), role), actor.person, facts)
    return made


@transaction.atomic
def end_organisation(
    actor: Actor, organisation: Organisation, until: date, successor: Organisation | None = None
) -> Organisation:
    """End an organisation; ``until`` is the first day without it, from which its successor stands.

    Raises ``ValueError`` for one that has an end, a day on or before its first, or a successor
    that is not there on that day: so no line of successors can come back to its beginning.
    """
    role = actor.must(Action.KEEP_ORGANISATIONS, Item(actor.strategy))
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if held.until is not None:
        raise ValueError(_("This organisation has an end already"))
    if until <= held.since:
        raise ValueError(_("The first day without it must come after the day it began"))
    if successor is not None:
        _check_successor(held, until, successor)
    held.until, held.successor = until, successor
    held.save()
    facts = {"until": until.isoformat(), "successor": successor.slug if successor else None}
    record(Act("ended organisation", "organisation", str(held.pk), role), actor.person, facts)
    return held


def _check_successor(held: Organisation, until: date, successor: Organisation) -> None:
    if successor.pk == held.pk:
        raise ValueError(_("Nothing takes its own place: select another organisation"))
    there = successor.since <= until and (successor.until is None or successor.until > until)
    if not there:
        raise ValueError(_("This organisation is not there on that day to take its place"))


def _slug(name: str) -> str:
    """Its name in small letters, numbered where an earlier organisation bore it."""
    base = slugify(name)[:70].strip("-")
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    tried = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in tried if one not in taken)
