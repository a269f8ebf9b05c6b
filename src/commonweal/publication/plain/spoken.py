"""The plain report as a text to be spoken: no charts, no signs, every heading announced."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.publication.made_up import fictional, warnings
from commonweal.publication.plain import about_forms
from commonweal.publication.plain.aloud import spoken_aloud
from commonweal.publication.plain.figures import day_of
from commonweal.publication.plain.message import Subject, sentence
from commonweal.publication.plain.report import plain_report
from commonweal.publication.reading import Reading


def spoken_text(reading: Reading) -> str:
    """The whole report, a sentence a line, an empty line where a voice pauses.

    Figures are made for the voice: "2017 to 2019", "17.7 per cent".
    """
    with spoken_aloud():
        return "\n".join(_lines(reading)) + "\n"


def told_aloud(text: str, reading: Reading) -> str:
    """What the text tells, without the warnings that stand on its head."""
    return text.removeprefix(warnings(fictional(reading))).strip()


def _lines(reading: Reading) -> Iterator[str]:
    report, place = plain_report(reading), Subject(reading.place.code)
    if warned := warnings(fictional(reading)):
        yield from (warned, "")
    yield from (report.title, "")
    yield sentence(about_forms.AS_AT, place, day=day_of(reading.today)).text
    yield from (one.text for one in report.sentences)
    for part in report.sections:
        yield from ("", about_forms.PART.text(1), part.heading)
        yield from (one.text for one in part.sentences)
        for block in part.blocks:
            yield from ("", about_forms.NAMED.text(1), block.name)
            yield from (one.text for one in block.sentences)
    yield from ("", about_forms.END.text(1))
