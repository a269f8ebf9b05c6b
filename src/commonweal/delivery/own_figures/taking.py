"""Keep signed figures as extracts with their receipts, for the next build to use."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonweal.delivery.models import OwnFigures
from commonweal.delivery.own_figures.actions import mark_taken
from commonweal.delivery.own_figures.queries import signed
from commonweal.measures.extracts import ingest
from commonweal.measures.sources.origins import Origin
from commonweal.measures.store import Store, StoreError

KEPT = {"read", "unchanged"}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many were kept, and why others were not; those are tried again."""

    kept: int
    refused: tuple[str, ...]


def take_in(strategy: str, store: Store, on: date) -> TakenIn:
    """Keep every table that is signed off and not kept yet.

    A table that was kept, and whose mark was lost when the machine died, is found unchanged.
    """
    kept, refused = 0, []
    for one in signed(strategy):
        told = _keep(one, store)
        if told:
            refused.append(f"own figures {one.pk}: {told}")
        else:
            mark_taken(one, one.sha256[:16], on)
            kept += 1
    return TakenIn(kept, tuple(refused))


def _keep(one: OwnFigures, store: Store) -> str:
    """Why a table could not be kept; empty when it was."""
    origin = Origin(
        publisher=one.publisher,
        title=one.title,
        licence=one.licence,
        copied_from=f"data desk, own figures {one.pk}, entered {one.entered_on.isoformat()}",
        vintage=one.vintage.isoformat(),
        vintage_order=one.vintage.isoformat(),
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"own-figures-{one.pk}.csv"
        path.write_text(one.content, encoding="utf-8", newline="")
        try:
            outcome = ingest([path], store, {one.sha256: origin})[0]
        except StoreError as fault:
            return str(fault)
    return "" if outcome.outcome in KEPT else outcome.reason
