"""Items of the strategy that rows hold: an edition that drops one of them does not compile."""

from __future__ import annotations

from commonweal.delivery.models import (
    Entry,
    PlanAction,
    PriorityReview,
    Raised,
    Return,
    Target,
)
from commonweal.people.models import Office


def ids_in_use(strategy: str) -> frozenset[tuple[str, str]]:
    """(kind, id) of every listing, priority and body that a row of this strategy names."""
    targets = Target.objects.filter(strategy=strategy).values_list("listing", "board").distinct()
    found = {("listing", one) for one, _board in targets}
    for rows in (
        Entry.objects.filter(filing__strategy=strategy),
        Raised.objects.filter(strategy=strategy),
    ):
        found |= set(rows.values_list("subject", "item").distinct())
    reviewed = PriorityReview.objects.filter(review__strategy=strategy)
    found |= {("priority", one) for one in reviewed.values_list("priority", flat=True).distinct()}
    planned = PlanAction.objects.filter(plan__strategy=strategy)
    planned = planned.exclude(plan__stage="draft")  # a draft may name what there is not
    for priorities, listings in planned.values_list("priorities", "measures"):
        found |= {("priority", one) for one in priorities}
        found |= {("listing", one) for one in listings}
    boards = {board for _listing, board in targets}
    boards |= set(Return.objects.filter(strategy=strategy).values_list("board", flat=True))
    boards |= set(Office.objects.filter(strategy=strategy).values_list("board", flat=True))
    found |= {("body", one) for one in boards if one}
    return frozenset(one for one in found if one[0] in {"listing", "priority", "body"})
