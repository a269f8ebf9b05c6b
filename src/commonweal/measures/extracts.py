"""Extracts: files kept as received, with a receipt, the observations and what was set aside."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from commonweal.facts.observation import Observation
from commonweal.measures import engine
from commonweal.measures.sources import registry
from commonweal.measures.sources.extract import Extract, Kind
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.origins import Origins
from commonweal.measures.store import Store, canonical_json, reached, sha256_of, write_whole

SOURCE_FIELDS = (
    "reader",
    "publisher",
    "dataset",
    "vintage",
    "vintage_note",
    "vintage_order",
    "file",
    "sha256",
)
OBSERVATION_FIELDS = (*SOURCE_FIELDS, *Observation._fields)
_NUMBERS = {"value", "lower", "upper", "numerator", "denominator", "confidence"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: "read", "unchanged", "reference" or "refused", with counts."""

    file: str
    outcome: str
    reader: str = ""
    records_in: int = 0
    loaded: int = 0
    set_aside: int = 0
    reason: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def files_below(paths: Iterable[Path]) -> list[Path]:
    """Every file named or lying below a named folder, in order, hidden ones left out."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        found.extend(p for p in inside if not p.name.startswith("."))
    return found


def ingest(
    paths: Iterable[Path],
    store: Store,
    origins: Origins,
    tell: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Keep every file with its receipt and observations; one bad file never stops the rest."""
    outcomes = []
    for path in files_below(paths):
        outcome = _ingest_one(path, store, origins)
        tell(outcome)
        outcomes.append(outcome)
    return outcomes


def _ingest_one(path: Path, store: Store, origins: Origins) -> Outcome:
    digest = sha256_of(path)
    home = store.extracts / digest[:16]
    receipt = _receipt(home)
    if receipt and receipt["readers"] == readers_version():
        return Outcome(**(receipt["outcome"] | {"file": str(path), "outcome": "unchanged"}))
    if is_figures(path):
        return _keep_figures(path, digest, home)
    try:
        extract = registry.read(path, origins)
    except SourceError as fault:
        return Outcome(str(path), "refused", reason=fault.told)
    outcome = _outcome(path, extract)
    if extract.kind is not Kind.REFUSED:
        _keep(path, extract, outcome, home)
    return outcome


def _outcome(path: Path, extract: Extract) -> Outcome:
    words = {Kind.OBSERVATIONS: "read", Kind.REFERENCE: "reference", Kind.REFUSED: "refused"}
    return Outcome(
        str(path),
        words[extract.kind],
        extract.reader,
        extract.records_in,
        extract.loaded,
        len(extract.set_aside),
        extract.refusal,
    )


def _keep(path: Path, extract: Extract, outcome: Outcome, home: Path) -> None:
    fresh = _fresh(home)
    shutil.copyfile(path, fresh / path.name)
    reached("extract-copied")
    if extract.kind is Kind.OBSERVATIONS:
        _write_observations(extract, fresh / "observations.parquet")
    if extract.rows:
        write_whole(fresh / "reference.json", canonical_json(extract.rows))
    if extract.set_aside:
        rows = [row._asdict() for row in extract.set_aside]
        write_whole(fresh / "set_aside.json", canonical_json(rows))
    reached("extract-observed")
    told = {
        "file": extract.file,
        "kind": extract.kind.value,
        "reader": extract.reader,
        "publisher": extract.publisher,
        "dataset": extract.title,
        "licence": extract.licence,
        "origin": extract.copied_from,
        "vintage": extract.vintage,
        "vintage_note": extract.vintage_note,
        "notes": extract.notes[:20],
        "unread_columns": list(extract.unread),
    }
    _seal(fresh, home, path, extract.sha256, told, outcome)


def _keep_figures(path: Path, digest: str, home: Path) -> Outcome:
    """A file of ``figures/`` holds observations already, each with the file it was read from."""
    fresh = _fresh(home)
    shutil.copyfile(path, fresh / "observations.parquet")
    con = engine.connect()
    counted = con.execute(
        "SELECT count(*) FROM read_parquet(?)", [str(fresh / "observations.parquet")]
    ).fetchall()[0][0]
    outcome = Outcome(str(path), "read", "figures", counted, counted)
    told = {"file": path.name, "kind": Kind.OBSERVATIONS.value, "reader": "figures"}
    _seal(fresh, home, path, digest, told, outcome)
    return outcome


def _fresh(home: Path) -> Path:
    fresh = home.with_name(f".{home.name}.half")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    return fresh


def _seal(
    fresh: Path, home: Path, path: Path, digest: str, told: dict[str, Any], outcome: Outcome
) -> None:
    receipt = told | {
        "sha256": digest,
        "bytes": path.stat().st_size,
        "received": datetime.now(UTC).isoformat(timespec="seconds"),
        "readers": readers_version(),
        "outcome": outcome.as_dict(),
    }
    write_whole(fresh / "receipt.json", canonical_json(receipt))
    shutil.rmtree(home, ignore_errors=True)
    fresh.replace(home)
    reached("extract-kept")


def is_figures(path: Path) -> bool:
    """Whether the file is observations in the project's own layout."""
    if path.suffix != ".parquet":
        return False
    try:
        held = engine.connect().read_parquet(str(path)).columns
    except Exception:  # whatever the engine says of a damaged file, a reader will name it
        return False
    return tuple(held) == OBSERVATION_FIELDS


@cache
def readers_version() -> str:
    """Hash of the code that reads; an extract read by other code is read again."""
    folder = Path(registry.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _write_observations(extract: Extract, path: Path) -> None:
    con = engine.connect()
    columns: dict[str, Any] = dict(
        zip(Observation._fields, zip(*extract.observations, strict=True), strict=True)
        if extract.observations
        else ((field, ()) for field in Observation._fields)
    )
    for field in _NUMBERS:
        columns[field] = [None if v is None else float(v) for v in columns[field]]
    engine.table(con, "seen", columns)
    constants = (
        extract.reader,
        extract.publisher,
        extract.title,
        extract.vintage,
        extract.vintage_note,
        extract.vintage_order,
        extract.file,
        extract.sha256,
    )
    told = ", ".join(
        f"'{str(value).replace(chr(39), chr(39) * 2)}' AS {field}"
        for field, value in zip(SOURCE_FIELDS, constants, strict=True)
    )
    kept = ", ".join(
        f'CAST("{f}" AS DOUBLE) AS "{f}"' if f in _NUMBERS else f'"{f}"'
        for f in Observation._fields
    )
    engine.write_parquet(con, f"SELECT {told}, {kept} FROM seen", path)


def _receipt(home: Path) -> dict[str, Any] | None:
    path = home / "receipt.json"
    if not path.exists():
        return None
    receipt: dict[str, Any] = json.loads(path.read_text())
    return receipt


def receipts(store: Store) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every extract kept, with its receipt, in order of its hash."""
    if not store.extracts.is_dir():
        return
    for home in sorted(store.extracts.iterdir()):
        if not home.name.startswith(".") and (receipt := _receipt(home)):
            yield home, receipt
