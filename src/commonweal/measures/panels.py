"""A release opened for reading: every series as arrays, for all places at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from commonweal.facts.panel import Figures, FrozenValue, Panel
from commonweal.facts.period import Period
from commonweal.measures import engine
from commonweal.measures.calculate import OTHER_UNIT
from commonweal.measures.places import Places, load_places
from commonweal.measures.release import Manifest, read_manifest
from commonweal.measures.store import StoreError

Key = tuple[str, str, str, str]
Columns = dict[str, np.ndarray[Any, Any]]
Whole = np.ndarray[Any, Any]
_SPANS = """
SELECT card, series, grouping, grp, min(row), max(row)
FROM (SELECT *, row_number() OVER () - 1 AS row FROM read_parquet('{path}'))
GROUP BY ALL ORDER BY min(row)
"""
_EPOCH = date(1970, 1, 1)
_DAYS = ("period_start", "period_end")


@dataclass(frozen=True)
class Release:
    """A release as the rest of the house reads it; nothing in it can be changed."""

    home: Path

    @cached_property
    def manifest(self) -> Manifest:
        return read_manifest(self.home)

    @property
    def id(self) -> str:
        return self.manifest.id

    @cached_property
    def places(self) -> Places:
        try:
            return load_places(self.home)
        except duckdb.Error as fault:
            told = f"the release {self.home.name} is damaged: run 'commonweal verify'"
            raise StoreError(told) from fault

    @cached_property
    def _neighbours(self) -> dict[tuple[str, str], list[tuple[str, int, str]]]:
        path = self.home / "neighbours.parquet"
        if not path.exists():
            return {}
        rows = engine.connect().execute(
            "SELECT comparator_set, area, dated, position, neighbour FROM read_parquet(?)",
            [str(path)],
        )
        held: dict[tuple[str, str], list[tuple[str, int, str]]] = defaultdict(list)
        for name, area, dated, position, neighbour in rows.fetchall():
            held[name, area].append((dated, position, neighbour))
        return held

    def neighbours(self, comparator_set: str, area: str) -> tuple[str, ...]:
        """Codes of the newest version of a comparator set, nearest first; empty when none."""
        held = self._neighbours.get((comparator_set, area), [])
        newest = max((dated for dated, _, _ in held), default="")
        return tuple(code for dated, _, code in sorted(held) if dated == newest)

    @cached_property
    def columns(self) -> Columns:
        """The whole table of series, as columns."""
        path = str(self.home / "series.parquet").replace("'", "''")
        try:
            return engine.columns_of(engine.connect(), f"SELECT * FROM read_parquet('{path}')")
        except duckdb.Error as fault:
            told = f"the release {self.home.name} is damaged: run 'commonweal verify'"
            raise StoreError(told) from fault

    @cached_property
    def _spans(self) -> dict[Key, Whole]:
        """Rows of each series; they stand together, for the table is written in order of key."""
        path = str(self.home / "series.parquet").replace("'", "''")
        _ = self.columns  # tells of a damaged file first
        rows = engine.connect().execute(_SPANS.format(path=path)).fetchall()
        return {row[:4]: np.arange(row[4], row[5] + 1) for row in rows}

    def keys(self) -> list[Key]:
        """Every (card, series, grouping, group) that has a row."""
        return list(self._spans)

    def span(self, key: Key) -> np.ndarray[Any, Any]:
        """Numbers of the rows of one series in ``columns``."""
        return self._spans.get(key, np.array([], dtype=int))

    def rows(self, key: Key, area: str | None = None) -> list[dict[str, Any]]:
        """Rows of one series, all vintages, of one area or of all."""
        span = self._spans.get(key)
        if span is None:
            return []
        if area is not None:
            span = span[self.columns["area"][span] == area]
        names = list(self.columns)
        taken = [self.columns[name][span].tolist() for name in names]
        return [dict(zip(names, values, strict=True)) for values in zip(*taken, strict=True)]

    def panel(self, card: str, series: str, grouping: str = "", group: str = "") -> Panel | None:
        """The newest vintage of one series for all places; None when it has no row."""
        span = self._spans.get((card, series, grouping, group))
        if span is None:
            return None
        newest = span[self.columns["newest"][span].astype(bool)]
        periods = np.unique(self._time[0][newest])
        places, beside = self.places.panel, self.places.beside
        return Panel(
            measure=":".join(part for part in (card, series, grouping, group) if part),
            places=self._figures(newest, places, periods),
            others=self._figures(newest, beside, periods),
            size=self._sizes,
            vintage=_first(self.columns["vintage"][newest]),
            earliest=self._earliest(span),
        )

    @cached_property
    def _sizes(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        held = [self.places.areas[code].children for code in self.places.panel]
        sizes = np.array([np.nan if size is None else size for size in held], dtype=float)
        return np.where(np.isnan(sizes), np.nanmedian(sizes), sizes)

    @cached_property
    def _time(self) -> tuple[Whole, tuple[Period, ...]]:
        """For every row the number of its period, and the periods by that number, by end."""
        table = self.columns
        starts, ends = (table[n].astype("datetime64[D]").astype(int) for n in _DAYS)
        pairs, first, number = np.unique(
            np.stack([ends, starts], axis=1), axis=0, return_index=True, return_inverse=True
        )
        labels = table["period"][first].tolist()
        periods = tuple(
            Period(_EPOCH + timedelta(int(end)), _EPOCH + timedelta(int(start)), label)
            for (end, start), label in zip(pairs, labels, strict=True)
        )
        return number.reshape(-1), periods

    @cached_property
    def _codes(self) -> tuple[Whole, dict[str, int]]:
        """For every row the number of its area, and the numbers by code."""
        codes, number = np.unique(self.columns["area"].astype(str), return_inverse=True)
        return number.reshape(-1), {code: n for n, code in enumerate(codes.tolist())}

    def _figures(self, span: Whole, areas: tuple[str, ...], periods: Whole) -> Figures:
        """Rows of one vintage as arrays; ``periods`` are numbers of ``_time``, in order."""
        area_of, numbers = self._codes
        row_of = np.full(len(numbers) + 1, -1)
        for row, code in enumerate(areas):
            row_of[numbers.get(code, len(numbers))] = row
        row_of[len(numbers)] = -1
        rows = row_of[area_of[span]]
        kept = rows >= 0
        taken = span[kept]
        cells = (rows[kept], np.searchsorted(periods, self._time[0][taken]))
        shape = (len(areas), len(periods))
        floats = {
            name: _filled(shape, np.nan, cells, self.columns[name][taken])
            for name in ("value", "lower", "upper", "count", "denominator")
        }
        comparison = _filled(shape, 0, cells, self.columns["comparison"][taken]).astype(np.int8)
        withheld = _filled(shape, 0, cells, self.columns["withheld"][taken]).astype(bool)
        confidence = self.columns["confidence"][taken]
        level = float(confidence[0]) if len(confidence) else 95.0
        labels = tuple(self._time[1][n] for n in periods.tolist())
        return Figures(
            areas, labels, comparison=comparison, withheld=withheld, confidence=level, **floats
        )

    def _earliest(self, span: Whole) -> dict[str, tuple[FrozenValue, ...]]:
        """For each area and period the value of the oldest vintage that holds it."""
        table = self.columns
        held = ~np.isnan(table["value"][span]) | (table["note"][span] == OTHER_UNIT)
        oldest_first = span[held][::-1]  # rows stand newest vintage first
        cell = self._codes[0][oldest_first] * len(self._time[1]) + self._time[0][oldest_first]
        _, first = np.unique(cell, return_index=True)
        chosen = oldest_first[first]
        by_area: dict[str, list[FrozenValue]] = defaultdict(list)
        for area, period, value, vintage in zip(
            table["area"][chosen].tolist(),
            self._time[0][chosen].tolist(),
            table["value"][chosen].tolist(),
            table["vintage"][chosen].tolist(),
            strict=True,
        ):
            by_area[area].append(FrozenValue(self._time[1][period], value, vintage))
        return {area: tuple(values) for area, values in by_area.items()}


def _filled(
    shape: tuple[int, int], empty: float, cells: Any, values: np.ndarray[Any, Any]
) -> np.ndarray[Any, np.dtype[np.float64]]:
    out = np.full(shape, empty, dtype=float)
    out[cells] = values
    return out


def _first(values: np.ndarray[Any, Any]) -> str:
    return str(values[0]) if len(values) else ""
