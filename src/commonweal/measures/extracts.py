"""Extracts: files kept as received, with a receipt, the observations and what was set aside."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from commonweal.facts.observation import Observation
from commonweal.measures import engine
from commonweal.measures.at_once import work_at_once
from commonweal.measures.receipts import (
    FIGURES,
    OBSERVATIONS,
    RECEIPT,
    finish,
    readers_version,
    receipt_of,
)
from commonweal.measures.sound import sound
from commonweal.measures.sources import registry
from commonweal.measures.sources.extract import Extract, Kind
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.origins import UNKNOWN, Origin, Origins
from commonweal.measures.store import (
    Store,
    StoreError,
    canonical_json,
    reached,
    settle,
    sha256_of,
    short_id,
    write_whole,
)

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
PACKAGE = "datapackage.json"
ASIDE = "set_aside.json"
LONGEST_QUOTED = 60
_NUMBERS = {"value", "lower", "upper", "numerator", "denominator", "confidence"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: "read", "unchanged", "reference" or "refused", with counts.

    ``reason`` is that of a refusal, or tells the first of what was set aside.
    """

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
    """Every file named or lying below a named folder, in order, hidden ones left out.

    Of a folder with a ``datapackage.json`` only the tables that it names are taken.
    """
    found: list[Path] = []
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        found.extend(p for p in inside if not p.name.startswith("."))
    return found


def _inside(folder: Path) -> list[Path]:
    package = folder / PACKAGE
    if not package.is_file():
        return sorted(path for path in folder.rglob("*") if path.is_file())
    try:
        named = [folder / one["path"] for one in json.loads(package.read_text())["resources"]]
    except (ValueError, KeyError, TypeError) as fault:
        raise SourceError(package, "is no data package", "Run 'make figures' again.") from fault
    return sorted(named)


def ingest(
    paths: Iterable[Path],
    store: Store,
    origins: Origins,
    tell: Callable[[Outcome], None] = lambda _: None,
) -> list[Outcome]:
    """Keep every file with its receipt and observations; one bad file never stops the rest."""
    with store.alone():
        store.extracts.mkdir(exist_ok=True)
        finish(store)
        outcomes: dict[Path, Outcome] = {}
        files = files_below(paths)
        groups, done = _by_content(files, store, origins)
        for path, outcome in done.items():
            outcomes[path] = outcome
            tell(outcome)
        work = partial(_ingest_group, store=store, origins=origins)
        for number, results in work_at_once(work, groups):
            for path, outcome in zip(groups[number], results, strict=True):
                outcomes[path] = outcome
                tell(outcome)
    return [outcomes[path] for path in dict.fromkeys(files)]


def _by_content(
    files: list[Path], store: Store, origins: Origins
) -> tuple[list[list[Path]], dict[Path, Outcome]]:
    """Files to read, those of equal bytes together; and the outcome of those that need not be.

    Together, so that no two processes write one extract.
    """
    groups: dict[str, list[Path]] = {}
    done: dict[Path, Outcome] = {}
    for path in files:
        if not path.is_file():
            done[path] = Outcome(str(path), "refused", reason=f"{path.name}: not a file")
            continue
        try:
            digest = sha256_of(path)
        except OSError as fault:
            reason = f"{path.name}: {fault.strerror}"
            done[path] = Outcome(str(path), "refused", reason=reason)
            continue
        held = _held(path, digest, store, origins)
        if held is not None and digest not in groups:
            done[path] = held
        else:
            groups.setdefault(digest, []).append(path)
    return list(groups.values()), done


def _held(path: Path, digest: str, store: Store, origins: Origins) -> Outcome | None:
    receipt = receipt_of(store.extracts / digest[:16])
    if receipt is None or not _stands(receipt, path, origins.get(digest, UNKNOWN)):
        return None
    return Outcome(**(receipt["outcome"] | {"file": str(path), "outcome": "unchanged"}))


def _ingest_group(paths: Sequence[Path], store: Store, origins: Origins) -> list[Outcome]:
    return [_guarded(path, store, origins) for path in paths]


def _guarded(path: Path, store: Store, origins: Origins) -> Outcome:
    """One file, whatever it is called and holds, never stops the rest."""
    try:
        path.name.encode()
        return _ingest_one(path, store, origins)
    except UnicodeEncodeError:
        return Outcome(
            ascii(path.name),
            "refused",
            reason=f"{path.name!a}: rename the file: its name is not UTF-8",
        )
    except StoreError:
        raise
    except Exception as fault:
        told = f"{path.name}: our fault, please send us the file ({type(fault).__name__}: {fault})"
        return Outcome(str(path), "refused", reason=told)


def _ingest_one(path: Path, store: Store, origins: Origins) -> Outcome:
    digest = sha256_of(path)
    home = store.extracts / digest[:16]
    origin = origins.get(digest, UNKNOWN)
    if held := _held(path, digest, store, origins):
        return held
    if is_figures(path):
        return _keep_figures(path, digest, home)
    try:
        extract = registry.read(path, origins)
    except SourceError as fault:
        return Outcome(str(path), "refused", reason=fault.told)
    extract = sound(extract)
    outcome = _outcome(path, extract, home)
    if extract.kind is not Kind.REFUSED:
        _keep(path, extract, outcome, _Sealing(home, digest, origin))
    return outcome


