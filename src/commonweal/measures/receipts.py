"""Receipts: what is held, from where, read by which code; and whether it is still so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from commonweal.measures.sources import registry
from commonweal.measures.store import Store, StoreError, sha256_of

RECEIPT = "receipt.json"
OBSERVATIONS = "observations.parquet"
FIGURES = "figures"

Held = tuple[Path, dict[str, Any]]


@cache
def readers_version() -> str:
    """Hash of the code that reads; an extract read by other code is read again."""
    digest = hashlib.sha256()
    for path in code_that_reads():
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def code_that_reads() -> list[Path]:
    """The readers, and what sets aside figures that contradict themselves."""
    readers = Path(registry.__file__).parent
    return [*sorted(readers.glob("*.py")), readers.parent / "sound.py"]


def receipt_of(home: Path) -> dict[str, Any] | None:
    """The receipt of an extract; None when there is none that can be read."""
    try:
        held = json.loads((home / RECEIPT).read_text())
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) and {"file", "sha256", "kind"} <= set(held) else None


def receipts(store: Store) -> Iterator[Held]:
    """Every extract kept, with its receipt, in order of its hash; finishes one cut short."""
    if not store.extracts.is_dir():
        return
    finish(store)
    for home in sorted(store.extracts.iterdir()):
        if home.name.startswith("."):
            continue
        receipt = receipt_of(home)
        if receipt is None:
            raise StoreError(
                f"the extract {home.name} has no readable receipt: remove the folder {home} "
                "and ingest its file again"
            )
        yield home, receipt


def finish(store: Store) -> None:
    """Put in place what was sealed when the process died between two renames."""
    for half in store.extracts.glob(".*.half"):
        home = half.with_name(half.name[1 : -len(".half")])
        if receipt_of(half) and not home.exists():
            half.replace(home)


def observations(held: list[Held]) -> list[Held]:
    """Those of the extracts that hold figures."""
    return [(home, receipt) for home, receipt in held if receipt["kind"] == "observations"]


def damage_of_extracts(store: Store) -> list[str]:
    """Every kept file that is missing or not as its receipt says, in words."""
    return [
        fault for home, receipt in receipts(store) for fault in damage_of_extract(home, receipt)
    ]


def damage_of_extract(home: Path, receipt: dict[str, Any]) -> Iterator[str]:
    """What is missing or altered of one extract."""
    mend = f"remove the folder {home} and ingest the file again"
    for name, digest in receipt.get("kept", {}).items():
        path = home / name
        if not path.is_file():
            yield f"extract of {receipt['file']}: {name} is missing; {mend}"
        elif sha256_of(path) != digest:
            yield f"extract of {receipt['file']}: {name} was altered; {mend}"
