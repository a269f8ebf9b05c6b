"""Figures as they stood: a release of the past, read as of its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commonweal.measures.panels import Release
from commonweal.measures.store import Store, StoreError
from commonweal.publication.editions import EditionError, under_edition
from commonweal.publication.locations import data_dir
from commonweal.publication.reading import Reading
from commonweal.publication.rows import MeasureRow, measure_row

MOST = 6
_kept: dict[tuple[tuple[str, str, str], Path, date], Reading] = {}


@dataclass(frozen=True, slots=True)
class Stood:
    """A reading of the past, or None with the release or edition that is not in hand."""

    reading: Reading | None
    absent: str = ""


def stood(reading: Reading, release: str, edition: str, day: date) -> Stood:
    """The reading as of a release, an edition and a day, as far as they are still in hand."""
    store = Store(data_dir())
    try:
        reading = under_edition(reading, store, edition)
    except EditionError:
        return Stood(None, f"edition {edition}")
    if (release, day) == (reading.release.id, reading.today):
        return Stood(reading)
    home = store.releases / release
    if not home.is_dir():
        return Stood(None, f"release {release}")
    try:
        return Stood(_read(reading, home, day))
    except StoreError:
        return Stood(None, f"release {release}")


def _read(reading: Reading, home: Path, day: date) -> Reading:
    """A few readings of the past are kept, each under the key of the one in service."""
    if (found := _kept.get((reading.key, home, day))) is None:
        if len(_kept) >= MOST:
            _kept.pop(next(iter(_kept)), None)
        found = replace(reading, release=Release(home), today=day)
        _kept[reading.key, home, day] = found
    return found


def rows_served(reading: Reading, serves: tuple[tuple[str, str], ...]) -> list[MeasureRow]:
    """Rows of the measures that a decision serves, directly or through a priority."""
    listings = {item for kind, item in serves if kind in {"listing", "measure"}}
    priorities = {item for kind, item in serves if kind == "priority"}
    return [
        measure_row(measure)
        for one in reading.listed
        if one.listing.id in listings or (one.priority and one.priority.id in priorities)
        for measure in one.measures
    ]
