"""Open a Word file that somebody sent: bounded, without macros, without anything from outside."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from lxml import etree

LARGEST = 5_000_000
LARGEST_PART = 20_000_000
MOST_PARTS = 2_000
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


class NotReadableError(ValueError):
    """A file that cannot be taken; the message says why and what to do next."""


def document_of(content: bytes) -> etree._Element:
    """The body of a Word file, as a tree.

    Judged by what the file holds, never by its name. Raises ``NotReadableError``.
    """
    if len(content) > LARGEST:
        raise NotReadableError(
            _("This file is larger than %(most)s MB. Remove pictures and send it again.")
            % {"most": LARGEST // 1_000_000}
        )
    if content.startswith(OLD_OFFICE):
        raise NotReadableError(
            _(
                "This is a Word file of the old kind, or one with a password. "
                "Save it as .docx without a password and send it again."
            )
        )
    try:
        with ZipFile(BytesIO(content)) as held:
            return _body(held)
    except (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        raise NotReadableError(_no_word_file()) from fault


def _body(held: ZipFile) -> etree._Element:
    if len(held.infolist()) > MOST_PARTS:
        raise NotReadableError(_("This file has too many parts to be a return. Nothing was read."))
    if TYPES not in held.namelist():
        raise NotReadableError(_no_word_file())
    types = _tree(held, TYPES)
    parts = {one.get("PartName", ""): one.get("ContentType", "") for one in types.iterchildren("*")}
    kinds = " ".join(one.get("ContentType", "") for one in types.iterchildren("*")).lower()
    names = " ".join(held.namelist()).lower()
    if "macroenabled" in kinds or "vbaproject" in kinds or "vbaproject" in names:
        raise NotReadableError(
            _("This file holds macros, which are never taken. Save it as .docx and send it again.")
        )
    main = next((name for name, kind in parts.items() if kind == MAIN), "")
    if not main or main.lstrip("/") not in held.namelist():
        raise NotReadableError(_no_word_file())
    return _tree(held, main.lstrip("/"))


def _tree(held: ZipFile, name: str) -> etree._Element:
    """A part as a tree; read as far as the bound, whatever size the archive claims for it."""
    with held.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise NotReadableError(_("This file unpacks to more than a return holds: it is not read."))
    if DOCTYPE.search(content) or b"\x00" in content:
        raise NotReadableError(
            _("This file defines things that a Word file never defines: it is not read.")
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise NotReadableError(_no_word_file()) from fault


def _no_word_file() -> str:
    return _("This is not a whole Word file (.docx). Save it in Word and send it again.")
