"""Gaps within a place, computed from the figures of its small areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.facts.period import parse_period
from commonweal.measures import engine
from commonweal.measures.calculate import Calculated
from commonweal.measures.row import Row
from commonweal.measures.wanted import Wanted
from commonweal.methods.inequality import linear, slope_weights
from commonweal.methods.intervals import standard_error_from_limits

SLOPE = "small_area_slope"
FEWEST = 5
Z_95 = 1.959964
_QUERY = """
SELECT o.area, o.period, o.value, o.lower, o.upper, s.authority, s.population, s.rank, s.ranking,
       o.publisher, o.dataset, o.file, o.sha256, o.line, o.vintage, o.vintage_note
FROM observations o JOIN small_areas s ON o.area = s.code
WHERE o.reader = $reader AND o.indicator = $indicator AND o.sex = $sex AND o.value IS NOT NULL
ORDER BY s.authority, s.rank, o.file
"""


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
            out.series[key] = _slopes(con, want)


def _slopes(con: engine.Connection, want: Wanted) -> list[Row]:
    chosen = want.selection
    asked = {"reader": chosen.reader, "indicator": chosen.indicator, "sex": chosen.sex}
    places: dict[tuple[str, str], dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for record in con.execute(_QUERY, asked).fetchall():
        places[record[5], record[1]].setdefault(record[0], record)
    return [
        _slope(want, authority, period, list(areas.values()))
        for (authority, period), areas in sorted(places.items())
        if len(areas) >= FEWEST
    ]


def _slope(want: Wanted, authority: str, period: str, areas: list[tuple[Any, ...]]) -> Row:
    value, lower, upper, population = (
        np.array([area[n] for area in areas], dtype=float) for n in (2, 3, 4, 6)
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
        note=f"computed here from {len(areas)} small areas ranked by {first[8]}",
        trend="",
        vintage=first[14] or first[15],
        source=(first[9], first[10], first[11], first[12]),
        line=first[13],
        cell="",
        newest=True,
    )