def _stands(receipt: dict[str, Any], path: Path, origin: Origin) -> bool:
    """Whether a file was read before, by this code and with this origin.

    Of two files with the same bytes the first name in order is kept, whichever came first.
    """
    same_origin = receipt["reader"] == FIGURES or receipt.get("origin_id") == _origin_id(origin)
    return receipt["readers"] == readers_version() and same_origin and path.name >= receipt["file"]


def _origin_id(origin: Origin) -> str:
    return short_id(asdict(origin))


def _outcome(path: Path, extract: Extract, home: Path) -> Outcome:
    words = {Kind.OBSERVATIONS: "read", Kind.REFERENCE: "reference", Kind.REFUSED: "refused"}
    return Outcome(
        str(path),
        words[extract.kind],
        extract.reader,
        extract.records_in,
        extract.loaded,
        len(extract.set_aside),
        extract.refusal or _first_aside(extract, home),
    )


def _first_aside(extract: Extract, home: Path) -> str:
    """The first of what was set aside, and where all of it is listed."""
    if not extract.set_aside:
        return ""
    line, column, value, reason = extract.set_aside[0]
    where = f"line {line}" + (f", {column}" if column else "")
    quoted = value if len(value) <= LONGEST_QUOTED else value[:LONGEST_QUOTED] + "…"
    return f"{where}: {quoted!r} {reason}; all in {home.parent.name}/{home.name}/{ASIDE}"


def _keep(path: Path, extract: Extract, outcome: Outcome, sealing: _Sealing) -> None:
    fresh = sealing.fresh()
    shutil.copyfile(path, fresh / path.name)
    reached("extract-copied")
    if extract.kind is Kind.OBSERVATIONS:
        _write_observations(extract, fresh / OBSERVATIONS)
    if extract.rows:
        write_whole(fresh / "reference.json", canonical_json(extract.rows))
    if extract.set_aside:
        rows = [row._asdict() for row in extract.set_aside]
        write_whole(fresh / ASIDE, canonical_json(rows))
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
    sealing.seal(path, told, outcome)


def _keep_figures(path: Path, digest: str, home: Path) -> Outcome:
    """A file of ``figures/`` holds observations already, each with the file it was read from.

    It takes the place of the one of its name that was held before.
    """
    sealing = _Sealing(home, digest, UNKNOWN)
    kept = sealing.fresh() / OBSERVATIONS
    shutil.copyfile(path, kept)
    reached("extract-copied")
    query = "SELECT count(*) FROM read_parquet(?)"
    counted = engine.connect().execute(query, [str(kept)]).fetchall()[0][0]
    outcome = Outcome(str(path), "read", FIGURES, counted, counted)
    sealing.seal(path, {"file": path.name, "kind": "observations", "reader": FIGURES}, outcome)
    for other in home.parent.iterdir():
        receipt = receipt_of(other)
        named = receipt and (receipt["reader"], receipt["file"]) == (FIGURES, path.name)
        if named and other != home and not other.name.startswith("."):
            shutil.rmtree(other)
    return outcome


@dataclass(frozen=True, slots=True)
class _Sealing:
    """An extract on its way into its folder: filled beside it, sealed, then renamed."""

    home: Path
    sha256: str
    origin: Origin = field(repr=False)

    @property
    def half(self) -> Path:
        return self.home.with_name(f".{self.home.name}.half")

    def fresh(self) -> Path:
        """An empty folder to fill."""
        shutil.rmtree(self.half, ignore_errors=True)
        self.half.mkdir(parents=True)
        return self.half

    def seal(self, path: Path, told: dict[str, Any], outcome: Outcome) -> None:
        """Write the receipt and put the folder in its place."""
        receipt = told | {
            "sha256": self.sha256,
            "bytes": path.stat().st_size,
            "received": datetime.now(UTC).isoformat(timespec="seconds"),
            "readers": readers_version(),
            "origin_id": _origin_id(self.origin),
            "measure": self.origin.measure,
            "kept": {p.name: sha256_of(p) for p in sorted(self.half.iterdir())},
            "outcome": outcome.as_dict(),
        }
        write_whole(self.half / RECEIPT, canonical_json(receipt))
        settle(self.half)
        reached("extract-sealed")
        shutil.rmtree(self.home, ignore_errors=True)
        reached("extract-cleared")
        self.half.replace(self.home)
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


def _write_observations(extract: Extract, path: Path) -> None:
    con = engine.connect()
    engine.write_parquet(con, seen(con, extract), path)


def seen(con: engine.Connection, extract: Extract) -> str:
    """Put an extract's figures into the engine; returns the query that gives them as one table."""
    columns: dict[str, Any] = dict(
        zip(Observation._fields, zip(*extract.observations, strict=True), strict=True)
        if extract.observations
        else ((field, ()) for field in Observation._fields)
    )
    for name in _NUMBERS:
        columns[name] = [None if v is None else float(v) for v in columns[name]]
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
    return f"SELECT {told}, {kept} FROM seen"
