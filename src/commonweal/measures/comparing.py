"""What changed between two releases: new, revised, corrected and withdrawn figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from commonweal.measures import engine
from commonweal.measures.panels import Release

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


_KEY = ("card", "series", "grouping", "grp", "area", "period_start", "period_end")
_HELD = """
SELECT {key}, period, vintage, sha256, {figures} FROM read_parquet('{path}')
WHERE newest AND value IS NOT NULL
"""
_COMPARED = """
SELECT {key}, coalesce(b.period, a.period), a.value, b.value, a.vintage, b.vintage, a.sha256,
       b.sha256
FROM ({before}) a FULL JOIN ({after}) b USING ({key})
WHERE a.sha256 IS NULL OR b.sha256 IS NULL OR {differs}
ORDER BY {key}
"""


def compare_releases(before: Release, after: Release) -> Changes:
    """Compare the newest vintages of every series, figure by figure."""
    key = ", ".join(_KEY)
    query = _COMPARED.format(
        key=key,
        before=_held(before, key),
        after=_held(after, key),
        differs=" OR ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in FIGURES),
    )
    rows = engine.connect().execute(query).fetchall()
    return Changes(before.id, after.id, tuple(_change(row) for row in rows))


def _held(release: Release, key: str) -> str:
    path = str(release.home / "series.parquet").replace("'", "''")
    return _HELD.format(key=key, figures=", ".join(f'"{name}"' for name in FIGURES), path=path)


def _change(row: tuple[Any, ...]) -> Change:
    card, series, grouping, group, area = row[:5]
    period, was, now, vintage_before, vintage_after, file_before, file_after = row[7:]
    return Change(
        sort=_sort(file_before, file_after),
        card=card,
        series=series,
        grouping=grouping,
        group=group,
        area=area,
        period=period,
        before=was,
        after=now,
        vintage_before=vintage_before or "",
        vintage_after=vintage_after or "",
    )


def _sort(file_before: str | None, file_after: str | None) -> Sort:
    if file_before is None:
        return Sort.NEW
    if file_after is None:
        return Sort.WITHDRAWN
    return Sort.CORRECTED if file_before == file_after else Sort.REVISED
