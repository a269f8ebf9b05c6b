"""Damage done to copies of files, and what the ingest must make of it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from commonweal.measures.extracts import Outcome, ingest
from commonweal.measures.store import Store

Damage = Callable[[bytes, random.Random], bytes]
OUR_FAULT = "our fault"


@dataclass(frozen=True)
class Result:
    """One damaged copy and its outcome."""

    file: str
    damage: str
    outcome: Outcome
    named: bool  # the fault is told, or nothing of the content was lost

    @property
    def passed(self) -> bool:
        """No unforeseen exception, and the fault is named where the damage must show."""
        return self.named and OUR_FAULT not in self.outcome.reason


def cut_row(held: bytes, chance: random.Random) -> bytes:
    """End the file in the middle of a row, before its first comma."""
    lines = held.split(b"\n")
    at = chance.randrange(max(1, len(lines) // 2), max(2, len(lines) - 1))
    return b"\n".join([*lines[:at], lines[at].split(b",")[0][:3] or b"x"])


def swap_columns(held: bytes, chance: random.Random) -> bytes:
    """Swap two headings, so that figures stand under the wrong ones."""
    head, _, rest = held.partition(b"\n")
    cells = head.rstrip(b"\r").split(b",")
    if len(cells) > 1:
        one, other = chance.sample(range(len(cells)), 2)
        cells[one], cells[other] = cells[other], cells[one]
    return b",".join(cells) + b"\n" + rest


def other_encoding(held: bytes, chance: random.Random) -> bytes:
    """UTF-16, or bytes that are no UTF-8 in the middle."""
    if chance.random() < 0.5:
        return held.decode("utf-8", errors="replace").encode("utf-16")
    middle = len(held) // 2
    return held[:middle] + b"\xe9\xff\xfe" + held[middle:]


def nuls(held: bytes, chance: random.Random) -> bytes:
    """NUL bytes in the middle of a line."""
    at = chance.randrange(len(held) // 3, len(held) - 1)
    return held[:at] + b"\0\0" + held[at:]


def huge_field(held: bytes, chance: random.Random) -> bytes:
    """A field of half a million characters, without an end of its quotation."""
    lines = held.split(b"\n")
    at = chance.randrange(1, max(2, len(lines) - 1))
    return b"\n".join([*lines[:at], b'"' + b"9" * 500_000, *lines[at:]])


def formulas(held: bytes, chance: random.Random) -> bytes:
    """Cells that a spreadsheet would run."""
    lines = held.split(b"\n")
    at = chance.randrange(1, max(2, len(lines) - 1))
    cells = lines[at].split(b",")
    shown = [
        b'=HYPERLINK("x")' if any(c in b"0123456789" for c in cell) else cell for cell in cells
    ]
    return b"\n".join([*lines[:at], b",".join(shown), *lines[at + 1 :]])


def cut_bytes(held: bytes, chance: random.Random) -> bytes:
    """End a packed file before its end."""
    return held[: chance.randrange(len(held) // 4, len(held) - 8)]


def flip_bytes(held: bytes, chance: random.Random) -> bytes:
    """Alter forty bytes of a packed file."""
    out = bytearray(held)
    for _ in range(40):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def formula_cells(held: bytes, chance: random.Random) -> bytes:
    """Formulas without a stored result in place of figures of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(held))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=5, max_row=60):
            for cell in row:
                if isinstance(cell.value, int | float) and chance.random() < 0.3:
                    cell.value = "=1/0"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def foreign_zip(held: bytes, chance: random.Random) -> bytes:
    """A zip of something else under the name of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mine.txt", held[: chance.randrange(1, 99)])
    return out.getvalue()


OF_TEXT: tuple[Damage, ...] = (cut_row, swap_columns, other_encoding, nuls, huge_field, formulas)
OF_BOOKS: tuple[Damage, ...] = (cut_bytes, flip_bytes, formula_cells, foreign_zip)
OF_PACKED: tuple[Damage, ...] = (cut_bytes, flip_bytes)
MUST_SHOW = {cut_row, nuls, huge_field, cut_bytes, foreign_zip}
"""Damage after which something must be set aside or refused; the rest may be met unharmed."""


def damages_of(path: Path) -> tuple[Damage, ...]:
    """The kinds of damage that a file can take."""
    if path.suffix == ".csv":
        return OF_TEXT
    return OF_BOOKS if path.suffix == ".xlsx" else OF_PACKED


def try_damages(files: list[Path], store: Store, times: int, folder: Path) -> Iterator[Result]:
    """Damage the files in turn, ``times`` in all, ingest each copy and say what came of it."""
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [(path, damage) for path in files for damage in damages_of(path)]
    random.Random(3).shuffle(tasks)  # noqa: S311 - the same damage every time
    for number in range(times):
        path, damage = tasks[number % len(tasks)]
        copy = folder / f"{number:03}-{path.name}"
        chance = random.Random(number)  # noqa: S311 - as above
        copy.write_bytes(damage(path.read_bytes(), chance))
        (outcome,) = ingest([copy], store, {})
        told = bool(outcome.set_aside or (outcome.outcome == "refused" and outcome.reason))
        yield Result(path.name, damage.__name__, outcome, told or damage not in MUST_SHOW)
        copy.unlink()
