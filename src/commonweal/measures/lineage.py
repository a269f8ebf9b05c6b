"""The way of one figure: from the release back to the line of the file it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from commonweal.facts.area import ENGLAND
from commonweal.facts.card import Card
from commonweal.measures import engine
from commonweal.measures.panels import Key, Release
from commonweal.measures.pipeline import calculate_all
from commonweal.measures.receipts import OBSERVATIONS, Held, observations, receipts
from commonweal.measures.reread import read_again, stored_line
from commonweal.measures.row import Row
from commonweal.measures.store import Store

FIGURES = ("value", "lower", "upper", "count", "denominator")


class NoSuchFigureError(LookupError):
    """Nothing of that measure, area and period is held; the message says what is."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure, the line it stands on, and the same figure read again."""

    release: str
    measure: str
    area: str
    area_name: str
    period: str
    figure: Mapping[str, float | None]
    publisher: str
    dataset: str
    vintage: str
    note: str
    file: str
    sha256: str
    line: int
    cell: str
    held: bool  # the file as published is kept here
    stored: tuple[str, ...]  # the line as stored in that file, or the row of figures/
    again: Mapping[str, float | None]

    @property
    def agrees(self) -> bool:
        """Whether the figure read again is the figure of the release, to the last digit."""
        return dict(self.figure) == dict(self.again)

    def lines(self) -> list[str]:
        """The trace in words."""
        where = f"line {self.line}" + (f", {self.cell}" if self.cell else "")
        kept = (
            "kept as received"
            if self.held
            else "the file as published is not held here; its row in figures/ is shown"
        )
        shown = [f"  {text}" for text in self.stored]
        verdict = "the same figure" if self.agrees else f"NOT the same: {_told(self.again)}"
        return [
            f"{self.measure}, {self.area_name} ({self.area}), {self.period}: {_told(self.figure)}",
            f"release {self.release}",
            f"{self.publisher}: {self.dataset}, vintage {self.vintage}",
            *([f"note: {self.note}"] if self.note else []),
            f"file {self.file}, {where}; {kept}",
            f"sha256 {self.sha256}",
            *shown,
            f"read again: {verdict}",
        ]

    def as_dict(self) -> dict[str, Any]:
        """Everything, and whether the two figures agree."""
        return asdict(self) | {"agrees": self.agrees}


def _told(figure: Mapping[str, float | None]) -> str:
    return ", ".join(f"{name} {value!r}" for name, value in figure.items() if value is not None)


def trace(
    release: Release,
    store: Store,
    cards: Mapping[str, Card],
    reference: Path,
    asked: tuple[str, str, str],
    vintage: str = "",
) -> Trace:
    """Follow (measure, area, period) back to its source; raises ``NoSuchFigureError``.

    Of several vintages the one used is followed, or the one named.
    """
    measure, area_text, period = asked
    key = _key(release, measure)
    area = _area(release, area_text)
    row = _row(_rows(release, key, area, vintage), key, area, period)
    sources = _sources(store, row["sha256"])
    if not sources:
        raise NoSuchFigureError(
            f"{row['file']} (sha256 {row['sha256']}) is held no more: ingest it again"
        )
    raw = [(home, receipt) for home, receipt in sources if receipt["sha256"] == row["sha256"]]
    con = engine.connect()
    if raw:
        stored = stored_line(raw[0][0] / raw[0][1]["file"], row["line"], row["cell"])
        read_again(con, *raw[0])
    else:
        _load_figures(con, sources, row["sha256"])
        stored = _row_of_figures(con, row)
    again = _again(con, cards[key[0]], reference, key, row)
    place = release.places.areas.get(area)
    return Trace(
        release=release.id,
        measure=_joined(key),
        area=area,
        area_name=place.name if place else area,
        period=row["period"],
        figure=_plain(row),
        again=again,
        held=bool(raw),
        stored=stored,
        **{name: row[name] for name in _COPIED},
    )


_COPIED = ("publisher", "dataset", "vintage", "note", "file", "sha256", "line", "cell")


def _joined(key: Key) -> str:
    return ":".join(part for part in key if part)


def _key(release: Release, measure: str) -> Key:
    held = release.keys()
    keys = {_joined(key): key for key in held}
    if measure in keys:
        return keys[measure]
    of_card = [key for key in keys.values() if key[0] == measure and not key[2]]
    if len(of_card) == 1:
        return of_card[0]
    near = [name for name in keys if name.partition(":")[0] == measure.partition(":")[0]]
    if near:
        raise NoSuchFigureError(f"{measure!r} may be any of these: {', '.join(sorted(near))}")
    raise NoSuchFigureError(f"no measure {measure!r} is held; see 'commonweal assess'")


