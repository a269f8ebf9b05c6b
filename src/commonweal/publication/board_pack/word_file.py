"""The pack as a Word file: the same words in the same order, equal bytes for an equal pack."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from commonweal.publication.board_pack.pack import BoardPack
from commonweal.publication.board_pack.sheet import sheet

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP archive knows


def word_file(pack: BoardPack) -> bytes:
    """A Word file with headings, lists and tables whose heads repeat on each page."""
    told, document = sheet(pack), Document()
    day = pack.day
    set_properties(document, pack.heading, pack.board, datetime(day.year, day.month, day.day))
    document.add_paragraph(f"{told['place']}. {told['when']}")
    if told["strip"]:
        document.add_paragraph().add_run(told["strip"]).bold = True
    document.add_heading(told["title"], level=1)
    document.add_paragraph(told["lead"])
    counts = ", ".join(f"{one['count']} {one['word']}" for one in told["tallies"])
    document.add_paragraph(counts)
    for one in told["exceptions"]:
        _exception(document, one, told["asked"])
    if not told["exceptions"]:
        document.add_paragraph(told["none"])
    for title, *lines in (told["better"], told["care"]):
        document.add_heading(title, level=2)
        _paragraphs(document, lines)
    _agenda(document, told)
    if told["shared"]:
        document.add_heading(told["shared_title"], level=1)
    for one in told["shared"]:
        document.add_heading(one["name"], level=2)
        _paragraphs(document, (one["status"], one["words"], one["note"]))
    document.add_heading(told["priorities_title"], level=1)
    for one in told["priorities"]:
        _priority(document, one, told["heads"], told["asked"])
    document.add_paragraph(told["foot"])
    return same_bytes(document)


def set_properties(document: Any, title: str, author: str, day: datetime) -> None:
    """Title, author, day and language, which screen readers and Word itself go by."""
    core = document.core_properties
    core.title, core.author, core.language = title, author, "en-GB"
    core.last_modified_by, core.comments = "", ""
    core.created = core.modified = day
    document.styles["Normal"].font.size = Pt(11)
    fonts = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    fonts.append(language)


def _exception(document: Any, one: dict[str, Any], asked: str) -> None:
    document.add_heading(f"{one['rank']}. {one['title']}", level=2)
    chip = document.add_paragraph()
    chip.add_run(one["chip"]["text"]).bold = True
    if one["leaning"]:
        chip.add_run(f", {one['leaning']}")
    _paragraphs(document, [" ".join(one["lines"])])
    beside = "; ".join(word["text"] for word in one["beside"])
    ends = ", ".join(one["ends"])
    _paragraphs(document, [". ".join(part for part in (ends, beside, *one["notes"]) if part)])
    for quote in one["quotes"]:
        _quote(document, quote, asked)


def _quote(document: Any, quote: dict[str, str], asked: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(quote["board"]).bold = True
    paragraph.add_run(f" {quote['said']}")
    if quote["asks"]:
        wanted = document.add_paragraph()
        wanted.add_run(asked).bold = True
        wanted.add_run(f" {quote['asks']}")


def _agenda(document: Any, told: dict[str, Any]) -> None:
    document.add_heading(told["agenda"], level=1)
    for one in told["items"]:
        document.add_heading(f"{one['number']}. {one['title']}", level=2)
        _paragraphs(document, [one["late"], one["ask"], *one["paper"].split("\n")])


def _priority(document: Any, one: dict[str, Any], heads: list[str], asked: str) -> None:
    document.add_heading(one["name"], level=2)
    _paragraphs(document, [f"{one['finding']} {one['leads']}", one["unmeasured"]])
    if one["rows"]:
        _table(document, heads, one["rows"])
    for quote in one["quotes"]:
        _paragraphs(document, [quote["about"]])
        _quote(document, quote, asked)


def _table(document: Any, heads: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _paragraphs(document: Any, lines: list[str]) -> None:
    for line in lines:
        if line:
            document.add_paragraph(line)


def same_bytes(document: Any) -> bytes:
    """The file packed again in the order of its names, without the time at which it was made."""
    made, again = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            info = ZipInfo(name, LONG_AGO)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(name))
    return again.getvalue()
