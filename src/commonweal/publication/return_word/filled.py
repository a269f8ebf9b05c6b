"""A return as a Word file: each thing asked, its figures and last time's words, and three boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from docx import Document

from commonweal.delivery.models import Entry, Return
from commonweal.delivery.returns.asked import Asked
from commonweal.delivery.returns.queries import entries_of, words_of_last_time
from commonweal.publication import numbers
from commonweal.publication.asked_words import asked_in_order, beside_of, changes
from commonweal.publication.beside_words import Beside
from commonweal.publication.board_pack.word_file import same_bytes, set_properties
from commonweal.publication.exceptions import ranks_of
from commonweal.publication.pages.measure_answers import Answered
from commonweal.publication.reading import Reading
from commonweal.publication.return_word.controls import add_box, add_styles, add_told
from commonweal.publication.return_word.tags import FIELDS, RETURN, one_line_end, tag_of
from commonweal.publication.said import period

Entries = Mapping[tuple[str, str], Entry]


@dataclass(frozen=True, slots=True)
class _Writing:
    """The document on its way, and what every part of it draws on."""

    document: Any
    reading: Reading
    held: Entries
    last: Entries

    def lines(self, *lines: str) -> None:
        for line in lines:
            if line:
                self.document.add_paragraph(line)


def return_as_word(reading: Reading, filing: Return) -> bytes:
    """A return's form as a Word file, with the words that stand in it now."""
    document = Document()
    writing = _Writing(document, reading, entries_of(filing), words_of_last_time(filing))
    told = _("Half-yearly return, %(period)s") % {
        "period": period(filing.round.since, filing.round.until)
    }
    board = reading.edition.name_of_body(filing.board)
    day = reading.today
    set_properties(document, told, board, datetime(day.year, day.month, day.day))
    add_styles(document)
    document.add_heading(told, level=1)
    add_told(document, f"{RETURN}/{filing.pk}", _("Return"), f"{board}, {_('return')} {filing.pk}")
    writing.lines(*_how_to(reading, filing))
    for about in asked_in_order(reading, filing.board):
        _thing(writing, about)
    return same_bytes(document)


def _how_to(reading: Reading, filing: Return) -> list[str]:
    told = {"due": numbers.day(filing.round.due), "day": numbers.day(reading.today)}
    return [
        _("Due %(due)s. The figures are those of %(day)s.") % told,
        _(
            "Write in the boxes and leave the rest. Keep the file as .docx, and send it back on "
            "the page of the return: it shows what has changed before anything is taken."
        ),
    ]


def _thing(writing: _Writing, about: Asked) -> None:
    beside = beside_of(writing.reading, about)
    held, last = writing.held.get(about.key), writing.last.get(about.key)
    rank = ranks_of(writing.reading).get(about.item, 0) if about.subject == "listing" else 0
    head = f"{_('Exception')} {rank}: {beside.name}" if rank else beside.name
    writing.document.add_heading(head, level=2)
    writing.lines(*_figures(beside), *changes(writing.reading, about, last))
    for field, label in _labels().items():
        writing.document.add_heading(label, level=3)
        if last:
            _last_time(writing, last, field)
        words = one_line_end(getattr(held, field)) if held else ""
        tag = tag_of(field, about.key, held.version if held else 0, words)
        add_box(writing.document, tag, label, words)


def _figures(beside: Beside) -> list[str]:
    told = [f"{one.name}: {_sign(one)}" for one in beside.answers]
    return [*told, "" if beside.answers else beside.why, beside.age]


def _sign(one: Answered) -> str:
    if one.chip:
        parts = [one.chip.word.text, one.chip.detail, one.chip.leaning, *one.chip.lines]
    else:
        parts = [one.word.text if one.word else "", one.detail]
    first = ", ".join(str(part) for part in parts if part)
    return " ".join([f"{first}." if first else "", *one.lines]).strip()


def _last_time(writing: _Writing, last: Entry, field: str) -> None:
    told = period(last.filing.round.since, last.filing.round.until)
    words = one_line_end(getattr(last, field)) or _("Nothing written.")
    paragraph = writing.document.add_paragraph()
    paragraph.add_run(f"{_('Last time')}, {told}: ").bold = True
    paragraph.add_run(words)


def _labels() -> dict[str, str]:
    told = (
        _("What does the figure say, in your own words?"),
        _("What was done, and what came of it?"),
        _("What do you ask of the board above?"),
    )
    return dict(zip(FIELDS, told, strict=True))
