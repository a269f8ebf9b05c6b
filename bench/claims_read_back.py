"""Alter a release or its published words, one thing at a time: each must be found by the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar

from bench.claims_of_release import release_altered
from bench.claims_of_text import text_altered

from commonweal.publication.languages.language import ENGLISH, LANGUAGES, language_of
from commonweal.publication.languages.offered import draft_words
from commonweal.publication.languages.spoken import Spoken, speaking
from commonweal.publication.plain.check import Checker
from commonweal.publication.plain.pages import measure_html, report_html
from commonweal.publication.plain.paper import plain_pdf, told_on
from commonweal.publication.plain.published import every_measure
from commonweal.publication.plain.visible import of_page
from commonweal.publication.reading import Measure, Reading

T = TypeVar("T")
Faults = Callable[[str, Reading], list[str]]


@dataclass
class Tally:
    """What was altered, by language and kind, and what no fault told of."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)  # faults of the texts as published

    @property
    def total(self) -> int:
        return sum(self.made.values())

    def add(self, language: str, kind: str, told: str, faults: list[str]) -> None:
        self.made[language, kind] += 1
        if not faults:
            self.missed.append(f"{language}, {kind}: {told}")


def languages() -> list[str]:
    """Languages that are present."""
    return [one.code for one in LANGUAGES if one is ENGLISH or draft_words(one)]


def _words(code: str) -> Spoken | None:
    """The words of a language as they stand in its files, signed off or not."""
    held = language_of(code)
    return draft_words(held) if held and held is not ENGLISH else None


def read_back(reading: Reading, every: int = 1, most: int | None = None) -> Tally:
    """Alter everything (or every n-th thing) in every language present."""
    tally = Tally()
    for language in languages():
        with speaking(_words(language)):
            _in_language(tally, language, reading, every, most)
    return tally


def _in_language(
    tally: Tally, language: str, reading: Reading, every: int, most: int | None
) -> None:
    checker, reading = Checker(reading), replace(reading)
    measures = list(every_measure(reading))[:most]
    faults, page = checker.faults_of_report, of_page(report_html(reading))
    paper = told_on(text_of(plain_pdf(reading)), reading)
    _texts(tally, f"{language} page", checker, page, faults, reading, every)
    _texts(tally, f"{language} paper", checker, paper, faults, reading, every)
    shown = _shown(checker, page, reading)
    _releases(tally, language, page, faults, shown, reading, every, with_gaps=False)
    for measure in measures:
        _of_measure(tally, language, checker, measure, reading, every)


def _of_measure(
    tally: Tally, language: str, checker: Checker, measure: Measure, reading: Reading, every: int
) -> None:
    text = of_page(measure_html(reading, measure))

    def faults(told: str, held: Reading) -> list[str]:
        again = held.measure(measure.card.id, measure.series.id)
        return checker.faults_of_measure(told, held, again) if again else ["no such measure"]

    _texts(tally, language, checker, text, faults, reading, every)
    _releases(tally, language, text, faults, [measure], reading, every)


def _texts(
    tally: Tally, where: str, checker: Checker, text: str, faults: Faults, reading: Reading,
    every: int,
) -> None:  # fmt: skip
    """The words altered, the release as it is."""
    tally.before += faults(text, reading)
    pieces = list(checker.pieces_of(text))
    for one in _each(text_altered(text, pieces), every):
        tally.add(where, f"words: {one.kind}", one.told, faults(one.text, reading))


def _releases(
    tally: Tally, where: str, text: str, faults: Faults, measures: list[Measure],
    reading: Reading, every: int, *, with_gaps: bool = True,
) -> None:  # fmt: skip
    """The release altered, the words as they are."""
    made = (
        one
        for measure in measures
        for one in release_altered(reading, measure, with_gaps=with_gaps)
    )
    for one in _each(made, every):
        tally.add(where, f"release: {one.kind}", one.told, faults(text, one.reading))


def _shown(checker: Checker, text: str, reading: Reading) -> list[Measure]:
    """The measures under whose names a text tells a figure."""
    read = checker.read(list(checker.pieces_of(text)), reading)
    keys = dict.fromkeys(one.assertion.measure for one in read if one.assertion.about == "now")
    found = (reading.measure(*key.split(":", 1)) for key in keys)
    return [one for one in found if one]


def _each(things: Iterable[T], every: int) -> Iterator[T]:
    return islice(things, 0, None, every)


def text_of(pdf: bytes) -> str:
    """The text of every sheet of a paper."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    told = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return told
