"""Read the boxes of a Word file: words as they would be with every tracked change accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from commonweal.publication.return_word.opening import document_of
from commonweal.publication.return_word.tags import Tag, number_of, one_line_end, read_tag

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PLACEHOLDER = "PlaceholderText"
DROPPED = {W + "del", W + "moveFrom"}
TRACKED = {W + "ins", W + "del", W + "moveFrom", W + "moveTo"}
LEFT_OUT = {
    W + "drawing": "picture",
    W + "pict": "picture",
    W + "object": "picture",
    MC + "AlternateContent": "picture",
    W + "footnoteReference": "note",
    W + "endnoteReference": "note",
    W + "commentReference": "comment",
    W + "sym": "sign",
}
SIGNS = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}


@dataclass(frozen=True, slots=True)
class Box:
    """One content control: its tag as it stands, what that says, and the words in it."""

    tag: str
    about: Tag | None
    words: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """A file as read. ``notes`` are codes of what was seen and how it was dealt with."""

    number: int | None  # of the return that the file says it is of
    boxes: tuple[Box, ...]
    notes: tuple[str, ...]


def read_back(content: bytes) -> SentBack:
    """Every tagged box of a file.

    Insertions are kept and deletions dropped, as when all changes are accepted. Raises
    ``NotReadableError``.
    """
    notes: set[str] = set()
    boxes, number = [], None
    for control, tag in _controls(document_of(content)):
        told = number_of(tag)
        if told is not None:
            number = told
            continue
        boxes.append(Box(tag, read_tag(tag), _words(control, notes)))
    return SentBack(number, tuple(boxes), tuple(sorted(notes)))


def _controls(document: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for control in document.iter(W + "sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and tag.get(W + "val", "").strip():
            yield control, tag.get(W + "val", "")


def _words(control: etree._Element, notes: set[str]) -> str:
    content = control.find(W + "sdtContent")
    if content is None:
        return ""
    hint = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    if content.find(f".//{W}tbl") is not None:
        notes.add("table")
    return one_line_end("".join(_text(content, hint, notes)))


def _text(node: etree._Element, hint: bool, notes: set[str]) -> Iterator[str]:
    """The text below a node, a line end after each paragraph that stays one."""
    for child in node:
        tag = child.tag
        if tag in TRACKED:
            notes.add("tracked")
        if tag in DROPPED:
            continue
        if tag in LEFT_OUT:
            notes.add(LEFT_OUT[tag])
        elif tag == W + "r":
            if not (hint and _is_hint(child)):
                yield from _text(child, hint, notes)
        elif tag == W + "t":
            yield child.text or ""
        elif tag in SIGNS:
            yield SIGNS[tag]
        elif tag == W + "p":
            yield from _paragraph(child, hint, notes)
        elif tag not in (W + "pPr", W + "rPr", W + "sdtPr"):
            yield from _text(child, hint, notes)


def _paragraph(node: etree._Element, hint: bool, notes: set[str]) -> Iterator[str]:
    if node.find(f"{W}pPr/{W}numPr") is not None:
        notes.add("list")
    yield from _text(node, hint, notes)
    mark = f"{W}pPr/{W}rPr/{W}"
    if node.find(mark + "ins") is not None:
        notes.add("tracked")
    if node.find(mark + "del") is not None:
        notes.add("tracked")
    else:
        yield "\n"


def _is_hint(run: etree._Element) -> bool:
    style = run.find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(W + "val") == PLACEHOLDER
