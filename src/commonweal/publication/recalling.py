"""Where words stand that should not be public: every public address is read, and files beside."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urljoin, urlsplit

from commonweal.measures.engine import Error, columns_of, connect
from commonweal.publication.languages.language import without_language

MOST = 5_000
_LINK = re.compile(r'(?:href|src)="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")
_LEFT_OUT = ("/work/", "/account/", "/comment/", "/champions/mine/", "/static/", "/answer/")
"""Pages of one person, and files without words."""
Ask = Callable[[str], tuple[int, str, bytes]]
"""Status, kind of content and content of an address."""


@dataclass(frozen=True, slots=True)
class Read:
    """One address or file: whether it holds the words; ``unread`` where nobody could look in."""

    where: str
    holds: bool
    unread: bool = False


def search_site(ask: Ask, words: str) -> Iterator[Read]:
    """Read every public address from the front door on; queries only choose among the same.

    Addresses beyond ``MOST`` are told as unread.
    """
    waiting, seen = deque(["/"]), {"/"}
    while waiting and len(seen) <= MOST:
        where = waiting.popleft()
        status, kind, content = ask(where)
        if status == 200:
            yield _read(where, kind, content, words)
        if "html" in kind:
            for link in _links(where, content):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    for where in waiting:
        yield Read(where, False, unread=True)


def search_folder(folder: Path, words: str) -> Iterator[Read]:
    """Read every file of a folder, such as a written report, a mirror or an open archive."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        yield _read(str(path), path.suffix.lstrip("."), path.read_bytes(), words)


def _links(where: str, content: bytes) -> Iterator[str]:
    for found in _LINK.findall(content.decode("utf-8", "replace")):
        parts = urlsplit(urljoin(where, unescape(found)))
        if (
            not parts.scheme
            and not parts.netloc
            and not without_language(parts.path).startswith(_LEFT_OUT)
        ):
            yield parts.path


def _read(where: str, kind: str, content: bytes, words: str) -> Read:
    text = _text(kind, content)
    if text is None:
        return Read(where, False, unread=True)
    return Read(where, _flat(words) in _flat(text))


def _text(kind: str, content: bytes) -> str | None:
    """All text of a content; None for a kind that cannot be read here."""
    if content.startswith(b"%PDF"):
        return _of_paper(content)
    if content.startswith(b"PK"):
        return _of_archive(content)
    if content.startswith(b"PAR1"):
        return _of_table(content)
    if any(one in kind for one in ("image/", "font/", "octet-stream")) and "svg" not in kind:
        return "" if "image/" in kind or "font/" in kind else None
    text = content.decode("utf-8", "replace")
    return f"{text} {unescape(_TAG.sub(' ', text))} {unescape(_TAG.sub('', text))}"


def _of_paper(content: bytes) -> str | None:
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError:
        return None
    try:
        document = PdfDocument(content)
    except PdfiumError:
        return None
    told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return told


def _of_archive(content: bytes) -> str | None:
    """The text of a Word file or of an archive of files."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            held = [archive.read(one) for one in archive.namelist()]
    except (zipfile.BadZipFile, RuntimeError):
        return None
    texts = [one.decode("utf-8", "replace") for one in held]
    return " ".join(f"{_TAG.sub('', one)} {_TAG.sub(' ', one)}" for one in texts)


def _of_table(content: bytes) -> str | None:
    """Every text of a Parquet file; numbers alone name nobody."""
    with NamedTemporaryFile(suffix=".parquet") as file:
        file.write(content)
        file.flush()
        try:
            held = columns_of(connect(), f"SELECT COLUMNS(*)::VARCHAR FROM '{file.name}'")
        except Error:
            return None
    return " ".join(str(one) for column in held.values() for one in set(column.tolist()))


def _flat(text: str) -> str:
    """The text as it is read, without signs that nobody sees, such as one that joins a period."""
    seen = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join(seen.split()).casefold()
