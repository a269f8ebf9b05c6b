"""Agreed amendments as the log seals them: the strategy compiles with them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from commonweal.delivery.models import AmendmentRow, AmendmentStage
from commonweal.delivery.sealing import Row, SealedKind, said

OF_AMENDMENT = (
    "strategy", "board", "review_id", "edition", "kind", "target", "item", "field", "old", "new",
    "since", "reason", "consultation", "stage", "proposed_on", "minute", "agreed_on", "closed_on",
    "closed_why",
)  # fmt: skip


def _rows(only: Q) -> Iterator[Row]:
    for one in AmendmentRow.objects.filter(only, stage=AmendmentStage.AGREED):
        yield Row(str(one.pk), said(one, OF_AMENDMENT))


AMENDMENTS = SealedKind(
    "amendment", "amendment", frozenset({"agreed amendment"}), _rows, AmendmentRow
)
