"""What the parts of a workbook say before it is opened: its spread and its bare formulas."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from pathlib import Path

from commonweal.measures.sources.fault import SourceError

_SHEET = re.compile(r"<sheet [^>]*>")
_NAME = re.compile(r'name="([^"]*)"')
_LINK = re.compile(r'r:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship [^>]*>")
_TARGET = re.compile(r'Target="([^"]*)"')
_CELL = re.compile(r"<(?:\w+:)?c [^>]*?r=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_FORMULA = re.compile(
    r'<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*>([^<]*)</f>\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def spread(path: Path, sheet: str) -> int:
    """Cells of the rectangle that holds a sheet: one stray cell far off makes it huge."""
    cells = _CELL.findall(_text(path, sheet))
    rows = max((int(row) for _, row in cells), default=0)
    return rows * max((_index(letters) for letters in {name for name, _ in cells}), default=0)


def bare_formulas(path: Path, sheet: str) -> dict[str, str]:
    """Formulas of a sheet that hold no value, by cell ("E3"): a reader would see them as blank."""
    found = _FORMULA.finditer(_text(path, sheet))
    return {formula[1]: "=" + html.unescape(formula[2]) for formula in found}


def _text(path: Path, sheet: str) -> str:
    """Text of a sheet; of all sheets together where its part is not found."""
    try:
        with zipfile.ZipFile(path) as parts:
            names = parts.namelist()
            book, links = (
                parts.read(name).decode("utf-8", "replace") if name in names else ""
                for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
            )
            part = _part_of(book, links, sheet)
            chosen = [part] if part in names else [n for n in names if "worksheets/" in n]
            return "".join(parts.read(name).decode("utf-8", "replace") for name in chosen)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
        raise SourceError(
            path, f"the file is damaged ({error})", "Fetch or save it again."
        ) from None


def _part_of(book: str, links: str, sheet: str) -> str:
    for tag in _SHEET.findall(book):
        name, link = _NAME.search(tag), _LINK.search(tag)
        if name and link and html.unescape(name[1]) == sheet:
            for relation in _RELATION.findall(links):
                target = _TARGET.search(relation)
                if f'Id="{link[1]}"' in relation and target:
                    return "xl/" + target[1].removeprefix("/xl/")
    return ""


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index
