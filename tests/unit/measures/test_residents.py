"""Who lives in a place is read from a release, and made of the census tables that are held."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tools.residents_table import AGES, ETHNIC, RESIDENTS, residents_of

from commonweal.measures import engine
from commonweal.measures.residents import residents

FIGURES = Path(__file__).parents[3] / "figures/reference"
AREAS = [
    ("E06000099", "Nowhere", "authority", "", "", None),
    ("E10000099", "Shire", "authority", "", "", None),
    ("E07000098", "East", "district", "E10000099", "", None),
    ("E07000099", "West", "district", "E10000099", "", None),
]


def write(path: Path, *rows: list[object]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows(rows)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Two small areas of a place, with the lines that stand about a table, and sexes of three."""
    groups = [one for columns in ETHNIC.values() for one in columns]
    head = ["2021 super output area - lower layer", "mnemonic", "Total: All usual residents"]
    write(
        tmp_path / "census/x_census2021_TS021_ethnic_group_by_lsoa21.csv",
        ["TS021 - Ethnic group"], [], [*head, *groups],
        ["Nowhere 001A", "E01000001", 100, 10, 20, 5, 60, 5],
        ["Nowhere 001B", "E01000002", 50, 5, 5, 0, 40, 0],
        ["In order to protect against disclosure", "", ""],
    )  # fmt: skip
    write(
        tmp_path / "census/census2021_age3_by_sex_ltla_england_wales.csv",
        ["ltla21_code", "total_population", "total_females", "total_males"],
        ["E07000098", 10, 6, 4], ["E07000099", 20, 11, 9],
    )  # fmt: skip
    return tmp_path


def test_small_areas_and_districts_are_summed(raw):
    found = {(row[0], row[1], row[2]): row[4] for row in residents_of(raw, AREAS)}

    assert found["E06000099", "ethnic", "white"] == 100
    assert found["E06000099", "ethnic", "asian"] == 15
    assert found["E10000099", "sex", "female"] == 17  # of both districts
    assert ("E06000099", "sex", "female") not in found  # no row of it: no share
    assert not any(trait == "age" for _place, trait, _band in found)


def test_bands_are_read_in_their_order_with_their_source(raw, tmp_path):
    con = engine.connect()
    rows = residents_of(raw, AREAS)
    engine.table(con, "lives", dict(zip(RESIDENTS, zip(*rows, strict=True), strict=True)))
    engine.write_parquet(con, "SELECT * FROM lives", tmp_path / "residents.parquet")
    told = residents(tmp_path, "E06000099", "ethnic")

    assert [one.band for one in told] == list(ETHNIC)
    assert told[0].source == "Census 2021, table TS021"
    assert residents(tmp_path, "E06000099", "age") == ()
    assert residents(tmp_path / "none", "E06000099", "ethnic") == ()


def test_the_figures_hold_the_census_of_a_place_whole():
    """Each trait of one place has the same people, within the noise that the census adds."""
    con = engine.connect()
    path = str(FIGURES / "residents.parquet")
    rows = con.execute(
        "SELECT authority, trait, sum(people) FROM read_parquet(?) GROUP BY ALL", [path]
    ).fetchall()
    whole = {(authority, trait): people for authority, trait, people in rows}
    places = {authority for authority, trait in whole if trait == "age"}

    assert places
    for place in places:
        sums = [whole[place, trait] for trait in ("age", "ethnic", "sex")]
        assert max(sums) - min(sums) < 0.001 * max(sums)
    assert len(AGES) == 6
