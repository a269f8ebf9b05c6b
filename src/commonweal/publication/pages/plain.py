"""Pages that explain: calendar, words, changes, methods, data, about, accessibility, line of sight."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.verdict import Kind
from commonweal.measures.coverage import Coverage
from commonweal.publication import calendar_of, links, tallies
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of, with_series
from commonweal.publication.pages.priorities import doubt_of
from commonweal.publication.reading import Reading
from commonweal.publication.wording import reasons
from commonweal.publication.wording.glossary import word_groups
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.line_of_sight import Gap, Sight, lines_of_sight


def _home(reading: Reading, page: str) -> dict[str, Any]:
    return frame(reading, page, Crumb(link("home"), _("Home")))


def calendar_page(reading: Reading) -> dict[str, Any]:
    """When do we know more?"""
    every = calendar_of.expected(reading)
    finals = [
        (name_of(m), links.measure(m.card.id, m.series.id), told)
        for one in reading.listed
        for m in one.measures
        if (told := calendar_of.final_verdict(m))
    ]
    return _home(reading, "calendar") | {
        "coming": [one for one in every if not one.overdue],
        "overdue": [one for one in every if one.overdue],
        "finals": list(dict.fromkeys(finals)),
        "duties": reading.edition.strategy.cycle.duties,
        "finding": _("%(n)s figures are expected; %(o)s are overdue or not yet loaded.")
        % {"n": sum(not one.overdue for one in every), "o": sum(one.overdue for one in every)},
    }


def words_page(reading: Reading) -> dict[str, Any]:
    """What does each word say, and what does it not?"""
    return _home(reading, "words") | {
        "groups": word_groups(),
        "tallies": tallies.tallies(reading.marks, reading.summary),
    }


def data_page(reading: Reading) -> dict[str, Any]:
    """Can I check it? Every file of the release, every series, every source."""
    manifest = reading.release.manifest
    sources = sorted({(i["file"], i["sha256"], i["reader"]) for i in manifest.content["inputs"]})
    return _home(reading, "data") | {
        "manifest": manifest,
        "sources": sources,
        "coverage": [_covered(reading, one) for one in reading.coverage if not one.group],
        "lacking": _lacking(reading),
        "finding": _(
            "%(n)s series for %(p)s places, each figure with the file and line it came from."
        )
        % {"n": len(reading.release.keys()), "p": len(reading.release.places.panel)},
    }


def _covered(reading: Reading, one: Coverage) -> dict[str, Any]:
    card = reading.cards.get(one.card)
    series = card.series_named(one.series) if card else None
    return {
        "name": with_series(card, series) if card and series else one.card,
        "href": links.measure(one.card, one.series),
        "places": one.places,
        "regions": one.regions,
        "periods": one.periods,
        "vintages": len(one.vintages),
        "first": one.first,
        "last": one.last,
        "here": one.has(reading.place.code),
    }


def _lacking(reading: Reading) -> list[tuple[str, str, str]]:
    """Measures of the strategy without a figure for the place, and the truthful reason."""
    found = {
        (
            m.card.name,
            links.measure(m.card.id, m.series.id),
            reasons.full(m.assessment.since.reason),
        )
        for one in reading.listed
        for m in one.measures
        if not m.has_figure
    }
    return sorted(found)


def simple_page(reading: Reading, page: str) -> dict[str, Any]:
    """Pages of prose."""
    return _home(reading, page)


GAP_WORDS = {
    Gap.NEED: lambda: _("no need cited"),
    Gap.STAGE: lambda: _("no stage"),
    Gap.LEAD: lambda: _("no lead"),
    Gap.PATH: lambda: _("no path to the board"),
    Gap.LISTING: lambda: _("no measure"),
    Gap.SERIES: lambda: _("no figures"),
}


def line_of_sight_page(reading: Reading, chosen: str = "") -> dict[str, Any]:
    """How does the promise reach the street?"""
    sights = lines_of_sight(reading.edition)
    unbroken = [s for s in sights if not s.gaps and _judged(reading, s)[1]]
    picked = next((s for s in sights if s.priority.id == chosen), sights[0] if sights else None)
    return _home(reading, "line-of-sight") | {
        "finding": _("Of %(n)s priorities, %(k)s have an unbroken line from need to verdict.")
        % {"n": len(sights), "k": len(unbroken)},
        "ambition": reading.edition.strategy.ambition,
        "rows": [_sight_row(reading, sight) for sight in sights],
        "picked": _picked(reading, picked) if picked else None,
        "choices": [(s.priority.id, s.priority.name) for s in sights],
    }


def _judged(reading: Reading, sight: Sight) -> tuple[int, int]:
    marks = reading.marks_under([sight.priority])
    able = [m for m in marks if m.kind not in {Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE}]
    return len(marks), len(able)


def _sight_row(reading: Reading, sight: Sight) -> dict[str, Any]:
    measures, judged = _judged(reading, sight)
    return {
        "number": sight.priority.number or "",
        "name": sight.priority.name,
        "href": link("priority", sight.priority.id),
        "leads": [
            reading.edition.name_of_body(b) for b in lead_of(reading.edition, sight.priority).bodies
        ],
        "doubt": doubt_of(reading, sight.priority),
        "need": bool(sight.needs),
        "measures": measures,
        "judged": judged,
        "leant": len(sight.leant_on),
        "gaps": [GAP_WORDS[gap]() for gap in sight.gaps],
    }


def _picked(reading: Reading, sight: Sight) -> dict[str, Any]:
    from commonweal.publication.rows import measure_row

    measures = {
        m.key: m
        for listing in (*sight.listings, *sight.leant_on)
        for m in reading.listed_by_id(listing.id).measures
    }
    return {
        "id": sight.priority.id,
        "name": sight.priority.name,
        "href": link("priority", sight.priority.id),
        "stages": [
            (s.name, link("stage", s.id))
            for s in reading.edition.strategy.stages
            if s.id in sight.stages
        ],
        "needs": [need.name for need in sight.needs],
        "bodies": [
            (
                reading.edition.name_of_body(a.body),
                link("board", a.body),
                a.role.value,
                a.status.value,
            )
            for a in sight.priority.allocations
        ],
        "paths": [
            " → ".join(reading.edition.name_of_body(body) for body in path)
            for path in sight.paths
            if len(path) > 1
        ],
        "rows": [measure_row(m) for m in measures.values()],
        "gaps": [GAP_WORDS[gap]() for gap in sight.gaps],
    }
