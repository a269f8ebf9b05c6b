"""Write to the log, in the same transaction as the change that it tells of; erase words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from commonweal.people.chain import Plain, commitment, event_hash, new_salt
from commonweal.people.models.event import Event, Head, Text
from commonweal.people.models.person import Person


class NoTransactionError(RuntimeError):
    """An event was to be written outside the transaction of the change it tells of."""


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, to what; ``role`` is the office in which it was done, or ``system``."""

    action: str
    kind: str
    item: str
    role: str


def record(
    act: Act,
    actor: Person | None,
    facts: Mapping[str, Plain] | None = None,
    words: Mapping[str, Text] | None = None,
    shown: bool = True,
) -> Event:
    """Append an event to the chain.

    ``facts`` are plain and name no person; ``words`` are texts that do, which the event commits to.
    ``shown`` says that a public page may change with it; pages that are kept stay kept without.

    Raises ``NoTransactionError`` outside a transaction: then change and event could part.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NoTransactionError(f"{act.action}: write the change and its event in one transaction")
    head = _locked_head()
    event = _event(head, act, actor, dict(facts or {}), _commitments(words or {}))
    event.save(force_insert=True)
    mark = {"shown": event.hash} if shown else {}
    Head.objects.filter(id=1).update(number=event.number, hash=event.hash, **mark)
    return event


def _locked_head() -> Head:
    """The end of the log, held until the transaction ends; on SQLite that holds the lock anyway."""
    held = Head.objects.select_for_update()
    if (head := held.filter(id=1).first()) is None:
        Head.objects.get_or_create(id=1)
        head = held.get(id=1)
    return head


def _event(
    head: Head,
    act: Act,
    actor: Person | None,
    facts: dict[str, Plain],
    commitments: dict[str, dict[str, str]],
) -> Event:
    number, at, who = head.number + 1, timezone.now(), actor.pk if actor else None
    told = act.role, act.action, act.kind, act.item
    return Event(
        number=number,
        at=at,
        actor=actor,
        role=act.role,
        action=act.action,
        kind=act.kind,
        item=act.item,
        facts=facts,
        commitments=commitments,
        previous=head.hash,
        hash=event_hash(number, at, who, told, facts, commitments, head.hash),
    )


def _commitments(words: Mapping[str, Text]) -> dict[str, dict[str, str]]:
    return {
        name: {"text": str(text.id), "sum": commitment(text.words, text.salt)}
        for name, text in words.items()
    }


def keep(words: str) -> Text:
    """Store words of or about a person, where they can be erased."""
    return Text.objects.create(words=words, salt=new_salt())


@transaction.atomic
def erase(text: Text, why: str, act: Act, actor: Person | None, on: date | None = None) -> Event:
    """Erase words and their salt; a tombstone and an event remain.

    Raises ``ValueError`` without a reason, or for what is erased already.
    """
    held = Text.objects.select_for_update().get(pk=text.pk)
    if not why.strip():
        raise ValueError("say why the words are erased")
    if held.erased_on:
        raise ValueError(f"text {held.id} was erased on {held.erased_on}")
    held.words, held.salt = "", ""
    held.erased_on, held.erased_why = on or timezone.localdate(), why.strip()
    held.save()
    return record(act, actor, {"text": str(held.id), "why": held.erased_why})
