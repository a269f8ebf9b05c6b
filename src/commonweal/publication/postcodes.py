"""The ward of a postcode, where a pack brings a look-up; what is asked for is kept nowhere."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from commonweal.publication.locations import pack_folder

TABLE = "postcodes.csv"
LONGEST = 12


def has_postcodes() -> bool:
    """Whether the pack brings a look-up from postcodes to wards."""
    return (pack_folder() / TABLE).exists()


def ward_at(postcode: str) -> str:
    """The code of the ward of a postcode, however it is spaced; empty for one that is not held."""
    path = pack_folder() / TABLE
    if not path.exists():
        return ""
    return _held(path, path.stat().st_mtime_ns).get(_bare(postcode[:LONGEST]), "")


@lru_cache(maxsize=4)
def _held(path: Path, _stamp: int) -> dict[str, str]:
    with path.open(newline="", encoding="utf-8-sig") as source:
        return {_bare(row["postcode"]): row["ward"].strip() for row in csv.DictReader(source)}


def _bare(postcode: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", postcode.upper())
