"""Ends of the log that were kept beside it: in packs, decisions and signed reports."""

from __future__ import annotations

from commonweal.delivery.models import Decision, FrozenPack, SignedReport
from commonweal.people.models.event import NOTHING_BEFORE


def kept_heads() -> tuple[str, ...]:
    """Every end of the log that a row holds; a log that was cut or made anew lacks some."""
    asked = [
        model.objects.order_by().values_list("chain_head")
        for model in (Decision, FrozenPack, SignedReport)
    ]
    held = {head for (head,) in asked[0].union(*asked[1:])}
    return tuple(sorted(held - {NOTHING_BEFORE}))
