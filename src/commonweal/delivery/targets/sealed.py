"""Agreed targets as the log seals them, those that were restated or closed since too."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from commonweal.delivery.models import Target, TargetStage
from commonweal.delivery.sealing import Row, SealedKind, said

OF_TARGET = (
    "strategy", "board", "listing", "measure", "edition", "release", "form", "value", "grouping",
    "baseline", "baseline_label", "baseline_start", "baseline_end", "vintage", "due_label",
    "due_start", "due_end", "path", "rationale", "proposed_on", "agreed_on", "minute",
    "returned_why", "restates_id", "own_board",
)  # fmt: skip
LATER = ("stage", "closed_on", "closed_why")
ONCE_AGREED = (TargetStage.AGREED, TargetStage.RESTATED, TargetStage.CLOSED)


def _rows(only: Q) -> Iterator[Row]:
    for one in Target.objects.filter(only, stage__in=ONCE_AGREED):
        yield Row(str(one.pk), said(one, OF_TARGET), said(one, LATER))


TARGETS = SealedKind(
    "target",
    "target",
    frozenset({"agreed target", "restated target", "closed target"}),
    _rows,
    Target,
)
