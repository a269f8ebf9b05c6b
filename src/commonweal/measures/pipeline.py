"""The pipeline: extracts in, a release out."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import commonweal
from commonweal.facts.card import Card
from commonweal.measures import engine
from commonweal.measures.calculate import Calculated, calculate
from commonweal.measures.county import add_county_sums
from commonweal.measures.places import load_places
from commonweal.measures.receipts import (
    OBSERVATIONS,
    Held,
    damage_of_extract,
    observations,
    receipts,
)
from commonweal.measures.release import Manifest, standing, write_release
from commonweal.measures.series_table import write_series
from commonweal.measures.small_areas import add_slopes
from commonweal.measures.store import (
    Store,
    StoreError,
    canonical_json,
    reached,
    sha256_of,
    write_whole,
)
from commonweal.measures.unused import UNUSED
from commonweal.measures.wanted import wanted_rows

REFERENCE = ("areas.parquet", "neighbours.parquet", "small_areas.parquet", "residents.parquet")


def build(
    store: Store,
    cards: Iterable[Card],
    reference: Path,
    ingredients: dict[str, Any],
    draw: Callable[[Path], None] = lambda _: None,
) -> Manifest:
    """Make a release of everything held and put it in service.

    Nothing is made when the release in service was made of the same. ``reference`` is the folder
    of the project's reference tables; ``draw`` adds what is drawn for a place (charts), given the
    folder with the series already in it.
    """
    with store.alone():
        held = list(receipts(store))
        if not observations(held):
            raise StoreError("no extract is held yet: run 'commonweal ingest figures/' first")
        of_all = ingredients | _made_of(held, reference)
        found = standing(store, of_all)
        return found or _build(store, held, list(cards), reference, of_all, draw)


def is_fresh(store: Store, reference: Path, ingredients: dict[str, Any]) -> bool:
    """Whether the release in service was made of everything held now, by this code."""
    of_all = ingredients | _made_of(list(receipts(store)), reference)
    return standing(store, of_all) is not None


def _build(
    store: Store,
    held: list[Held],
    cards: list[Card],
    reference: Path,
    ingredients: dict[str, Any],
    draw: Callable[[Path], None],
) -> Manifest:
    con = engine.connect()
    load_observations(con, observations(held))
    reached("build-loaded")
    calculated = calculate_all(con, cards, reference)
    reached("build-calculated")

    def fill(draft: Path) -> None:
        _write_tables(con, calculated, reference, draft)
        draw(draft)

    return write_release(store, ingredients, fill)


def calculate_all(con: engine.Connection, cards: Iterable[Card], reference: Path) -> Calculated:
    """Every series of the cards from the table ``observations`` of the engine."""
    cards = list(cards)
    wanted = wanted_rows(cards)
    places = load_places(reference)
    calculated = calculate(con, wanted, places)
    add_county_sums(cards, places, calculated)
    add_slopes(con, wanted, reference, calculated)
    return calculated


def load_observations(con: engine.Connection, held: list[Held]) -> None:
    """Let the engine see the figures of these extracts as one table."""
    faults = [fault for home, receipt in held for fault in damage_of_extract(home, receipt)]
    if faults:
        raise StoreError("; ".join(faults))
    paths = [str(home / OBSERVATIONS) for home, _ in held]
    con.read_parquet(paths, union_by_name=True).create_view("observations", replace=True)


def _made_of(held: list[Held], reference: Path) -> dict[str, Any]:
    inputs = [_input(receipt) for _, receipt in held]
    tables = {path.name: sha256_of(path) for path in sorted(reference.glob("*.parquet"))}
    return {
        "code": code_version(),
        "inputs": sorted(inputs, key=lambda one: one["sha256"]),
        "reference": tables,
    }


def _write_tables(
    con: engine.Connection, calculated: Calculated, reference: Path, draft: Path
) -> None:
    write_series(con, calculated, draft / "series.parquet")
    reached("series-written")
    for name in REFERENCE:
        if (reference / name).exists():
            shutil.copyfile(reference / name, draft / name)
    unread = sorted(set(calculated.unread))
    write_whole(draft / UNUSED, canonical_json(unread))
    reached("tables-written")


def _input(receipt: dict[str, Any]) -> dict[str, str]:
    told = {name: receipt[name] for name in ("file", "sha256", "reader", "kind")}
    return told | {"read": receipt.get("kept", {}).get(OBSERVATIONS, "")}


def code_version() -> str:
    """Version of the package and a hash of its code, so that a release names what made it."""
    root = Path(commonweal.__path__[0])
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
