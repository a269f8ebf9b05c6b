"""The small areas of a place: their people, and how many of them are deprived of income."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commonweal.measures import engine

TABLE = "small_areas.parquet"


@dataclass(frozen=True, slots=True)
class SmallPlace:
    """A small area; ``deprived`` is None where no count of people deprived of income is held."""

    code: str
    name: str
    people: float
    deprived: float | None


def small_places(release: Path, authority: str) -> tuple[SmallPlace, ...]:
    """Read the small areas of an authority from a release; none where it holds no such table."""
    path = release / TABLE
    if not path.exists():
        return ()
    con = engine.connect()
    con.read_parquet(str(path)).create_view("small_places", replace=True)
    held = {name for name, *_ in con.execute("DESCRIBE small_places").fetchall()}
    deprived = "deprived" if "deprived" in held else "NULL"
    rows = con.execute(
        f"SELECT code, name, population, {deprived} FROM small_places"
        " WHERE authority = ? AND population > 0 ORDER BY code",
        [authority],
    ).fetchall()
    return tuple(SmallPlace(c, n, p, None if d is None or d != d else d) for c, n, p, d in rows)
