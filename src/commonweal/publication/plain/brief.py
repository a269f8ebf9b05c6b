"""The plain report cut short by rule: the gist on a sheet, or what a slow line can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commonweal.publication.plain import about_report
from commonweal.publication.plain.about_forms import LEFT_OUT, SHORT
from commonweal.publication.plain.assertion import About
from commonweal.publication.plain.figures import written
from commonweal.publication.plain.grammar import Block
from commonweal.publication.plain.message import Sentence, Subject, sentence
from commonweal.publication.plain.report import PlainReport, Section, plain_report
from commonweal.publication.reading import Reading

GIST = (
    *about_report.LISTED,
    about_report.THE_GAP.id,
    about_report.CANNOT_TELL.id,
    about_report.YOUR_SAY.id,
)
"""Parts of the gist, in the order of the report."""
FIRST = (About.VERDICT, About.GAP_VERDICT, About.NOW, About.OLD)
"""What the gist tells of a measure."""


def shortened(reading: Reading, most: int) -> PlainReport:
    """The report with at most so many measures under "better" and "worse", and what was left."""
    return _short(reading, plain_report(reading), most)


def gist(reading: Reading, most: int) -> PlainReport:
    """The same with the parts of the gist alone, and of each measure its verdict and figure."""
    whole = plain_report(reading)
    parts = (one for one in whole.sections if one.id in GIST)
    held = (replace(one, blocks=tuple(map(_first, one.blocks))) for one in parts)
    return _short(reading, replace(whole, sections=tuple(held)), most)


def _short(reading: Reading, whole: PlainReport, most: int) -> PlainReport:
    place = Subject(reading.place.code)
    sections = tuple(_cut(one, place, most) for one in whole.sections)
    return replace(whole, sentences=(*whole.sentences, sentence(SHORT, place)), sections=sections)


def _first(block: Block) -> Block:
    return replace(block, sentences=tuple(filter(_leads, block.sentences)))


def _leads(told: Sentence) -> bool:
    return any(one.about in FIRST for one in told.assertions)


def _cut(section: Section, place: Subject, most: int) -> Section:
    left = len(section.blocks) - most
    if section.id not in about_report.LISTED or left <= 0:
        return section
    return replace(
        section,
        blocks=section.blocks[:most],
        sentences=(*section.sentences, *_left(section, place, left)),
    )


def _left(section: Section, place: Subject, left: int) -> Iterator[Sentence]:
    yield sentence(LEFT_OUT[about_report.LISTED[section.id]], place, n=written(left, 0))
