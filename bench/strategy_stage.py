"""The stage of a simulated strategy: packs before and after a succession, figures that rebase."""

from __future__ import annotations

import os
import shutil
from copy import deepcopy
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
from ruamel.yaml import YAML

from commonweal.measures.extracts import ingest
from commonweal.measures.sources.origins import load_origins
from commonweal.measures.store import Store
from commonweal.publication.compiling import ground_of
from commonweal.publication.editions import keep_edition
from commonweal.publication.locations import project
from commonweal.publication.making import make_release
from commonweal.publication.reading import Reading, open_reading

OLD, NEW, NEW_NAME = "transformation-board", "care-partnership", "Care Partnership"
LAST, FIRST = "2022-06-30", "2022-07-01"
REBASED, TIMES = "TotAbs", 1.03


def packs(home: Path, folder: Path) -> tuple[Path, Path]:
    """A pack, and the same in which another board has taken the place of one of them."""
    before, after = folder / "before", folder / "after"
    for one in (before, after):
        shutil.copytree(home, one)
    _rewrite(after / "governance.yaml", _succeed_in_governance)
    for path in (after / "priorities").glob("*.yaml"):
        _rewrite(path, _succeed_in_priority)
    return before, after


def _rewrite(path: Path, change: Any) -> None:
    yaml, out = YAML(), StringIO()
    told = yaml.load(path)
    change(told)
    yaml.dump(told, out)
    path.write_text(out.getvalue())


def _succeed_in_governance(told: dict[str, Any]) -> None:
    body = next(one for one in told["bodies"] if one["id"] == OLD)
    made = deepcopy(body) | {"id": NEW, "name": NEW_NAME}
    told["bodies"].append(made)
    _hand_over(body["roles"], made["roles"])
    lines = [one for one in told["lines"] if one["body"] == OLD]
    theirs = [deepcopy(one) | {"body": NEW} for one in lines]
    _hand_over(lines, theirs)
    told["lines"] += theirs


def _succeed_in_priority(told: dict[str, Any]) -> None:
    held = [one for one in told.get("allocations", ()) if one["body"] == OLD]
    theirs = [deepcopy(one) | {"body": NEW} for one in held]
    _hand_over(held, theirs)
    if theirs:
        told["allocations"] += theirs


def _hand_over(before: list[Any], after: list[Any]) -> None:
    for one in before:
        one["until"] = LAST
    for one in after:
        one["since"] = FIRST
        one.pop("inferred", None)


def first_release(data: Path, pack: Path) -> None:
    """A release of the project's own figures."""
    _make(data, pack, sorted((project() / "figures").glob("*.parquet")))


def rebased_release(data: Path, pack: Path, folder: Path) -> None:
    """A release after the publisher has counted one measure anew, every year of it."""
    copy = folder / "dfe-lait.parquet"
    source = project() / "figures" / copy.name
    value = f"CASE WHEN indicator = '{REBASED}' THEN value * {TIMES} ELSE value END AS value"
    made = f"SELECT * REPLACE ({value}) FROM '{source}'"
    duckdb.sql(f"COPY ({made}) TO '{copy}' (FORMAT parquet)")
    others = [one for one in source.parent.glob("*.parquet") if one.name != copy.name]
    shutil.rmtree(data / "extracts")
    _make(data, pack, sorted([copy, *others]))


def _make(data: Path, pack: Path, files: list[Path]) -> None:
    ingest(files, Store(data), load_origins(project() / "tools/origins.toml"))
    make_release(project(), data, pack)


def open_as(data: Path, pack: Path) -> Reading:
    """The reading of the release in service under a pack."""
    os.environ["COMMONWEAL_PACK"] = str(pack)
    ground = ground_of(project(), pack)
    keep_edition(Store(data), ground.edition)
    return open_reading(data, ground)
