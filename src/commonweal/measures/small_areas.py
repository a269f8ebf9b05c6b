"""Gaps within a place, computed from the figures of its small areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from commonweal.facts.period import parse_period
from commonweal.measures import engine
from commonweal.measures.calculate import Calculated
from commonweal.measures.possible import impossible, of_parts
from commonweal.measures.row import Row, Unread, place_of
from commonweal.measures.wanted import Wanted
from commonweal.methods.inequality import linear, slope_weights
from commonweal.methods.intervals import standard_error_from_limits

SLOPE = "small_area_slope"
FEWEST = 5
Z_95 = 1.959964
_QUERY = """
SELECT o.area, o.value, o.lower, o.upper, s.authority, s.population, s.rank, s.ranking,
       o.publisher, o.dataset, o.file, o.sha256, o.line, o.cell, o.vintage, o.vintage_note,
       o.period, o.numerator AS count, o.denominator
FROM observations o JOIN small_areas s ON o.area = s.code
WHERE o.reader = $reader AND o.indicator = $indicator AND o.sex = $sex AND o.value IS NOT NULL
ORDER BY s.authority, s.rank, o.file
"""


@dataclass(slots=True)
class SmallArea:
    """The figure of one small area, in the order of the query."""

    area: str
    value: float | None
    lower: float | None
    upper: float | None
    authority: str
    population: float
    rank: float
    ranking: str
    publisher: str
    dataset: str
    file: str
    sha256: str
    line: int
    cell: str
    vintage: str
    vintage_note: str
    period: str
    count: float | None
    denominator: float | None


def add_slopes(
    con: engine.Connection, wanted: Iterable[Wanted], reference: Path, out: Calculated
) -> None:
    """Add a slope index of inequality for every place whose small areas have figures.

    Small areas stand in order of deprivation (most deprived first), weighted by population; the
    limits of the slope come from the published limits of the areas, taken as independent.
    """
    path = str(reference / "small_areas.parquet")
    if not Path(path).exists():
        return
    con.read_parquet(path).create_view("small_areas", replace=True)
    for want in wanted:
        if want.card.derived == SLOPE:
            key = (want.card.id, want.series, want.grouping, want.group)
            out.series[key] = _slopes(con, want, out.unread)


def _slopes(con: engine.Connection, want: Wanted, unread: list[Unread]) -> list[Row]:
    places: dict[tuple[str, str], dict[str, SmallArea]] = defaultdict(dict)
    twice: dict[tuple[str, str], list[SmallArea]] = defaultdict(list)
    for one in _sound(con, want, unread):
        first = places[one.authority, one.period].setdefault(one.area, one)
        if first.value != one.value:
            twice[first.file, one.file].append(one)
    unread.extend(_told_twice(want.card.id, used, found) for (used, _), found in twice.items())
    return [
        _slope(want, authority, period, list(areas.values()))
        for (authority, period), areas in sorted(places.items())
        if len(areas) >= FEWEST
    ]


def _told_twice(card: str, used: str, found: list[SmallArea]) -> Unread:
    """Two files that differ on the same small areas: which is used, and for how many it matters."""
    first = found[0]
    why = (
        f"another figure than {used} has for {first.area}, {first.period}; that file is used for "
        f"{card}, here and for {len(found) - 1} more"
    )
    return card, place_of(first.file, first.line, first.cell), f"{first.value:.15g}", why


def _sound(con: engine.Connection, want: Wanted, unread: list[Unread]) -> list[SmallArea]:
    """Figures of the small areas that can be; the others are told, and no slope is made of them."""
    chosen, card = want.selection, of_parts(want.card)
    asked = {"reader": chosen.reader, "indicator": chosen.indicator, "sex": chosen.sex}
    kept = []
    for one in (SmallArea(*record) for record in con.execute(_QUERY, asked).fetchall()):
        if fault := impossible(card, one):
            place = f"{place_of(one.file, one.line, one.cell)}, {fault.field}"
            why = f"{fault.reason}; set aside from {card.id}, {one.area}, {one.period}"
            unread.append((card.id, place, f"{fault.value:.15g}", why))
        else:
            kept.append(one)
    return kept


def _slope(want: Wanted, authority: str, period: str, areas: list[SmallArea]) -> Row:
    value, lower, upper, population = (
        np.array([getattr(area, name) for area in areas], dtype=float)
        for name in ("value", "lower", "upper", "population")
    )
    se = standard_error_from_limits(lower, upper)
    gap = linear(slope_weights(population), value, se)
    first = areas[0]
    return Row(
        area=authority,
        held_area=authority,
        period=parse_period(period, want.card.period_kind),
        value=gap.delta,
        lower=gap.delta - Z_95 * gap.se,
        upper=gap.delta + Z_95 * gap.se,
        confidence=95.0,
        count=None,
        denominator=None,
        comparison=0,
        withheld=False,
        note=f"computed here from {len(areas)} small areas ranked by {first.ranking}",
        trend="",
        vintage=first.vintage or first.vintage_note,
        source=(first.publisher, first.dataset, first.file, first.sha256),
        line=first.line,
        cell="",
        newest=True,
    )
