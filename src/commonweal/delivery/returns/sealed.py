"""Accepted returns as the log seals them: every word of the board, and what stood beside it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, Q

from commonweal.delivery.models import Entry, Return, Stage
from commonweal.delivery.sealing import Row, SealedKind, said

OF_RETURN = ("strategy", "board", "edition", "release", "stage", "submitted_on", "accepted_on",
             "returned_on", "returned_why", "own_board")  # fmt: skip
OF_ENTRY = ("subject", "item", "said", "done", "asks", "seen")


def _rows(only: Q) -> Iterator[Row]:
    entries = Prefetch("entries", Entry.objects.order_by("subject", "item"))
    accepted = Return.objects.filter(only, stage=Stage.ACCEPTED)
    for one in accepted.select_related("round").prefetch_related(entries):
        told = said(one, OF_RETURN) | {"round": said(one.round, ("since", "until"))}
        told["entries"] = [said(entry, OF_ENTRY) for entry in one.entries.all()]
        yield Row(str(one.pk), told)


RETURNS = SealedKind("return", "return", frozenset({"accepted return"}), _rows, Return)
