"""The plain pages as they are published, each read back and weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.naming import name_of
from commonweal.publication.plain.aloud import spoken_aloud
from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.grammar import block_of
from commonweal.publication.plain.light import light_html
from commonweal.publication.plain.message import Sentence
from commonweal.publication.plain.pages import easy_html, home_html, measure_html, report_html
from commonweal.publication.plain.paper import told_on
from commonweal.publication.plain.reading_age import OLDEST, ease_of
from commonweal.publication.plain.report import plain_report
from commonweal.publication.plain.spoken import spoken_text, told_aloud
from commonweal.publication.plain.visible import of_page
from commonweal.publication.reading import Measure, Reading

REPORT, HOME, EASY, LIGHT, SPOKEN = "report", "home", "easy read", "light", "spoken"


class WordsError(Exception):
    """A published text says what the release does not; the message names the first faults."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One text: what it is of, what is wrong in it, and its reading age."""

    what: str
    faults: tuple[str, ...]
    age: float

    @property
    def too_old(self) -> bool:
        return self.age > OLDEST


def check_published(reading: Reading) -> Iterator[Checked]:
    """Make every plain page, then hold its text against a reading made afresh."""
    checker, fresh = Checker(reading), replace(reading)
    names = checker.names.plain

    def checked(what: str, faults: list[str], told: list[Sentence]) -> Checked:
        return Checked(what, tuple(faults), _age([one.text for one in told], names))

    pieces = list(checker.pieces_of(of_page(home_html(reading))))
    yield checked(HOME, checker.faults(pieces, fresh), list(plain_report(reading).sentences))
    for what, text in texts_of_report(reading).items():
        faults = checker.faults_of_report(text, fresh)
        yield checked(what, faults, plain_report(reading).all_sentences)
    yield checked(SPOKEN, faults_of_spoken(spoken_text(reading), fresh), _aloud(reading))
    for measure in every_measure(reading):
        again = fresh.measure(measure.card.id, measure.series.id)
        assert again  # noqa: S101 - the same catalogue
        text = of_page(measure_html(reading, measure))
        faults = checker.faults_of_measure(text, fresh, again)
        told = block_of(reading, measure, with_gaps=True).sentences
        yield checked(name_of(measure), faults, list(told))


def texts_of_report(reading: Reading) -> dict[str, str]:
    """What each page of the whole report says, by the name of its form."""
    made = {REPORT: report_html, EASY: easy_html, LIGHT: light_html}
    return {what: of_page(make(reading)) for what, make in made.items()}


def faults_of_spoken(text: str, reading: Reading) -> list[str]:
    """The same for the text to be spoken, whose figures are read as a voice says them."""
    with spoken_aloud():
        return Checker(reading).faults_of_report(told_aloud(text, reading), replace(reading))


def _aloud(reading: Reading) -> list[Sentence]:
    with spoken_aloud():
        return plain_report(reading).all_sentences


def _age(told: list[str], names: list[str]) -> float:
    """The reading age; 0 in a language for which there is no formula here."""
    return ease_of(told, names).age if language() is ENGLISH else 0.0


def every_measure(reading: Reading) -> Iterator[Measure]:
    """Each series of each card, once."""
    for card in reading.cards.values():
        for series in [one.id for one in card.series] or [""]:
            if measure := reading.measure(card.id, series):
                yield measure


def faults_of_file(reading: Reading, text: str, *, printed: bool) -> list[str]:
    """Faults of one published plain report: the source of its page, or the text of its paper."""
    told = told_on(text, reading) if printed else of_page(text)
    return Checker(reading).faults_of_report(told, replace(reading))


def must_hold(reading: Reading, html: str) -> str:
    """The page, after its words were read back.

    Raises ``WordsError`` when the release does not bear them out.
    """
    if faults := faults_of_file(reading, html, printed=False):
        raise WordsError("the plain report is not written: " + "; ".join(faults[:3]))
    return html