def _area(release: Release, text: str) -> str:
    held = release.places.areas
    if text.upper() in held:
        return text.upper()
    if text.casefold() in {"england", ENGLAND.casefold()}:
        return ENGLAND
    found = [a for a in held.values() if a.name.casefold() == text.strip().casefold()]
    found = found or release.places.find(text)
    if len(found) != 1:
        told = ", ".join(f"{a.code} {a.name}" for a in found) or "none"
        raise NoSuchFigureError(f"{text!r} is no one area; like it: {told}")
    return found[0].code


def _rows(release: Release, key: Key, area: str, vintage: str) -> list[dict[str, Any]]:
    """Rows of an area that are used, or those of a vintage."""
    held = release.rows(key, area)
    if not held:
        raise NoSuchFigureError(f"{_joined(key)} has no figure of {area}")
    if not vintage:
        return [row for row in held if row["newest"]]
    rows = [row for row in held if row["vintage"] == vintage]
    if not rows:
        told = ", ".join(dict.fromkeys(row["vintage"] for row in held))
        raise NoSuchFigureError(
            f"{_joined(key)} has no vintage {vintage!r} of {area}; held are {told}"
        )
    return rows


def _row(rows: list[dict[str, Any]], key: Key, area: str, period: str) -> dict[str, Any]:
    if not rows:
        raise NoSuchFigureError(f"{_joined(key)} has no figure of {area} that is used")
    if period == "latest":
        held = [row for row in rows if row["value"] == row["value"]] or rows
        return max(held, key=lambda row: row["period_end"])
    plain = period.replace("-", "–").casefold()
    for row in rows:
        day = str(row["period_end"])[:10]
        if row["period"].casefold() in {plain, period.casefold()} or day == period:
            return row
    told = ", ".join(row["period"] for row in rows)
    raise NoSuchFigureError(f"{_joined(key)} has no period {period!r} of {area}; held are {told}")


def _sources(store: Store, sha256: str) -> list[Held]:
    """Extracts with rows read from the file of that hash: the file itself first."""
    held = observations(list(receipts(store)))
    return [one for one in held if one[1]["sha256"] == sha256] or [
        one for one in held if _speaks_of(one[0] / OBSERVATIONS, sha256)
    ]


def _speaks_of(path: Path, sha256: str) -> bool:
    query = "SELECT 1 FROM read_parquet(?) WHERE sha256 = ? LIMIT 1"
    return bool(engine.connect().execute(query, [str(path), sha256]).fetchall())


def _load_figures(con: engine.Connection, sources: list[Held], sha256: str) -> None:
    paths = [str(home / OBSERVATIONS) for home, _ in sources]
    query = "CREATE TABLE observations AS SELECT * FROM read_parquet(?) WHERE sha256 = ?"
    con.execute(query, [paths, sha256])


def _row_of_figures(con: engine.Connection, row: dict[str, Any]) -> tuple[str, ...]:
    query = "SELECT * FROM observations WHERE sha256 = ? AND line = ? AND cell = ?"
    asked = [row["sha256"], row["line"], row["cell"]]
    found = con.execute(query, asked)
    names = [column[0] for column in found.description]
    return tuple(
        "; ".join(f"{n} {v}" for n, v in zip(names, held, strict=True) if v not in {None, ""})
        for held in found.fetchall()
    )


def _again(
    con: engine.Connection, card: Card, reference: Path, key: Key, row: dict[str, Any]
) -> dict[str, float | None]:
    """The figure as the calculation gives it from nothing but the source of the row."""
    series = calculate_all(con, [card], reference).series.get(key, [])
    for found in series:
        if _same_cell(found, row):
            return {name: getattr(found, name) for name in FIGURES}
    return dict.fromkeys(FIGURES)


def _same_cell(found: Row, row: dict[str, Any]) -> bool:
    days = (found.period.start.isoformat(), found.period.end.isoformat())
    held = (str(row["period_start"])[:10], str(row["period_end"])[:10])
    return found.area == row["area"] and days == held


def _plain(row: dict[str, Any]) -> dict[str, float | None]:
    return {name: None if row[name] != row[name] else row[name] for name in FIGURES}
