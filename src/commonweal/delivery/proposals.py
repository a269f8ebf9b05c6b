"""What waits for the board above to agree or to send back, targets and changes at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Value

from commonweal.delivery.models import AmendmentRow, AmendmentStage, Target, TargetStage


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal: ``about`` is target or amendment.

    ``item`` is the listing of a target, or what is changed; ``board`` proposed a target, ``target``
    and ``kind`` tell what an amendment is.
    """

    about: str
    number: int
    item: str
    board: str
    target: str
    kind: str
    on: date


def waiting(strategy: str) -> list[Proposal]:
    """Every proposal that waits, the oldest first; one query."""
    nothing = Value("")
    targets = Target.objects.filter(strategy=strategy, stage=TargetStage.PROPOSED)
    changes = AmendmentRow.objects.filter(strategy=strategy, stage=AmendmentStage.PROPOSED)
    told = targets.order_by().values_list(
        Value("target"), F("pk"), F("listing"), F("board"), nothing, nothing, F("proposed_on")
    )
    rows = told.union(
        changes.order_by().values_list(
            Value("amendment"), F("pk"), F("item"), nothing, F("target"), F("kind"),
            F("proposed_on"),
        ),
        all=True,
    )  # fmt: skip
    found = [Proposal(*row) for row in rows]
    return sorted(found, key=lambda one: (one.on, one.about, one.number))
