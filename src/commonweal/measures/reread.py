"""A kept file read again, and one line of it as it is stored."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from commonweal.measures import engine
from commonweal.measures.extracts import seen
from commonweal.measures.sources import registry
from commonweal.measures.sources.origins import Origin
from commonweal.measures.sources.table import open_document

LONGEST = 400


def read_again(con: engine.Connection, home: Path, receipt: dict[str, Any]) -> None:
    """Read the file kept in an extract afresh, into the engine's table ``observations``."""
    told = {
        "publisher": receipt["publisher"],
        "title": receipt["dataset"],
        "vintage": receipt["vintage"],
        "vintage_note": receipt["vintage_note"],
        "measure": receipt.get("measure", ""),
    }
    extract = registry.read(home / receipt["file"], {receipt["sha256"]: Origin(**told)})
    con.execute(f"CREATE OR REPLACE TABLE observations AS {seen(con, extract)}")


def stored_line(path: Path, line: int, cell: str) -> tuple[str, ...]:
    """The record that starts on a line, byte for byte where the file is text.

    A record may run over several lines when a cell holds a line break. Of a workbook or Parquet
    file the cells of the row are given, as JSON.
    """
    name = path.name.lower()
    if name.endswith((".csv", ".tsv", ".txt", ".csv.gz")):
        return _text_line(path, line)
    sheet_name = cell.partition("!")[0]
    sheets = open_document(path).sheets
    for sheet in (s for s in sheets if len(sheets) == 1 or s.name == sheet_name):
        for number, cells in sheet.rows:
            if number == line:
                return (_short(json.dumps(cells, ensure_ascii=False)),)
    return ()


def _text_line(path: Path, line: int) -> tuple[str, ...]:
    held = path.read_bytes()
    if path.name.lower().endswith(".gz"):
        held = gzip.decompress(held)
    text = held.decode("utf-8-sig", errors="replace")
    lines = [one.rstrip("\r") for one in text.split("\n")]
    found = lines[line - 1 : line]
    while found and len(found) < 20 and "\n".join(found).count('"') % 2 and line < len(lines):
        line += 1
        found.append(lines[line - 1])
    return tuple(_short(one) for one in found)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + f" … ({len(text)} characters)"
