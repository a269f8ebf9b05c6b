"""Small areas of a place as a release holds them."""

from __future__ import annotations

from pathlib import Path

from commonweal.measures import engine
from commonweal.measures.small_places import TABLE, SmallPlace, small_places


def written(folder: Path, **columns: list[object]) -> Path:
    con = engine.connect()
    engine.table(con, "s", columns)
    engine.write_parquet(con, "SELECT * FROM s", folder / TABLE)
    return folder


def test_areas_of_the_place_alone_with_unknown_as_none(tmp_path: Path):
    home = written(
        tmp_path,
        code=["X2", "X1", "Y1"],
        name=["Two", "One", "Other"],
        authority=["X", "X", "Y"],
        population=[10.0, 20.0, 5.0],
        deprived=[float("nan"), 4.0, 1.0],
    )

    assert small_places(home, "X") == (
        SmallPlace("X1", "One", 20.0, 4.0),
        SmallPlace("X2", "Two", 10.0, None),
    )


def test_a_release_without_the_table_or_the_count(tmp_path: Path):
    assert small_places(tmp_path, "X") == ()
    home = written(tmp_path, code=["X1"], name=["One"], authority=["X"], population=[20.0])
    assert small_places(home, "X") == (SmallPlace("X1", "One", 20.0, None),)
