"""A county's figure where the source has only districts: their sum, when all are present."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from commonweal.facts.card import Card, ValueKind
from commonweal.facts.period import Period
from commonweal.measures.calculate import Calculated
from commonweal.measures.places import Places
from commonweal.measures.row import Row

CLOSE = 0.006
"""Relative distance beyond which a published rate is not held for that of the row's own counts."""


def add_county_sums(cards: Iterable[Card], places: Places, out: Calculated) -> None:
    """Sum the districts of every county that has no figure of its own, then leave them out.

    Rates are never added: numerators and denominators are, and the rate is computed of the sums.
    """
    by_id = {card.id: card for card in cards}
    districts = districts_by_county(places)
    for key, rows in out.series.items():
        summed: list[Row] = []
        for _, vintage in groupby(rows, key=lambda row: row.source[3]):
            summed += _with_counties(by_id[key[0]], list(vintage), districts, places)
        out.series[key] = _used_once(summed)


def districts_by_county(places: Places) -> dict[str, tuple[str, ...]]:
    """Codes of a county's districts, by the county's code."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, area in sorted(places.areas.items()):
        if area.kind == "district":
            found[area.parent].append(code)
    return {county: tuple(codes) for county, codes in found.items()}


def _with_counties(
    card: Card, rows: list[Row], districts: Mapping[str, tuple[str, ...]], places: Places
) -> list[Row]:
    kept = [row for row in rows if places.areas[row.area].kind != "district"]
    if len(kept) == len(rows):
        return rows
    held = {(row.area, row.period): row for row in rows}
    for county, codes in districts.items():
        for period in sorted({row.period for row in rows if row.area in codes}):
            if (county, period) not in held:
                kept += _sum(card, county, codes, period, held)
    return sorted(kept, key=lambda row: (row.area, row.period))


def _used_once(rows: list[Row]) -> list[Row]:
    """Use no sum where another part of the publication has the county's own figure, or a sum."""
    own = {row.cell_of_series for row in rows if row.newest and not row.summed}
    for row in rows:
        if row.newest and row.summed:
            row.newest = row.cell_of_series not in own
            own.add(row.cell_of_series)
    return rows


def _sum(
    card: Card,
    county: str,
    codes: tuple[str, ...],
    period: Period,
    held: Mapping[tuple[str, Period], Row],
) -> list[Row]:
    rows = [held[code, period] for code in codes if (code, period) in held]
    if len(rows) < len(codes):
        return []
    count = _total([row.count for row in rows])
    denominator = _total([row.denominator for row in rows])
    if card.value_kind is ValueKind.COUNT:
        value = _total([row.value for row in rows])
    elif all(_made_of_counts(card, row) for row in rows) and denominator:
        value = card.multiplier * (count or 0.0) / denominator
    else:
        return []
    if value is None:
        return []
    note = f"summed here from its {len(rows)} districts"
    told = replace(rows[0], area=county, held_area=county, note=note, trend="")
    told.newest = any(row.newest for row in rows)
    figure = replace(told, value=value, count=count, denominator=denominator)
    return [replace(figure, lower=None, upper=None, comparison=0, withheld=False, summed=True)]


def _total(values: list[float | None]) -> float | None:
    held = [value for value in values if value is not None]
    return sum(held) if len(held) == len(values) else None


def _made_of_counts(card: Card, row: Row) -> bool:
    """Whether the shown value is the multiplier × numerator ÷ denominator of the same row."""
    if row.count is None or row.denominator is None:
        return False
    if card.computed or not row.denominator:
        return True
    expected = card.multiplier * row.count / row.denominator
    return row.value is not None and abs(row.value - expected) <= CLOSE * max(expected, 1.0)
