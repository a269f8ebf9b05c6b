"""State a need, change it, link it to a priority or unlink it, close it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from commonweal.participation.models import Need, NeedOfPriority, Strength
from commonweal.people.acts import Actor
from commonweal.people.chain import Plain
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import check_version
from commonweal.strategy.definition import Edition

LONGEST_NAME = 60
NEW = "new"  # a word of addresses
_ADDRESS = re.compile(r"https?://\S+|/\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A need in words: whose it is, where, what shows it and how far that carries."""

    title: str
    who: str
    place: str
    evidence: str
    source: str
    link: str = ""
    strength: Strength
    as_of: date

    def __post_init__(self) -> None:
        for words, told in (
            (self.title, _("Enter the need in a few words")),
            (self.who, _("Say whose need it is")),
            (self.place, _("Say where: a ward, a part of the town, or all of it")),
            (self.evidence, _("Say what shows it")),
            (self.source, _("Name the source of the evidence")),
        ):
            if not words.strip():
                raise ValueError(told)
        if self.link and not _ADDRESS.fullmatch(self.link.strip()):
            raise ValueError(_("Enter an address that begins with https://, or leave it empty"))

    @property
    def columns(self) -> dict[str, str | date]:
        words = ("title", "who", "place", "evidence", "source", "link")
        told: dict[str, str | date] = {name: getattr(self, name).strip() for name in words}
        return told | {"strength": self.strength.value, "as_of": self.as_of}


@transaction.atomic
def state_need(actor: Actor, edition: Edition, stated: Stated) -> Need:
    """State a need that the strategy's own text does not cite.

    Raises ``ValueError`` for evidence of a day that has not come.
    """
    role = _must(actor, edition)
    _check_day(actor, stated)
    need = Need.objects.create(
        strategy=actor.strategy,
        name=_free_name(edition, stated.title),
        edition=edition.id,
        stated_on=actor.on,
        **stated.columns,
    )
    _log(actor, "stated", need, role, {"title": need.title, "strength": need.strength})
    return need


@transaction.atomic
def change_need(actor: Actor, edition: Edition, need: Need, read: int, stated: Stated) -> Need:
    """Say a need anew, such as with newer evidence; its name stays."""
    role = _must(actor, edition)
    _check_day(actor, stated)
    held = _taken(need, read)
    for name, value in stated.columns.items():
        setattr(held, name, value)
    held.save()
    _log(actor, "changed", held, role, {"title": held.title, "strength": held.strength})
    return held


@transaction.atomic
def link_need(actor: Actor, edition: Edition, need: Need, read: int, priority: str) -> Need:
    """Say that a priority answers a need from the actor's day on.

    Raises ``ValueError`` for a priority that is none, or that answers it already.
    """
    role = _must(actor, edition)
    held = _taken(need, read)
    if priority not in {one.id for one in edition.standing_priorities}:
        raise ValueError(_("Select a priority of the strategy"))
    if held.priorities.filter(priority=priority, until__isnull=True).exists():
        raise ValueError(_("This priority answers the need already"))
    held.save()
    NeedOfPriority.objects.create(need=held, priority=priority, edition=edition.id, since=actor.on)
    _log(actor, "linked", held, role, {"priority": priority})
    return held


@transaction.atomic
def unlink_need(actor: Actor, edition: Edition, need: Need, read: int, priority: str) -> Need:
    """Say that a priority no longer answers a need.

    Raises ``ValueError`` where it does not.
    """
    role = _must(actor, edition)
    held = _taken(need, read)
    ended = held.priorities.filter(priority=priority, until__isnull=True).update(until=actor.on)
    if not ended:
        raise ValueError(_("This priority does not answer the need"))
    held.save()
    _log(actor, "unlinked", held, role, {"priority": priority})
    return held


@transaction.atomic
def close_need(actor: Actor, edition: Edition, need: Need, read: int, why: str) -> Need:
    """Close a need that is none any more, or that was stated in error; its links end with it.

    Raises ``ValueError`` without a reason.
    """
    role = _must(actor, edition)
    held = _taken(need, read)
    if not why.strip():
        raise ValueError(_("Say why the need is closed"))
    held.priorities.filter(until__isnull=True).update(until=actor.on)
    held.closed_on, held.closed_why = actor.on, why.strip()
    held.save()
    _log(actor, "closed", held, role, {"why": held.closed_why})
    return held


def _must(actor: Actor, edition: Edition) -> str:
    return actor.must(Action.KEEP_NEEDS, Item(actor.strategy, edition.board, edition.board))


def _taken(need: Need, read: int) -> Need:
    """The need as it is held now, to be changed."""
    held = Need.objects.select_for_update().get(pk=need.pk)
    check_version(held.version, read)
    if held.closed_on:
        raise ValueError(_("This need is closed: state it anew if it came back"))
    held.version += 1
    return held


def _check_day(actor: Actor, stated: Stated) -> None:
    if stated.as_of > actor.on:
        told = _("The evidence is of %(day)s, which has not come: enter the day it was found")
        raise ValueError(told % {"day": stated.as_of})


def _free_name(edition: Edition, title: str) -> str:
    """A name that neither a need of the edition nor one stated before has; never used again."""
    base = slugify(title)[:LONGEST_NAME].strip("-") or "need"
    taken = {NEW, *(one.id for one in edition.strategy.needs)}
    taken |= set(
        Need.objects.filter(strategy=edition.strategy.id, name__startswith=base).values_list(
            "name", flat=True
        )
    )
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in names if one not in taken)


def _log(actor: Actor, action: str, need: Need, role: str, facts: dict[str, Plain]) -> None:
    record(Act(action, "need", need.name, role), actor.person, facts)
