"""The plain version as pages: the whole report, and each measure."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from commonweal.publication import links
from commonweal.publication.about_items import key_of_measure
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.languages.language import ENGLISH, language
from commonweal.publication.languages.names import of_ambition
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.plain.about_report import CANNOT_TELL
from commonweal.publication.plain.easy import ideas_of, parts_of
from commonweal.publication.plain.grammar import block_of
from commonweal.publication.plain.home import groups
from commonweal.publication.plain.message import Sentence
from commonweal.publication.plain.report import plain_report
from commonweal.publication.reading import Measure, Reading


def home_page(reading: Reading, search: str = "") -> dict[str, Any]:
    """Context of the page on which plain words begin."""
    crumbs = (Crumb(link("home"), _("Home")),)
    found = groups(reading, search.strip())
    return frame(reading, "plain-home", *_above(crumbs)) | {
        "ambition": of_ambition(reading.edition) if reading.edition.strategy.ambition else "",
        "opening": opening(reading),
        "groups": found,
        "search": search.strip(),
    }


def opening(reading: Reading) -> list[Sentence]:
    """What got better and worse, and at once how many nobody can tell."""
    report = plain_report(reading)
    unknown = [one for one in report.sections if one.id == CANNOT_TELL.id]
    return [*report.sentences, *(told for one in unknown for told in one.sentences)]


def _above(crumbs: tuple[Crumb, ...]) -> tuple[Crumb, ...]:
    """What stands above a page: in another language that begins with the page of plain words."""
    if language() is ENGLISH:
        return crumbs
    return (Crumb(link("plain-home"), _("Home")),)


def report_page(reading: Reading) -> dict[str, Any]:
    """Context of the plain report."""
    crumbs = (Crumb(link("home"), _("Home")), Crumb(link("report"), _("Progress report")))
    return plain_frame(reading, *crumbs) | {"report": plain_report(reading)}


def plain_frame(reading: Reading, *crumbs: Crumb) -> dict[str, Any]:
    """What stands round every form of the plain report."""
    return frame(reading, "report-plain", *_above(crumbs))


def easy_page(reading: Reading) -> dict[str, Any]:
    """Context of the easy read."""
    crumbs = (
        Crumb(link("home"), _("Home")),
        Crumb(link("report"), _("Progress report")),
        Crumb(link("report-plain"), _("In plain words")),
    )
    report = plain_report(reading)
    told = {"report": report, "opening": ideas_of(report.sentences), "parts": parts_of(report)}
    return plain_frame(reading, *crumbs) | told


def measure_page(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Context of a measure's plain page."""
    name, address = name_of(measure), links.measure(measure.card.id, measure.series.id)
    crumbs = (
        Crumb(link("home"), _("Home")),
        Crumb(link("outcomes"), _("Outcomes")),
        Crumb(address, name),
    )
    return frame(reading, "plain-home", *_above(crumbs)) | {
        "name": name,
        "block": block_of(reading, measure, with_gaps=True),
        "whole": address,
        "measure_key": key_of_measure(measure.card.id, measure.series.id),
    }


def home_html(reading: Reading) -> str:
    """The page on which plain words begin, as the site serves it."""
    return render_to_string("pages/plain_home.jinja", home_page(reading))


def report_html(reading: Reading) -> str:
    """The plain report as the site serves it."""
    return render_to_string("pages/plain_report.jinja", report_page(reading))


def easy_html(reading: Reading) -> str:
    """The easy read as the site serves it."""
    return render_to_string("pages/plain_easy.jinja", easy_page(reading))


def measure_html(reading: Reading, measure: Measure) -> str:
    """The plain page of a measure as the site serves it."""
    return render_to_string("pages/plain_measure.jinja", measure_page(reading, measure))
