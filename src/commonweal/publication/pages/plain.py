"""Pages that explain: calendar, words, changes, methods, data, about, accessibility, line of sight."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from commonweal.measures.coverage import Coverage
from commonweal.measures.unused import Unused, unused
from commonweal.publication import calendar_of, links, tallies
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of, with_series
from commonweal.publication.reading import Reading
from commonweal.publication.wording import reasons
from commonweal.publication.wording.glossary import word_groups


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
        "unused": [_unused(reading, one) for one in unused(reading.release.home)],
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


def _unused(reading: Reading, one: Unused) -> dict[str, str]:
    card = reading.cards.get(one.card)
    name = card.name if card else one.card
    return {"name": name, "place": one.place, "text": one.text, "why": one.why}


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
