"""Make content controls: boxes of a Word file that carry a tag and can be written in."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from commonweal.publication.return_word.reading_back import PLACEHOLDER

INK = RGBColor(0x50, 0x5A, 0x5F)


def add_styles(document: Any) -> None:
    """The style of the hint in an empty box."""
    style = document.styles.add_style(PLACEHOLDER, WD_STYLE_TYPE.CHARACTER)
    style.element.set(qn("w:styleId"), PLACEHOLDER)
    style.font.color.rgb = INK


def add_box(document: Any, tag: str, name: str, words: str) -> None:
    """A framed box at the end of the document: whoever opens the file writes in it."""
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    control = _control(tag, name, hint=not words)
    content = OxmlElement("w:sdtContent")
    control.append(content)
    for line in words.split("\n") if words else [""]:
        paragraph = cell.add_paragraph()
        if words:
            paragraph.add_run(line)
        else:
            paragraph.add_run(_("Write here."), style=PLACEHOLDER)
        content.append(paragraph._p)
    cell._tc.remove(cell.paragraphs[0]._p)
    cell._tc.append(control)
    cell.add_paragraph()  # a cell must end with a paragraph of its own


def add_told(document: Any, tag: str, name: str, words: str) -> None:
    """A locked control that says of which return the file is."""
    paragraph = document.add_paragraph()
    control = _control(tag, name, hint=False, lock="sdtContentLocked")
    content = OxmlElement("w:sdtContent")
    content.append(paragraph.add_run(words)._r)
    control.append(content)
    paragraph._p.append(control)


def _control(tag: str, name: str, *, hint: bool, lock: str = "sdtLocked") -> Any:
    control, told = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    for kind, value in (("w:alias", name[:64]), ("w:tag", tag), ("w:lock", lock)):
        one = OxmlElement(kind)
        one.set(qn("w:val"), value)
        told.append(one)
    if hint:
        told.append(OxmlElement("w:showingPlcHdr"))
    control.append(told)
    return control
