"""What changed between two releases: new, revised, corrected and withdrawn figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from commonweal.measures.panels import Key, Release

Cell = tuple[str, str, str]  # area, first and last day
FIGURES = ("value", "lower", "upper", "count", "denominator")


class Sort(StrEnum):
    NEW = "new"
    REVISED = "revised"  # another file says otherwise
    CORRECTED = "corrected"  # the same file, read or computed otherwise by our code
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of the newest vintage that is not as it was."""

    sort: Sort
    card: str
    series: str
    grouping: str
    group: str
    area: str
    period: str
    before: float | None
    after: float | None
    vintage_before: str
    vintage_after: str

    @property
    def measure(self) -> str:
        """Card, series and group as the addresses of pages write them."""
        return ":".join(p for p in (self.card, self.series, self.grouping, self.group) if p)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two releases, in order of measure, area and period."""

    before: str
    after: str
    rows: tuple[Change, ...]

    def of(self, sort: Sort) -> tuple[Change, ...]:
        """Changes of one sort."""
        return tuple(row for row in self.rows if row.sort is sort)

    def of_area(self, area: str) -> tuple[Change, ...]:
        """Changes in one place."""
        return tuple(row for row in self.rows if row.area == area)

    @property
    def counts(self) -> dict[str, int]:
        """How many figures are new, revised, corrected and withdrawn."""
        found = Counter(row.sort for row in self.rows)
        return {sort.value: found[sort] for sort in Sort}

    def lines(self) -> list[str]:
        """A line for each measure that changed, then the sums."""
        by_measure: dict[str, Counter[str]] = {}
        for row in self.rows:
            by_measure.setdefault(row.measure, Counter())[row.sort.value] += 1
        told = [f"{name}: {_told(counts)}" for name, counts in by_measure.items()]
        return [*told, f"{self.before} to {self.after}: {_told(self.counts) or 'no difference'}"]

    def as_dict(self) -> dict[str, Any]:
        """Both ids, the sums and every change."""
        rows = [asdict(row) | {"sort": row.sort.value} for row in self.rows]
        return {"before": self.before, "after": self.after, "counts": self.counts, "changes": rows}


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[sort.value]} {sort.value}" for sort in Sort if counts[sort.value])


def compare_releases(before: Release, after: Release) -> Changes:
    """Compare the newest vintages of every series, figure by figure."""
    keys = sorted({*before.keys(), *after.keys()})
    rows = tuple(row for key in keys for row in _of_series(key, before, after))
    return Changes(before.id, after.id, rows)


def _of_series(key: Key, before: Release, after: Release) -> Iterator[Change]:
    old, new = _cells(before, key), _cells(after, key)
    for cell in sorted({*old, *new}):
        was, now = old.get(cell), new.get(cell)
        sort = _sort(was, now)
        if sort is not None:
            yield _change(sort, key, cell[0], was, now)


def _sort(was: dict[str, Any] | None, now: dict[str, Any] | None) -> Sort | None:
    if was is None:
        return Sort.NEW
    if now is None:
        return Sort.WITHDRAWN
    if all(was[name] == now[name] for name in FIGURES):
        return None
    return Sort.CORRECTED if was["sha256"] == now["sha256"] else Sort.REVISED


def _change(
    sort: Sort, key: Key, area: str, was: dict[str, Any] | None, now: dict[str, Any] | None
) -> Change:
    held = now or was or {}
    return Change(
        sort,
        *key,
        area=area,
        period=held["period"],
        before=was["value"] if was else None,
        after=now["value"] if now else None,
        vintage_before=was["vintage"] if was else "",
        vintage_after=now["vintage"] if now else "",
    )


def _cells(release: Release, key: Key) -> dict[Cell, dict[str, Any]]:
    """Rows of the newest vintage that hold a figure, by area and span of days."""
    span = release.span(key)
    table = release.columns
    kept = span[table["newest"][span].astype(bool) & np.isfinite(table["value"][span])]
    names = ("area", "period_start", "period_end", "period", "vintage", "sha256", *FIGURES)
    columns = {name: table[name][kept].tolist() for name in names}
    cells: dict[Cell, dict[str, Any]] = {}
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(names, values, strict=True))
        for name in FIGURES:
            row[name] = None if row[name] != row[name] else row[name]
        cells[row["area"], str(row["period_start"])[:10], str(row["period_end"])[:10]] = row
    return cells
