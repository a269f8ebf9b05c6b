"""The figures a project carries, and whether they were made for the catalogue it has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from commonweal.facts.card import Card, ValueKind
from commonweal.measures.small_areas import SLOPE
from commonweal.measures.store import short_id
from commonweal.measures.wanted import Wanted, wanted_rows

PACKAGE = "datapackage.json"
SELECTIONS = "selections"
"""Key of the data package: what the catalogue asked for when the figures were made."""


def selections_id(cards: Iterable[Card]) -> str:
    """Hash of what a catalogue asks of the sources; its words, units and limits do not count."""
    return short_id(sorted({tuple(map(str, _asked(one))) for one in wanted_rows(cards)}))


def _asked(want: Wanted) -> tuple[object, ...]:
    """What decides which rows are kept: the selection, districts for counts, small areas."""
    chosen = want.selection
    rows = (chosen.reader, chosen.indicator, chosen.sex, chosen.age)
    kept = (want.card.value_kind is ValueKind.COUNT, want.card.derived == SLOPE)
    return (*rows, chosen.group_kind, chosen.group, *kept)


def made_for_another_catalogue(figures: Path, cards: Iterable[Card]) -> str:
    """What to say when figures were made for other selections; empty when they were for these.

    A folder without a package, or a package that does not say (a place's own), is let pass.
    """
    try:
        held = json.loads((figures / PACKAGE).read_text()).get(SELECTIONS, "")
    except (OSError, ValueError, AttributeError):
        return ""
    wanted = selections_id(cards)
    if held in {"", wanted}:
        return ""
    return (
        f"{figures.name}/{PACKAGE}: made for other selections ({held!r}) than the catalogue has "
        f"({wanted!r}), so figures may be missing. Run 'make figures' beside the raw files, or "
        "ingest the files that the changed cards name."
    )
