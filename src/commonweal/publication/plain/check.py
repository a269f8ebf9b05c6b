"""Hold a published text against the release: every sentence that tells something is read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT

from commonweal.publication.plain.about_forms import SHORT
from commonweal.publication.plain.about_report import TITLE
from commonweal.publication.plain.assertion import Assertion
from commonweal.publication.plain.complete import missing_of_measure, missing_of_report
from commonweal.publication.plain.complete_short import missing_of_short
from commonweal.publication.plain.derive import fault_of
from commonweal.publication.plain.message import Subject, asserted
from commonweal.publication.plain.messages import direction_words, number_words
from commonweal.publication.plain.names import Names, names_of
from commonweal.publication.plain.scan import Piece, Scanner
from commonweal.publication.reading import Measure, Reading


@dataclass(frozen=True, slots=True)
class ReadBack:
    """An assertion as it was read, with the sentence and the heading it stands under."""

    sentence: str
    section: str
    assertion: Assertion


class Checker:
    """Reads texts of one language; a reading of another release may be held against them."""

    def __init__(self, reading: Reading) -> None:
        self.names = names_of(reading)
        self._scanner = Scanner(self.names)
        self._telling = direction_words() | number_words() | _months()
        self.pieces_of = self._scanner.pieces

    def faults_of_report(self, text: str, reading: Reading) -> list[str]:
        """Everything in the text of the plain report that the release does not bear out.

        A text that says that it is short must tell what it leaves out, another must tell all.
        """
        pieces = list(self.pieces_of(text))
        told = [(one.section, one.assertion) for one in self.read(pieces, reading)]
        short = SHORT in [one.message for one in pieces]
        missing = (missing_of_short if short else missing_of_report)(reading, told)
        if TITLE not in [one.message for one in pieces]:
            missing.append(f"the title does not name {reading.place.name}")
        return self.faults(pieces, reading) + missing

    def faults_of_measure(self, text: str, reading: Reading, measure: Measure) -> list[str]:
        """The same for the plain page of one measure."""
        pieces = list(self.pieces_of(text))
        told = [one.assertion for one in self.read(pieces, reading)]
        return self.faults(pieces, reading) + missing_of_measure(reading, measure, told)

    def faults(self, pieces: list[Piece], reading: Reading) -> list[str]:
        """What is told wrongly, or in words of no message."""
        wrong = (
            f"“{one.sentence}”: {fault}"
            for one in self.read(pieces, reading)
            if (fault := fault_of(one.assertion, reading))
        )
        return [*self._unexplained(pieces), *wrong]

    def read(self, pieces: Iterable[Piece], reading: Reading) -> Iterator[ReadBack]:
        """Every assertion of a text, under the measure and the groups last named."""
        section = measure = ""
        groups: tuple[str, ...] = ()
        for piece in pieces:
            if piece.name:
                measure, groups = self.names.measures.get(piece.name, ""), ()
            if piece.message is None:
                continue
            if piece.message.heading:
                section, measure, groups = piece.message.id, "", ()
            groups = _groups(self.names, piece) or groups
            subject = Subject(reading.place.code, measure, groups)
            for one in asserted(piece.message, subject, piece.holes):
                yield ReadBack(piece.text, section, one)

    def _unexplained(self, pieces: Iterable[Piece]) -> Iterator[str]:
        for piece in pieces:
            if piece.message is None and not piece.name and (word := self._tells(piece.text)):
                yield f"“{piece.text}”: no message has this sentence, and it tells {word!r}"

    def _tells(self, text: str) -> str:
        """A number, a period or a direction in a text; empty when there is none."""
        if number := re.search(r"\S*\d\S*", text):
            return number[0]
        return next((word for word in words_in(text) if word in self._telling), "")


def words_in(text: str) -> list[str]:
    """The words of a text in small letters; signs that stand on a letter are part of its word."""
    parted = (one if unicodedata.category(one)[0] in "LM" else " " for one in text.casefold())
    return "".join(parted).split()


def _groups(names: Names, piece: Piece) -> tuple[str, ...]:
    held = (piece.holes.get(one, "") for one in ("worst", "best"))
    return tuple(names.groups[one] for one in held if one)


def _months() -> frozenset[str]:
    """Months in full and cut short; "May" and "March" are words too and stand for themselves."""
    held = {
        str(one).casefold() for one in (*MONTHS.values(), *MONTHS_3.values(), *MONTHS_ALT.values())
    }
    return frozenset(held)
