"""The plain report as papers: PDF/UA-1 with fonts of our own, the same sentences as the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.publication import numbers
from commonweal.publication.languages.language import language
from commonweal.publication.languages.names import of_place, of_strategy
from commonweal.publication.locations import project, site_address
from commonweal.publication.made_up import fictional, warnings
from commonweal.publication.plain.foot import without
from commonweal.publication.plain.report import PlainReport, Section, plain_report
from commonweal.publication.plain.visible import of_paper
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.typeset import typeset


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type of a paper in points."""

    title: float = 26
    section: float = 18
    name: float = 13
    text: float = 12
    foot: float = 9
    bottom: float = 54


NORMAL = Sizes()
LARGE = Sizes(title=34, section=26, name=21, text=18, foot=18, bottom=132)
"""Large print: nothing is set below 18 points."""


def plain_pdf(reading: Reading, sizes: Sizes = NORMAL) -> bytes:
    """The plain report as PDF/UA-1; equal bytes for an equal reading."""
    data = sheet_of(reading, plain_report(reading), sizes)
    return typeset("plain.typ", data, project(), reading.today)


def told_on(text: str, reading: Reading) -> str:
    """What the text read from the paper tells, without the frame that stands on every sheet.

    A frame that is not this reading's stays in, and is told of as a sentence of no message.
    """
    told = of_paper(text)
    sheet = _frame(reading)
    head = " ".join(filter(None, (sheet["place"], sheet["strategy"], sheet["strip"])))
    told = told.removeprefix(" ".join(head.split()))
    for one in answer_lines(reading):
        told = told.replace(" ".join(one.split()), " ")
    return without(told, sheet["foot"], right_to_left=language().right_to_left)


def answer_lines(reading: Reading) -> list[str]:
    """Where to write: the address of the form where the site has one, and whom the pack names."""
    contact = reading.edition.strategy.contact
    lines = [contact] if contact else []
    if address := site_address():
        written = _("Write to us at %(address)s")
        lines.append(written % {"address": address.rstrip("/") + reverse("say")})
    return lines


def sheet_of(reading: Reading, report: PlainReport, sizes: Sizes) -> dict[str, Any]:
    """What stands on a paper, for its template."""
    return _frame(reading) | {
        "sizes": asdict(sizes),
        "title": report.title,
        "told": [one.text for one in report.sentences],
        "sections": [_section(one) for one in report.sections],
        "answer": answer_lines(reading),
    }


def _frame(reading: Reading) -> dict[str, Any]:
    return {
        "lang": language().code.split("-")[0],
        "letters": language().letters,
        "place": of_place(reading.place.name),
        "strategy": of_strategy(reading.edition),
        "strip": warnings(fictional(reading)),
        "foot": _foot(reading),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.heading,
        "told": [one.text for one in section.sentences],
        "blocks": [
            {"name": one.name, "told": [said.text for said in one.sentences]}
            for one in section.blocks
        ],
    }


def _foot(reading: Reading) -> str:
    return _(
        "Figures as at %(day)s, release %(release)s, edition %(edition)s, rule version "
        "%(rule)s. "
        "Contains public sector information licensed under the Open Government Licence v3.0."
    ) % {
        "day": numbers.day(reading.today),
        "release": reading.release.id,
        "edition": reading.edition.id,
        "rule": RULE_VERSION,
    }
