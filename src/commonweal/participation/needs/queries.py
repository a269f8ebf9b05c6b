"""Needs as they are read on a day, each with the priorities that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from commonweal.participation.models import Need, NeedOfPriority


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTold:
    """A need as anybody may read it; ``priorities`` are ids, those that answer it on the day."""

    id: str
    title: str
    who: str
    place: str
    evidence: str
    source: str
    link: str
    strength: str
    as_of: date
    priorities: tuple[str, ...]


def needs_on(strategy: str, day: date) -> tuple[NeedTold, ...]:
    """Needs that stand on a day, in the order of their titles."""
    running = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))
    held = NeedOfPriority.objects.filter(running).order_by("since", "pk")
    stands = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
    found = Need.objects.filter(stands, strategy=strategy, stated_on__lte=day)
    edges = Prefetch("priorities", queryset=held, to_attr="answering")
    return tuple(_told(one) for one in found.prefetch_related(edges))


def need_named(strategy: str, name: str) -> Need | None:
    """One need, closed or not."""
    return Need.objects.filter(strategy=strategy, name=name).first()


def closed_needs(strategy: str) -> tuple[Need, ...]:
    """Needs that are none any more, the last closed first."""
    held = Need.objects.filter(strategy=strategy, closed_on__isnull=False)
    return tuple(held.order_by("-closed_on", "-pk"))


def edges(need: Need) -> tuple[NeedOfPriority, ...]:
    """Every priority that answers or answered a need, in the order in which they were linked."""
    return tuple(need.priorities.order_by("since", "pk"))


def _told(one: Need) -> NeedTold:
    answering: list[NeedOfPriority] = one.answering  # type: ignore[attr-defined]
    return NeedTold(
        id=one.name,
        title=one.title,
        who=one.who,
        place=one.place,
        evidence=one.evidence,
        source=one.source,
        link=one.link,
        strength=one.strength,
        as_of=one.as_of,
        priorities=tuple(edge.priority for edge in answering),
    )
