"""A mail as it came: to which thread it belongs, and what its author wrote anew."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

from commonweal.participation.comments.reference import reference_in

LARGEST = 1_000_000  # bytes; a mail with pictures is larger, and only its words are kept
LONGEST_HEAD, LONGEST_LINE = 2_000, 400  # characters read of a header, and of a head of a quote
_QUOTED = re.compile(r"^(?:>|\|)")
_HEADS = re.compile(
    r"^(?:-{2,}\s?.*(?:original message|forwarded).*|on\b.{0,120}\bwrote:\s*"
    r"|from:\s.*@.*|_{10,}|.{0,80}<[^>]+@[^>]+>.{0,40}:\s*)$",
    re.IGNORECASE,
)
_TO = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "Cc")
_BREAKS = {"br", "p", "div", "li", "tr", "blockquote"}


class NotAMailError(ValueError):
    """What came is no mail that can be kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What is kept of a mail: its thread, its own number, the new words; no address of anybody."""

    reference: str  # empty where none was found
    id: str
    words: str
    automatic: bool
    attached: int


def read_mail(content: bytes) -> Mail:
    """Read a mail as the mail server hands it over.

    Raises ``NotAMailError`` for one that is empty, too large, or holds no words of its own.
    """
    if not content.strip():
        raise NotAMailError("no mail came: hand one over on standard input")
    if len(content) > LARGEST:
        raise NotAMailError(f"this mail is larger than {LARGEST // 1_000_000} MB: send words alone")
    try:
        return _read(content)
    except RecursionError:
        raise NotAMailError("this mail has parts within parts without end") from None


def _read(content: bytes) -> Mail:
    held = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(content)
    words = _new_words(_text(held))
    if not words and not _automatic(held):
        raise NotAMailError("this mail holds no new words: they may stand in an attachment")
    told = " ".join(_header(held, name) for name in _TO)
    reference = reference_in(told) or reference_in(_header(held, "Subject"))
    number = _header(held, "Message-ID")[:200] or hashlib.sha256(content).hexdigest()
    attached = sum(1 for _part in held.iter_attachments()) if held.is_multipart() else 0
    return Mail(reference, number, words, _automatic(held), attached)


def _automatic(held: EmailMessage) -> bool:
    """Whether a machine wrote it: answered, two machines would write to each other for ever."""
    told = _header(held, "Auto-Submitted").lower()
    bulk = _header(held, "Precedence").lower() in {"bulk", "list", "junk", "auto_reply"}
    return told not in {"", "no"} or bulk or bool(_header(held, "X-Autoreply"))


def _header(held: EmailMessage, name: str) -> str:
    """What stands under a name, cut before it is parsed: that takes the square of its length."""
    raw = (str(value) for key, value in held.raw_items() if key.lower() == name.lower())
    try:
        told = (policy.default.header_fetch_parse(name, one[:LONGEST_HEAD]) for one in raw)
        return " ".join(str(one) for one in told)
    except (ValueError, IndexError, TypeError, AttributeError):  # headers are written by anybody
        return ""


def _text(held: EmailMessage) -> str:
    try:
        part = held.get_body(preferencelist=("plain", "html"))
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, KeyError, AttributeError):
        return ""
    if not isinstance(content, str):
        return ""
    return _plain(content) if part and part.get_content_subtype() == "html" else content


def _new_words(text: str) -> str:
    """The lines before the mail that was answered, without quoted ones."""
    kept = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _HEADS.match(line.strip()[:LONGEST_LINE]):
            break
        if not _QUOTED.match(line):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"style", "script", "head", "blockquote"}
        if tag in _BREAKS:
            self.told.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script", "head", "blockquote"} and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.told.append(data)


def _plain(page: str) -> str:
    reader = _Words()
    reader.feed(page)
    return "".join(reader.told)
