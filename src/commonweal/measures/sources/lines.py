"""Takes the text of a CSV apart, record by record, and goes on after a damaged one."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from commonweal.facts.observation import SetAside

Row = tuple[int, list[str]]

LONGEST_RECORD = 400
"""Lines after which a quotation that does not close is taken for a fault of its first line."""


def read_lines(text: str, delimiter: str = ",") -> tuple[list[Row], list[SetAside]]:
    """Records with the line on which each starts; those that cannot be read are set aside.

    Lines end with LF or CR LF, also mixed; a quoted field may hold line ends. Lines without any
    character are no records.
    """
    lines = text.split("\n")
    rows: list[Row] = []
    faults: list[SetAside] = []
    start = 0
    while start < len(lines):
        start = _read_from(lines, start, delimiter, rows, faults)
    return rows, faults


def _read_from(
    lines: list[str], start: int, delimiter: str, rows: list[Row], faults: list[SetAside]
) -> int:
    """Read until the end or the next fault; returns the index of the line to go on with."""
    reader = csv.reader(_ended(lines, start), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = start + before + 1, reader.line_num
            if start + before - line >= LONGEST_RECORD:
                raise csv.Error("a quotation opens here and does not close")
            if not cells or (len(cells) == 1 and not cells[0].strip()):
                continue
            if "\0" in "".join(cells):
                faults.append(SetAside(line, "", _shown(lines[line - 1]), "holds a NUL character"))
                continue
            rows.append((line, cells))
    except csv.Error as error:
        line = start + before + 1 if reader.line_num > before else start + before
        faults.append(SetAside(line, "", _shown(lines[line - 1]), _reason(error)))
        return line
    return len(lines)


def _ended(lines: list[str], start: int) -> Iterator[str]:
    last = len(lines) - 1
    for index in range(start, len(lines)):
        yield lines[index] + "\n" if index < last else lines[index]


def _reason(error: csv.Error) -> str:
    told = str(error)
    if "unexpected end" in told or "does not close" in told or "limit" in told:
        return "a quotation opens here and does not close"
    return f"the quoting is damaged ({told})"


def _shown(line: str) -> str:
    return line.replace("\0", "\\0").strip()[:80]
