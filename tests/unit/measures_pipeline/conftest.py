"""A made-up country of six places, two cards and one file: a release in a second."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from commonweal.facts.card import (
    Card,
    CardState,
    LimitsRule,
    Polarity,
    Selection,
    SeriesDefinition,
    ValueKind,
)
from commonweal.facts.period import PeriodKind
from commonweal.measures import engine
from commonweal.measures.extracts import ingest
from commonweal.measures.panels import Release
from commonweal.measures.pipeline import build
from commonweal.measures.store import Store

AREAS = [
    ("E06000099", "Wessex", "authority", "E12000009", "E06000090", 1000.0),
    ("E06000098", "Mercia", "authority", "E12000009", "", 2000.0),
    ("E10000099", "Danelaw", "authority", "E12000009", "", None),
    ("E07000001", "East Danelaw", "district", "E10000099", "", None),
    ("E07000002", "West Danelaw", "district", "E10000099", "", None),
    ("E12000009", "The West", "region", "E92000001", "", None),
    ("E92000001", "England", "country", "", "", None),
]
HEAD = (
    "quarter,area_code,area_name,households_in_ta,households_in_area_000s,ta_per_1000_households,"
    "households_in_ta_with_children,children_in_ta,bb_households,bb_with_children,"
    "bb_with_children_over_6_weeks,source_file\n"
)
ELS = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status\n"


def homes(*rows: tuple[str, str, object, object]) -> str:
    """A return of homelessness: (quarter, area, households in temporary homes, all, thousands)."""
    lines = []
    for quarter, area, held, thousands in rows:
        known = held != ".." and thousands != ".."
        rate = held / thousands if known else ".."
        lines.append(f"{quarter},{area},Somewhere,{held},{thousands},{rate},1,1,1,1,1,x.xlsx\n")
    return HEAD + "".join(lines)


def years(*rows: tuple[str, str, object]) -> str:
    """A file of years of life: (area, year, value)."""
    return ELS + "".join(
        f"{area},Somewhere,UA,Male years,{year}-01-01/P1Y,{value},Years,yrs,"
        f"{value - 1},{value + 1},\n"
        for area, year, value in rows
    )


HOMES = homes(
    ("2024Q1", "E06000099", 10, 20.0),
    ("2024Q1", "E07000001", 30, 10.0),
    ("2024Q1", "E07000002", 10, 30.0),
    ("2024Q2", "E06000099", 12, 20.0),
    ("2024Q2", "E07000001", 30, 10.0),
    ("2024Q2", "E07000002", "..", 30.0),
)
YEARS = years(("E06000090", "2020", 60.5), ("E06000099", "2021", 61.5), ("E92000001", "2021", 63.0))


def card(card_id: str, kind: ValueKind, selection: Selection, **more: object) -> Card:
    """A card of one series."""
    series = (SeriesDefinition("all", card_id, selection),)
    known = {"polarity": Polarity.LOWER, "limits": LimitsRule.NONE, "series": series}
    return Card(id=card_id, name=card_id, state=CardState.ACTIVE, value_kind=kind, **known, **more)


CARDS = [
    card(
        "temporary-homes",
        ValueKind.RATE,
        Selection("hclic-temporary-accommodation", "ta_per_1000_households"),
        multiplier=1000.0,
        period_kind=PeriodKind.QUARTER_END,
    ),
    card("years", ValueKind.YEARS, Selection("ons-els", "Male years")),
]


@dataclass(frozen=True)
class Country:
    """A store, the reference tables and the folder in which files arrive."""

    store: Store
    reference: Path
    raw: Path

    def arrive(self, name: str, text: str | bytes) -> Path:
        """Put a file among those to ingest."""
        path = self.raw / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def build(self) -> Release:
        """Ingest what has arrived, in order of name, and build."""
        ingest([self.raw], self.store, {})
        return self.release()

    def release(self) -> Release:
        """Build from what is held."""
        manifest = build(self.store, CARDS, self.reference, {"place": "E06000099"})
        return Release(self.store.releases / manifest.id)


def make_reference(folder: Path) -> Path:
    """Write the reference tables of the country."""
    folder.mkdir(parents=True)
    con = engine.connect()
    names = ("code", "name", "kind", "parent", "old_codes", "children")
    engine.table(con, "a", dict(zip(names, zip(*AREAS, strict=True), strict=True)))
    engine.write_parquet(con, "SELECT * FROM a", folder / "areas.parquet")
    small = "SELECT '' AS code, '' AS authority, 0.5 AS population, 0.5 AS rank, '' AS ranking"
    engine.write_parquet(con, f"{small} WHERE false", folder / "small_areas.parquet")
    return folder


@pytest.fixture
def country(tmp_path: Path) -> Country:
    """The made-up country with two files arrived."""
    (tmp_path / "raw").mkdir()
    made = Country(
        Store(tmp_path / "data"), make_reference(tmp_path / "reference"), tmp_path / "raw"
    )
    made.arrive("homes.csv", HOMES)
    made.arrive("years.csv", YEARS)
    return made
