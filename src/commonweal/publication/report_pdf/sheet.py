"""What stands on the one printed page: the report's blocks, shortened by rule, never by hand."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.template.loader import get_template
from django.utils.translation import gettext as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.publication import numbers, tallies
from commonweal.publication.gap_picture import GapLine
from commonweal.publication.pages.annual_report import Item, Level, Report
from commonweal.publication.reading import Reading
from commonweal.publication.rows import Chip, Spark
from commonweal.publication.wording import words

MOST = 3
LONGEST = {
    "ambition": 150, "goal": 120, "finding": 170, "name": 60, "sentence": 130, "told": 110,
    "note": 200, "among": 108, "strategy": 64, "title": 90,
}  # fmt: skip
TONES = {
    "better": "#00613a", "worse": "#9a3412", "same": "#434b50", "uncertain": "#434b50",
    "cannot": "#6a4f00", "none": "#5b646a", "stalled": "#0b0c0c",
}  # fmt: skip


def sheet(reading: Reading, report: Report) -> dict[str, Any]:
    """Every word and drawing of the page, ready to be set."""
    return _head(reading, report) | {
        "goal": _goal(report) if report.goal else None,
        "blocks": [
            _block(_("What got better"), "up", "better", report.better),
            _block(_("What got worse"), "down", "worse", report.worse),
            _block(_("Too uncertain to tell, leaning better"), "plus-minus", "uncertain",
                   report.leaning_better),
            _block(_("Too uncertain to tell, leaning worse"), "plus-minus", "uncertain",
                   report.leaning_worse),
        ],
        "gap": _gap(report),
        "unknown": _unknown(reading, report),
        "due": _due(report),
        "reading": _how_to_read(report),
        "foot": _foot(reading),
    }  # fmt: skip


def _head(reading: Reading, report: Report) -> dict[str, Any]:
    made_up = _("A made-up place with made-up figures, to show how the service works.")
    return {
        "place": reading.place.name,
        "strategy": cut(reading.edition.strategy.title, "strategy"),
        "kind": _("Annual progress report, %(years)s") % {"years": report.years},
        "title": cut(report.title, "title"),
        "ambition": cut(report.ambition, "ambition"),
        "strip": made_up if reading.place.code.startswith("X") else "",
    }


def _goal(report: Report) -> dict[str, Any]:
    assert report.goal  # noqa: S101 - asked by the caller
    chips = _distinct([line.chip for line in report.gap.lines] if report.gap else [])
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
        "chip": _chip(level.chip),
        "leaning": level.chip.leaning,
        "england": told,
    }


def _bracketed(limits: str) -> str:
    return f"({limits})" if limits else ""


def _block(title: str, mark: str, tone: str, items: list[Item]) -> dict[str, Any]:
    more = len(items) - MOST
    return {
        "title": title,
        "mark": drawn(mark, TONES[tone]),
        "tone": tone,
        "items": [_item(one) for one in items[:MOST]],
        "none": _("None."),
        "left": max(more, 0),
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


def _gap(report: Report) -> dict[str, Any]:
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
        "chips": _distinct([one.chip for one in lines])[:2],
    }


def _gap_line(line: GapLine) -> list[str]:
    return [line.name, line.then or "–", line.now, line.limits or "–"]


def _unknown(reading: Reading, report: Report) -> dict[str, Any]:
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


def _distinct(chips: list[Chip]) -> list[dict[str, str]]:
    seen = {one["text"]: one for one in map(_chip, chips)}
    return list(seen.values())


def _chip(chip: Chip) -> dict[str, str]:
    text = f"{chip.word.text}: {chip.detail}" if chip.detail else str(chip.word.text)
    tone = chip.word.tone
    return {"text": text, "mark": drawn(chip.word.mark, TONES[tone]), "tone": tone}


def cut(text: str, kind: str) -> str:
    """The text, ended at a word with "…" where it is longer than its place on the page."""
    most = LONGEST[kind]
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


@cache
def drawn(mark: str, colour: str) -> str:
    """The site's own mark as an SVG of this colour."""
    return _standing(get_template("parts/marks.jinja").template.module.mark(mark), colour)


def sparkline(spark: Spark) -> str:
    """The site's own sparkline."""
    return _standing(get_template("parts/rows.jinja").template.module.spark(spark), TONES["same"])


def _standing(markup: str, colour: str) -> str:
    svg = re.sub(r'\s(class|aria-hidden|focusable)="[^"]*"', "", str(markup).strip())
    svg = svg.replace("currentColor", colour)
    return svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
