"""What a release covers: places, periods and vintages of every series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from commonweal.facts.area import ENGLAND
from commonweal.facts.card import Card
from commonweal.measures.panels import Key, Release


@dataclass(frozen=True, slots=True)
class Coverage:
    """One series: how many places, regions and periods have a figure, and which places."""

    card: str
    series: str
    grouping: str
    group: str
    places: int  # upper-tier authorities
    regions: int
    england: bool
    periods: int
    first: str  # labels of the first and last period with a figure
    last: str
    vintages: tuple[str, ...]  # newest first
    rows: int
    areas: frozenset[str]

    def has(self, area: str) -> bool:
        """Whether a place has a figure."""
        return area in self.areas


def coverage(release: Release) -> list[Coverage]:
    """Every series of a release, in order of card, series and group."""
    return [_coverage(release, key) for key in sorted(release.keys())]


def cards_of_place(release: Release, cards: Iterable[Card], area: str) -> list[Card]:
    """Those cards of which some series has a figure in a place."""
    held = {one.card for one in coverage(release) if one.has(area) and not one.grouping}
    return [card for card in cards if card.id in held]


def _coverage(release: Release, key: Key) -> Coverage:
    taken = _held(release, key)
    areas = frozenset(taken["area"])
    places = set(release.places.panel)
    beside = set(release.places.beside)
    order = sorted(zip(taken["period_end"], taken["period"], strict=True))
    return Coverage(
        *key,
        places=len(areas & places),
        regions=len((areas & beside) - {ENGLAND}),
        england=ENGLAND in areas,
        periods=len(set(taken["period"])),
        first=order[0][1] if order else "",
        last=order[-1][1] if order else "",
        vintages=tuple(dict.fromkeys(taken["vintage"])),
        rows=len(taken["area"]),
        areas=areas,
    )


def _held(release: Release, key: Key) -> dict[str, list[Any]]:
    """Rows with a figure, all vintages, newest first."""
    span = release.span(key)
    held = span[np.isfinite(release.columns["value"][span])]
    names = ("area", "period", "period_end", "vintage")
    return {name: release.columns[name][held].tolist() for name in names}
