"""The wards of the place that is read for; none where no list of them is held."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from commonweal.measures.wards import TABLE, load_wards
from commonweal.publication.locations import project
from commonweal.publication.reading import Reading


def wards_of(reading: Reading) -> dict[str, str]:
    """Names of wards by code, in the order of names."""
    return wards_at(reading.place.code)


def wards_at(authority: str) -> dict[str, str]:
    """Names of an authority's wards by code, in the order of names."""
    folder = project() / "figures" / "reference"
    path = folder / TABLE
    stamp = path.stat().st_mtime_ns if path.exists() else 0
    return dict(_held(folder, authority, stamp))


@lru_cache(maxsize=8)
def _held(folder: Path, authority: str, _stamp: int) -> tuple[tuple[str, str], ...]:
    return tuple(load_wards(folder, authority).items())
