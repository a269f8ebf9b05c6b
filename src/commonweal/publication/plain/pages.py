"""The plain version as pages: the whole report, and each measure."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from commonweal.publication import links
from commonweal.publication.about_items import key_of_measure
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.plain.grammar import block_of
from commonweal.publication.plain.report import plain_report
from commonweal.publication.reading import Measure, Reading


def report_page(reading: Reading) -> dict[str, Any]:
    """Context of the plain report."""
    crumbs = (Crumb(link("home"), _("Home")), Crumb(link("report"), _("Progress report")))
    return frame(reading, "report", *crumbs) | {"report": plain_report(reading)}


def measure_page(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Context of a measure's plain page."""
    name, address = name_of(measure), links.measure(measure.card.id, measure.series.id)
    crumbs = (
        Crumb(link("home"), _("Home")),
        Crumb(link("outcomes"), _("Outcomes")),
        Crumb(address, name),
    )
    return frame(reading, "outcomes", *crumbs) | {
        "name": name,
        "block": block_of(reading, measure, with_gaps=True),
        "whole": address,
        "measure_key": key_of_measure(measure.card.id, measure.series.id),
    }


def report_html(reading: Reading) -> str:
    """The plain report as the site serves it."""
    return render_to_string("pages/plain_report.jinja", report_page(reading))


def measure_html(reading: Reading, measure: Measure) -> str:
    """The plain page of a measure as the site serves it."""
    return render_to_string("pages/plain_measure.jinja", measure_page(reading, measure))
