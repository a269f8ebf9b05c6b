"""What is asked about amendments: those agreed, those open, the history of an item."""

from __future__ import annotations

import json
from datetime import date

from commonweal.delivery.models import AmendmentRow, AmendmentStage
from commonweal.strategy.amendment import Amendment, Kind


def agreed(strategy: str) -> tuple[Amendment, ...]:
    """Every agreed amendment of a strategy, in the order in which they were agreed."""
    held = AmendmentRow.objects.filter(strategy=strategy, stage=AmendmentStage.AGREED)
    return tuple(plain(one) for one in held.order_by("agreed_on", "pk"))


def plain(row: AmendmentRow) -> Amendment:
    """A row as the compiler takes it, agreed or not."""
    return Amendment(
        number=row.pk,
        kind=Kind(row.kind),
        target=row.target,
        item=row.item,
        field=row.field,
        old=json.dumps(row.old),
        new=json.dumps(row.new),
        since=row.since.isoformat(),
        decision=row.minute,
    )


def amendments_of(strategy: str) -> list[AmendmentRow]:
    """Every amendment of a strategy, whatever its stage, the newest first."""
    held = AmendmentRow.objects.filter(strategy=strategy).select_related("proposed_by")
    return list(held.order_by("-proposed_on", "-pk"))


def to_agree(strategy: str) -> list[AmendmentRow]:
    """Proposals that wait for the board above, the oldest first."""
    held = AmendmentRow.objects.filter(strategy=strategy, stage=AmendmentStage.PROPOSED)
    return list(held.order_by("proposed_on", "pk"))


def amendment_of(strategy: str, number: int) -> AmendmentRow | None:
    """One amendment of a strategy."""
    return AmendmentRow.objects.filter(strategy=strategy, pk=number).first()


def ids_proposed(strategy: str) -> frozenset[str]:
    """Ids of every measure that was ever proposed, whatever became of it: none is given again."""
    held = AmendmentRow.objects.filter(strategy=strategy, kind=Kind.PROPOSE)
    return frozenset(str(one.get("id")) for one in held.values_list("new", flat=True) if one)


def agreed_on_priorities(strategy: str, day: date) -> dict[str, list[AmendmentRow]]:
    """Agreed changes of priorities themselves by a day, by priority, the newest last."""
    held = AmendmentRow.objects.filter(
        strategy=strategy, stage=AmendmentStage.AGREED, target="priority", agreed_on__lte=day
    ).exclude(kind=Kind.PROPOSE)
    found: dict[str, list[AmendmentRow]] = {}
    for one in held.order_by("agreed_on", "pk"):
        found.setdefault(one.item, []).append(one)
    return found
