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
from commonweal.measures.extracts import receipts
from commonweal.measures.places import load_places
from commonweal.measures.release import Manifest, write_release
from commonweal.measures.series_table import write_series
from commonweal.measures.store import Store, StoreError, canonical_json, reached, write_whole
from commonweal.measures.wanted import wanted_rows

REFERENCE = ("areas.parquet", "neighbours.parquet")


def build(
    store: Store,
    cards: Iterable[Card],
    reference: Path,
    ingredients: dict[str, Any],
    draw: Callable[[Path], None] = lambda _: None,
) -> Manifest:
    """Make a release of everything held and put it in service.

    ``reference`` is the folder of the project's reference tables; ``draw`` adds what is drawn
    for a place (charts), given the folder with the series already in it.
    """
    held = [(home, receipt) for home, receipt in receipts(store)]
    if not any(receipt["kind"] == "observations" for _, receipt in held):
        raise StoreError("no extract is held yet: run 'commonweal ingest figures/' first")
    con = engine.connect()
    _load(con, [home for home, receipt in held if receipt["kind"] == "observations"])
    reached("build-loaded")
    calculated = calculate(con, wanted_rows(cards), load_places(reference))
    reached("build-calculated")

    def fill(draft: Path) -> None:
        _write_tables(con, calculated, reference, draft)
        draw(draft)

    inputs = [_input(receipt) for _, receipt in held]
    return write_release(
        store, {**ingredients, "code": code_version(), "inputs": sorted(inputs, key=str)}, fill
    )


def _load(con: engine.Connection, homes: list[Path]) -> None:
    paths = [str(home / "observations.parquet") for home in homes]
    con.read_parquet(paths, union_by_name=True).create_view("observations")


def _write_tables(
    con: engine.Connection, calculated: Calculated, reference: Path, draft: Path
) -> None:
    write_series(con, calculated, draft / "series.parquet")
    reached("series-written")
    for name in REFERENCE:
        if (reference / name).exists():
            shutil.copyfile(reference / name, draft / name)
    unread = sorted(set(calculated.unread))
    write_whole(draft / "unread.json", canonical_json(unread))
    reached("tables-written")


def _input(receipt: dict[str, Any]) -> dict[str, str]:
    return {name: receipt[name] for name in ("file", "sha256", "reader", "kind")}


def code_version() -> str:
    """Version of the package and a hash of its code, so that a release names what made it."""
    root = Path(commonweal.__path__[0])
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
