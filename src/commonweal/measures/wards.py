"""Wards of a place: their codes and names, where the project holds them."""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = "wards.csv"


def load_wards(reference: Path, authority: str) -> dict[str, str]:
    """Names of an authority's wards by code, in the order of names; none where none are held."""
    path = reference / TABLE
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as source:
        rows = [(row["name"], row["code"]) for row in csv.DictReader(source)
                if row["authority"] == authority]  # fmt: skip
    return {code: name for name, code in sorted(rows)}
