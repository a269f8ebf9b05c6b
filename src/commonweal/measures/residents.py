"""Who lives in a place: residents by bands of age, sex and ethnic group, as a census counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commonweal.measures import engine

TABLE = "residents.parquet"


@dataclass(frozen=True, slots=True)
class Residents:
    """People of one band in a place, and the table that counted them."""

    band: str
    people: float
    source: str


def residents(release: Path, authority: str, trait: str) -> tuple[Residents, ...]:
    """Read the bands of one trait from a release; none where it holds no count of them."""
    path = release / TABLE
    if not path.exists():
        return ()
    con = engine.connect()
    con.read_parquet(str(path)).create_view("residents", replace=True)
    rows = con.execute(
        "SELECT band, people, source FROM residents WHERE authority = ? AND trait = ?"
        " ORDER BY position",
        [authority, trait],
    ).fetchall()
    return tuple(Residents(band, people, source) for band, people, source in rows)
