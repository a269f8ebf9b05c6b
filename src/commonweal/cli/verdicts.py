"""Verdicts as a table of text, and as JSON with all their evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from commonweal.cli.new_pack import only
from commonweal.publication.reading import Listed, Measure, Reading


def for_area(reading: Reading, text: str) -> Reading:
    """The same strategy read in another place."""
    area = only(text, reading.release.places.find(text))
    strategy = reading.edition.strategy
    place = replace(strategy.place, code=area.code, name=area.name)
    return replace(
        reading, edition=replace(reading.edition, strategy=replace(strategy, place=place))
    )


def as_lines(reading: Reading, chosen: Iterable[Listed], whole: bool) -> list[str]:
    """One line a measure: listing, card, latest figure, verdict since the baseline, reason."""
    rows = [row for one in chosen for row in _rows(one)]
    widths = [min(max(len(row[n]) for row in rows), 58) if rows else 0 for n in range(4)]
    head = f"{reading.place.name} ({reading.place.code}), release {reading.release.id}"
    lines = [f"{head}, edition {reading.edition.id}, as of {reading.today}"]
    for row in rows:
        cells = [cell[:width].ljust(width) for cell, width in zip(row[:4], widths, strict=True)]
        lines.append("  ".join([*cells, row[4]]).rstrip())
    if whole:
        told = ", ".join(f"{n} {kind}" for kind, n in reading.summary.counts.items() if n)
        lines.append(f"{reading.summary.total} listings counted: {told.replace('_', ' ')}")
    return lines


def _rows(one: Listed) -> list[tuple[str, str, str, str, str]]:
    name = one.listing.id
    if not one.measures:
        return [(name, "no card", "", "not yet measurable", "no_definition")]
    return [(name, m.key, _latest(m), *_since(m)) for m in one.measures]


def _latest(measure: Measure) -> str:
    at = measure.latest
    if at is None:
        return "no figure"
    value = measure.points("value")[at] or 0.0
    return f"{value:,.{measure.card.decimals}f} ({measure.panel.periods[at].label})"


def _since(measure: Measure) -> tuple[str, str]:
    since = measure.assessment.since
    return since.verdict.value.replace("_", " "), since.reason.code.value


def as_content(reading: Reading, chosen: Iterable[Listed]) -> dict[str, Any]:
    """Every verdict with its reason and evidence."""
    marks = {mark.listing: mark for mark in reading.marks}
    return {
        "place": {"code": reading.place.code, "name": reading.place.name},
        "release": reading.release.id,
        "edition": reading.edition.id,
        "as_of": reading.today.isoformat(),
        "counts": {kind.value: n for kind, n in reading.summary.counts.items()},
        "total": reading.summary.total,
        "listings": [
            {
                "listing": one.listing.id,
                "name": one.listing.name,
                "priority": one.priority.id if one.priority else None,
                "counted": one.listing.id in marks,
                "measures": [_measure(measure) for measure in one.measures],
            }
            for one in chosen
        ],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    at = measure.latest
    latest = None
    if at is not None:
        names = ("value", "lower", "upper", "count", "denominator")
        latest = {"period": measure.panel.periods[at].label, "unit": measure.card.unit} | {
            name: measure.points(name)[at] for name in names
        }
    return {"measure": measure.key, "latest": latest, **measure.assessment.as_dict()}
