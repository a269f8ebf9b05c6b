"""Every newest figure of the place served by default, held against the line of the file it names.

A second, plain reader: the csv module, or the rows of a Parquet file; nothing of the project's own.
"""

from __future__ import annotations

import csv
import gzip
import io
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT.parent / "shared" / "data"
pytestmark = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(not RAW.is_dir(), reason="the folder of raw extracts does not lie here"),
]


@cache
def lines_of(name: str) -> dict[int, list[str]]:
    """Cells of every record by the line on which it starts."""
    path = next(iter(sorted(RAW.rglob(name))))
    if path.suffix == ".parquet":
        rows = duckdb.connect().execute(f"SELECT * FROM read_parquet('{path}')").fetchall()
        return {n: ["" if c is None else str(c) for c in row] for n, row in enumerate(rows, 1)}
    held = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = held.decode("cp1252")
    reader = csv.reader(io.StringIO(text, newline=""))
    found, start = {}, 1
    for cells in reader:
        found[start] = cells
        start = reader.line_num + 1
    return found


def numbers_in(cells: list[str]) -> set[Decimal]:
    """Every cell that is a number, digit for digit."""
    found = set()
    for cell in cells:
        try:
            found.add(Decimal(cell.strip().replace(",", "").rstrip("%")).normalize())
        except InvalidOperation:
            continue
    return found


SUMMED = {"homeless-young-people"}
"""Cards whose figure is the sum of two cells of one row: 16 to 17 and 18 to 24."""


def exact(value: float) -> Decimal:
    return Decimal(repr(value)).normalize()


def asked(reading: Any) -> list[tuple[str, Any, list[dict[str, Any]]]]:
    found = []
    for listed in reading.listed:
        for measure in listed.measures:
            key = (measure.card.id, measure.series.id, "", "")
            rows = [r for r in reading.release.rows(key, reading.place.code) if r["newest"]]
            if rows and not measure.card.derived:
                found.append((listed.listing.id, measure, rows))
    return found


def test_every_figure_of_every_listing_stands_in_the_line_it_names(reading: Any) -> None:
    listings, figures = set(), 0
    for listing, measure, rows in asked(reading):
        scale = Decimal(repr(measure.series.selection.scale or measure.card.scale))
        for row in rows:
            if row["value"] != row["value"]:
                continue
            held = lines_of(row["file"])
            cells = held.get(row["line"], [])
            told = numbers_in(cells)
            if measure.card.id in SUMMED:
                told |= {a + b for a in told for b in told}
            names = ("count", "denominator") if measure.card.computed else ("value",)
            if measure.card.computed:
                told |= {number * 1000 for number in told}  # households stand in thousands
            for name in names:
                wanted = exact(row[name])
                near = {number * (1 if measure.card.computed else scale) for number in told}
                assert any(_same(wanted, number) for number in near), (
                    listing,
                    measure.key,
                    row["period"],
                    name,
                    row[name],
                    row["file"],
                    row["line"],
                    cells[:12],
                )
            figures += 1
        listings.add(listing)
    assert len(listings) >= 36
    assert figures > 300


def _same(wanted: Decimal, number: Decimal) -> bool:
    """Equal to the last digit; a scaled fraction to the last bit of a double."""
    return wanted == number.normalize() or float(wanted) == pytest.approx(float(number), rel=1e-15)
