"""The table of all series: how it is written into a release and read back as panels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commonweal.measures import engine
from commonweal.measures.calculate import Calculated, SeriesKey
from commonweal.measures.row import Row

KEY_FIELDS = ("card", "series", "grouping", "grp")
SOURCE_FIELDS = ("publisher", "dataset", "file", "sha256")
_TEXTS = ("area", "held_area", "note", "trend", "vintage")
_NUMBERS = ("value", "lower", "upper", "confidence", "count", "denominator")


def write_series(con: engine.Connection, calculated: Calculated, path: Path) -> int:
    """Write every row of every series in a fixed order; returns how many."""
    columns: dict[str, list[Any]] = {name: [] for name in (*KEY_FIELDS, *SOURCE_FIELDS)}
    rows: list[Row] = []
    for key, row in _ordered(calculated):
        for name, value in zip(KEY_FIELDS, key, strict=True):
            columns[name].append(value)
        for name, value in zip(SOURCE_FIELDS, row.source, strict=True):
            columns[name].append(value)
        rows.append(row)
    columns |= {name: [getattr(row, name) for row in rows] for name in (*_TEXTS, *_NUMBERS)}
    columns["period_start"] = [row.period.start.isoformat() for row in rows]
    columns["period_end"] = [row.period.end.isoformat() for row in rows]
    columns["period"] = [row.period.label for row in rows]
    columns |= {name: [getattr(row, name) for row in rows] for name in ("comparison", "line")}
    columns |= {name: [getattr(row, name) for row in rows] for name in ("withheld", "newest")}
    columns["cell"] = [row.cell for row in rows]
    engine.table(con, "all_series", columns)
    engine.write_parquet(con, f"SELECT {_SELECTED} FROM all_series", path)
    return len(rows)


_SELECTED = ", ".join(
    [
        *KEY_FIELDS,
        "area, held_area, CAST(period_start AS DATE) AS period_start",
        "CAST(period_end AS DATE) AS period_end, period",
        *(f'CAST("{name}" AS DOUBLE) AS "{name}"' for name in _NUMBERS),
        "CAST(comparison AS TINYINT) AS comparison, withheld, note, trend, vintage, newest",
        *SOURCE_FIELDS,
        "CAST(line AS INTEGER) AS line, cell",
    ]
)


def _ordered(calculated: Calculated) -> Iterator[tuple[SeriesKey, Row]]:
    for key in sorted(calculated.series):
        for row in calculated.series[key]:
            yield key, row
