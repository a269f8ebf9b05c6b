"""Sign a translation off, and withdraw that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from commonweal.participation.models import TranslationSignOff
from commonweal.people.acts import Actor
from commonweal.people.log import Act, record
from commonweal.people.permissions import Action, Item
from commonweal.people.workflow import StaleError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue as its reader saw it: language, domain, hash, and the hash of each message."""

    language: str
    domain: str
    hash: str
    messages: Sequence[str]


@transaction.atomic
def sign_off(
    actor: Actor, board: str, seen: Catalogue, now: Catalogue, read_by: str
) -> TranslationSignOff:
    """Make a translation public as it was read.

    ``seen`` is what the form showed, ``now`` what stands in the file. Raises ``StaleError`` where
    they differ, ``ValueError`` for a catalogue without a message or signed off already.
    """
    role = actor.must(Action.SIGN_TRANSLATION, Item(actor.strategy, board, board))
    if seen.hash != now.hash:
        raise StaleError(_("The translation was changed while you read it: read it again"))
    if not now.messages:
        raise ValueError(_("Nothing is translated yet"))
    if not read_by.strip():
        raise ValueError(_("Say who has read it: a service or a standing, no name"))
    key = {"strategy": actor.strategy, "language": now.language, "domain": now.domain}
    held = TranslationSignOff.objects.select_for_update().filter(**key, withdrawn_on__isnull=True)
    if held.filter(catalogue=now.hash).exists():
        raise ValueError(_("It is signed off as it stands"))
    made = TranslationSignOff.objects.create(
        **key,
        catalogue=now.hash,
        messages=sorted(now.messages),
        read_by=read_by.strip(),
        person=actor.person,
        on=actor.on,
    )
    _log(actor, "signed", made, role)
    return made


@transaction.atomic
def withdraw(actor: Actor, board: str, signed: int, why: str) -> TranslationSignOff:
    """Take a translation off the public pages, as when somebody found it wrong.

    Earlier sign-offs of the same catalogue go with it: they answer for the same messages.

    Raises ``ValueError`` without a reason, and for a sign-off that is withdrawn already.
    """
    role = actor.must(Action.SIGN_TRANSLATION, Item(actor.strategy, board, board))
    held = TranslationSignOff.objects.select_for_update().filter(strategy=actor.strategy)
    one = held.filter(pk=signed, withdrawn_on__isnull=True).first()
    if one is None:
        raise ValueError(_("This sign-off is withdrawn already"))
    if not why.strip():
        raise ValueError(_("Say why the translation is withdrawn"))
    for same in held.filter(withdrawn_on__isnull=True, language=one.language, domain=one.domain):
        same.withdrawn_on, same.withdrawn_why = actor.on, why.strip()
        same.save()
        _log(actor, "withdrawn", same, role)
    one.refresh_from_db()
    return one


def _log(actor: Actor, act: str, one: TranslationSignOff, role: str) -> None:
    facts = {
        "language": one.language,
        "domain": one.domain,
        "catalogue": one.catalogue,
        "read_by": one.read_by,
        "why": one.withdrawn_why,
    }
    record(Act(f"translation.{act}", "translation", str(one.pk), role), actor.person, facts)
