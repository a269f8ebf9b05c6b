"""What stands on the one printed page: the report's blocks, shortened by rule, never by hand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.publication import numbers
from commonweal.publication.made_up import fictional, strip
from commonweal.publication.pages.annual_report import Level, Report
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.blocks import MOST, block, gap, unknown
from commonweal.publication.report_pdf.pieces import chip_of, cut, distinct


def sheet(reading: Reading, report: Report) -> dict[str, Any]:
    """Every word and drawing of the page, ready to be set."""
    return _head(reading, report) | {
        "goal": _goal(report) if report.goal else None,
        "blocks": [
            block(_("What got better"), "up", "better", report.better),
            block(_("What got worse"), "down", "worse", report.worse),
            block(_("Too uncertain to tell, leaning better"), "plus-minus", "uncertain",
                   report.leaning_better),
            block(_("Too uncertain to tell, leaning worse"), "plus-minus", "uncertain",
                   report.leaning_worse),
        ],
        "gap": gap(report),
        "unknown": unknown(reading, report),
        "due": _due(report),
        "reading": _how_to_read(report),
        "foot": _foot(reading),
        "agreed": [],
    }  # fmt: skip


def _head(reading: Reading, report: Report) -> dict[str, Any]:
    return {
        "place": reading.place.name,
        "strategy": cut(reading.edition.strategy.title, "strategy"),
        "kind": _("Annual progress report, %(years)s") % {"years": report.years},
        "title": cut(report.title, "title"),
        "ambition": cut(report.ambition, "ambition"),
        "strip": strip(fictional(reading)),
    }


def _goal(report: Report) -> dict[str, Any]:
    assert report.goal  # noqa: S101 - asked by the caller
    chips = distinct([line.chip for line in report.gap.lines] if report.gap else [])
    return {
        "eyebrow": _("Our main goal"),
        "text": cut(report.goal.text, "goal"),
        "finding": cut(report.goal.finding, "finding"),
        "chips": chips[:2],
        "levels": [_level(one) for one in report.levels[:2]],
    }


def _level(level: Level) -> dict[str, Any]:
    told = _("England %(value)s") % {"value": level.england} if level.england else ""
    return {
        "who": level.who,
        "value": level.value,
        "lines": [one for one in (level.unit, _bracketed(level.limits), level.change) if one],
        "chip": chip_of(level.chip),
        "leaning": level.chip.leaning,
        "england": told,
    }


def _bracketed(limits: str) -> str:
    return f"({limits})" if limits else ""


def _due(report: Report) -> dict[str, Any]:
    return {
        "title": _("What comes next"),
        "lines": [
            [
                one.month,
                _("%(name)s, to %(period)s")
                % {"name": cut(one.name, "name"), "period": one.period},
            ]
            for one in report.due[:MOST]
        ],
        "none": _("No date of a further figure is known."),
    }


def _how_to_read(report: Report) -> dict[str, Any]:
    marks = _(
        "In the small charts this place is violet and England grey; the open circle is the "
        "baseline, the full one the latest figure."
    )
    drawn_any = any(
        item.spark
        for items in (report.better, report.worse, report.leaning_better, report.leaning_worse)
        for item in items
    )
    lines = [
        cut(report.note, "note") or _("No measure can be tested yet."),
        marks if drawn_any else "",
    ]
    return {"title": _("How sure is this?"), "lines": [one for one in lines if one]}


def _foot(reading: Reading) -> str:
    told = {
        "day": numbers.day(reading.today),
        "release": reading.release.id,
        "edition": reading.edition.id,
        "rule": RULE_VERSION,
    }
    return (
        _(
            "Figures as at %(day)s, release %(release)s, edition %(edition)s, rule version "
            "%(rule)s. "
            "Contains public sector information licensed under the Open Government Licence v3.0."
        )
        % told
    )
