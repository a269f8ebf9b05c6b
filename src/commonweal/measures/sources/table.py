"""Opens a file as rows of text with true line numbers, and says what is damaged."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from commonweal.facts.observation import SetAside
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.lines import Row, read_lines
from commonweal.measures.sources.workbook import parquet_rows, workbook_sheets

LARGEST = 256 * 1024 * 1024
"""Bytes of a file, or of what it unpacks to, beyond which it is refused."""

HEAD = 12
"""Rows from the top among which a header is looked for."""

_WORD = re.compile(r"[^a-z0-9]+")


def plain(heading: str) -> str:
    """A heading without case, spaces, underscores and signs, so that renamed columns are met."""
    return _WORD.sub("", heading.lower())


@dataclass(slots=True)
class Sheet:
    """Rows of one table; ``faults`` are rows that could not be taken apart."""

    name: str
    load: Callable[[], tuple[list[Row], list[SetAside]]]
    _rows: list[Row] | None = None
    _faults: list[SetAside] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """(line, cells) of every row that is not empty."""
        if self._rows is None:
            self._rows, self._faults = self.load()
        return self._rows

    @property
    def faults(self) -> list[SetAside]:
        return self._faults if self.rows is not None else []

    @property
    def head(self) -> list[Row]:
        return self.rows[:HEAD]


@dataclass(frozen=True, slots=True)
class Document:
    """A file opened: its form, its hash, and its tables or its text."""

    path: Path
    form: str  # "csv", "xlsx", "parquet", "json", "text"
    sha256: str
    sheets: tuple[Sheet, ...] = ()
    text: str = ""


def open_document(path: Path) -> Document:
    """Open a file; raises ``SourceError`` when nothing of it can be read."""
    held = _bytes(path)
    digest = hashlib.sha256(held).hexdigest()
    name = path.name.lower()
    if name.endswith((".csv", ".csv.gz", ".tsv")):
        text = _text(path, _unpacked(path, held) if name.endswith(".gz") else held)
        delimiter = "\t" if name.endswith(".tsv") else ","
        return Document(path, "csv", digest, (Sheet("", lambda: read_lines(text, delimiter)),))
    if name.endswith((".xlsx", ".xlsm")):
        _check_zip(path)
        sheets = tuple(Sheet(sheet, load) for sheet, load in workbook_sheets(path))
        return Document(path, "xlsx", digest, sheets)
    if name.endswith(".parquet"):
        return Document(path, "parquet", digest, (Sheet("", lambda: parquet_rows(path)),))
    form = "json" if name.endswith((".json", ".geojson")) else "text"
    return Document(path, form, digest, text=_text(path, held))


def record_at(path: Path, line: int, sheet: str = "") -> list[str]:
    """Cells of the record that starts on a line, as stored; raises ``SourceError`` if none does.

    ``sheet`` names the sheet of a workbook: the part of an observation's cell before "!".
    """
    for held in open_document(path).sheets:
        if held.name == sheet:
            for number, cells in held.rows:
                if number == line:
                    return cells
    raise SourceError(path, "no record starts here", "Read the file again.", line=line)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError(path, "the file is too large", "Split it and read the parts.")
        held = path.read_bytes()
    except OSError as error:
        raise SourceError(
            path, f"the file cannot be opened ({error.strerror})", "Check that it is there."
        ) from None
    if not held:
        raise SourceError(path, "the file is empty", "Fetch it again.")
    return held


def _unpacked(path: Path, held: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(held)) as packed:
            text = packed.read(LARGEST + 1)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise SourceError(path, f"the gzip file is damaged ({error})", "Fetch it again.") from None
    if len(text) > LARGEST:
        raise SourceError(path, "it unpacks to too much", "Split it and read the parts.")
    return text


def _text(path: Path, held: bytes) -> str:
    if held[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise SourceError(path, "the text is UTF-16", "Save it as CSV UTF-8.", line=1)
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        value = held[max(0, error.start - 20) : error.start + 20].decode("cp1252", "replace")
        raise SourceError(
            path, "the text is not UTF-8", "Save it as CSV UTF-8.", line=line, value=value
        ) from None


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise SourceError(path, "it is not a workbook", "Save it again as .xlsx.") from None
    if size > LARGEST:
        raise SourceError(path, "the workbook unpacks to too much", "Split it by sheets.")
