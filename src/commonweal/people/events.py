"""What the log holds, searched by act, day and what was acted on; never a person's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from commonweal.people.chain import Plain
from commonweal.people.models import Event

WORDS = frozenset({"why", "minute"})
"""Facts that somebody wrote in their own words: they stay in the log and on no page of it."""
SUMS = frozenset({"hash", "sealed", "standing"})
"""Facts that are long sums: whoever compares them runs the command that walks the log."""
LONGEST = 80
NOTHING: tuple[Plain, ...] = ("", None, False, [])


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for; empty is all. ``items`` are those of a board, by their kind."""

    action: str = ""
    board: str = ""
    since: date | None = None
    until: date | None = None
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plans: str = ""  # how the items of the board's plans begin


def events(asked: Asked) -> QuerySet[Event]:
    """The acts asked for, the newest first."""
    found = Event.objects.order_by("-number")
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.since:
        found = found.filter(at__gte=_midnight(asked.since))
    if asked.until:
        found = found.filter(at__date__lte=asked.until)
    if asked.board:
        found = found.filter(_of_board(asked))
    return found


def acts() -> list[str]:
    """Every act that the log tells of, by name."""
    return list(Event.objects.order_by("action").values_list("action", flat=True).distinct())


def plain_facts(event: Event) -> list[tuple[str, Plain]]:
    """The facts of an event that are ids, days, numbers and states."""
    return [
        (name, str(value)[:12] if name in SUMS else value)
        for name, value in sorted(event.facts.items())
        if name not in WORDS and value not in NOTHING and len(str(value)) <= LONGEST
    ]


def _of_board(asked: Asked) -> Q:
    """Acts whose facts name the board, or on something that belongs to it."""
    found = Q()
    for name in ("board", "from", "to"):
        found |= Q(**{f"facts__{name}": asked.board})
    for kind, held in asked.items.items():
        found |= Q(kind=kind, item__in=held)
    if asked.plans:
        found |= Q(kind="plan", item__startswith=asked.plans)
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
