"""The easy read as a paper: a column of marks, large type, PDF/UA-1."""

from __future__ import annotations

from typing import Any

from commonweal.publication.charts.style import ACCENT
from commonweal.publication.locations import project
from commonweal.publication.plain.easy import Idea, ideas_of, parts_of
from commonweal.publication.plain.paper import LARGE, sheet_of
from commonweal.publication.plain.report import plain_report
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.pieces import TONES, drawn
from commonweal.publication.report_pdf.typeset import typeset


def easy_pdf(reading: Reading) -> bytes:
    """The easy read as PDF/UA-1; equal bytes for an equal reading."""
    report = plain_report(reading)
    parts = [
        {
            "title": one.heading,
            "lines": _lines(one.ideas),
            "named": [{"name": n.name, "lines": _lines(n.ideas)} for n in one.named],
        }
        for one in parts_of(report)
    ]
    data = sheet_of(reading, report, LARGE)
    data |= {"opening": _lines(ideas_of(report.sentences)), "parts": parts}
    return typeset("easy.typ", data, project(), reading.today)


def _lines(ideas: tuple[Idea, ...]) -> list[dict[str, Any]]:
    colours = TONES | {"accent": ACCENT}
    return [{"mark": drawn(one.mark, colours[one.tone]), "text": one.text} for one in ideas]
