"""Blocks of the printed page: better, worse, leaning, the gap, not clear or not known."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import tallies
from commonweal.publication.gap_picture import GapLine
from commonweal.publication.pages.annual_report import Item, Report
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.pieces import TONES, cut, distinct, drawn, sparkline
from commonweal.publication.wording import words

MOST = 3


def block(title: str, mark: str, tone: str, items: list[Item]) -> dict[str, Any]:
    """Measures of one kind under their mark; the page sets as many as fit."""
    return {
        "title": title,
        "mark": drawn(mark, TONES[tone]),
        "tone": tone,
        "items": [_item(one) for one in items[:MOST]],
        "none": _("None."),
        "total": len(items),
        "more": _("and others, on the web page") if len(items) > 1 else "",
    }


def _item(item: Item) -> dict[str, Any]:
    england = _("England %(value)s") % {"value": item.england} if item.england else ""
    alt = _("Trend of %(name)s. %(sentence)s %(england)s")
    told = {"name": item.name, "sentence": item.sentence, "england": england}
    return {
        "name": cut(item.name, "name"),
        "sentence": cut(item.sentence, "sentence"),
        "beside": f"{item.beside}." if item.beside else "",
        "england": england,
        "spark": sparkline(item.spark) if item.spark else "",
        "alt": (alt % told).strip(),
    }


def gap(report: Report) -> dict[str, Any]:
    """The nearest figures of the gap, then and now; the gap itself where it has a series."""
    picture = report.nearest or report.gap
    lines = picture.lines if picture else []
    told = _("No figure of a gap is held.")
    if report.nearest:
        told = _("The nearest figure with a series: %(name)s.") % {"name": report.nearest_name}
    return {
        "title": _("The gap"),
        "told": cut(told if report.nearest or not lines else "", "told"),
        "heads": [_("Who"), _("Then"), _("Now"), _("95% limits")],
        "lines": [_gap_line(one) for one in lines[:2]],
        "chips": distinct([one.chip for one in lines])[:2],
    }


def _gap_line(line: GapLine) -> list[str]:
    return [line.name, line.then or "–", line.now, line.limits or "–"]


def unknown(reading: Reading, report: Report) -> dict[str, Any]:
    """Counts of what cannot be said, then of all measures."""
    counts = tallies.in_words(reading.marks)
    told = _("All %(n)s measures: %(counts)s.") % {"n": len(reading.marks), "counts": counts}
    return {
        "title": _("Not clear, or not known"),
        "mark": drawn("ring", TONES["none"]),
        "lines": [_count(kind, n, named) for kind, n, named in report.unknown],
        "all": told if reading.marks else "",
    }


def _count(kind: Any, count: int, named: str) -> dict[str, Any]:
    word = words.KIND_WORDS[kind]
    among = _("among them %(named)s") % {"named": named} if named else ""
    return {
        "count": str(count),
        "mark": drawn(word.mark, TONES[word.tone]),
        "word": str(word.text).lower(),
        "among": cut(among, "among"),
    }
