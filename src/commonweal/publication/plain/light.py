"""The plain report for a poor connection: one page and one small sheet, below 30 kB in all."""

from __future__ import annotations

from django.template.loader import render_to_string

from commonweal.publication.plain.brief import shortened
from commonweal.publication.plain.pages import plain_frame
from commonweal.publication.plain.report import PlainReport, plain_report
from commonweal.publication.reading import Reading

HEAVIEST = 28_000
"""Bytes of the page; with its sheet and its icon the whole stays below 30,000."""
CUTS = (24, 12, 6, 3, 1, 0)


def light_html(reading: Reading) -> str:
    """The page; with more measures than a slow line can carry, fewer of them and how many less."""
    html = _page(reading, plain_report(reading))
    for most in CUTS:
        if len(html.encode()) <= HEAVIEST:
            break
        html = _page(reading, shortened(reading, most))
    return html


def _page(reading: Reading, report: PlainReport) -> str:
    context = plain_frame(reading) | {"report": report}
    return render_to_string("pages/plain_light.jinja", context)
