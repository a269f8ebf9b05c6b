"""Open data: the same rows as CSV and JSON, with header names that do not change."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from commonweal.facts.area import ENGLAND
from commonweal.publication.reading import Listed, Measure, Reading
from commonweal.publication.told_findings import all_told

FIGURE_COLUMNS = (
    "area", "period", "period_start", "period_end", "value", "lower", "upper", "confidence",
    "count", "denominator", "note", "vintage", "newest", "publisher", "dataset", "file", "sha256",
    "line", "cell", "trend",
)  # fmt: skip
OUTCOME_COLUMNS = (
    "listing", "counted", "name", "priority", "card", "series", "period", "value", "unit", "kind",
    "verdict", "reason", "change", "change_lower", "change_upper", "by_end_period",
    "by_end_verdict", "beside_england", "lately", "months_old",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula is quoted by an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return "" if value != value else repr(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def figure_rows(reading: Reading, measure: Measure) -> list[dict[str, Any]]:
    """Rows of the place, its region and England in every vintage."""
    key = (measure.card.id, measure.series.id, "", "")
    areas = [reading.place.code, reading.place.parent, ENGLAND]
    return [row for area in areas if area for row in reading.release.rows(key, area)]


def figures_csv(reading: Reading, measure: Measure) -> str:
    """The figures of a measure as CSV."""
    return as_csv(FIGURE_COLUMNS, (_dated(row) for row in figure_rows(reading, measure)))


def figures_json(reading: Reading, measure: Measure) -> dict[str, Any]:
    """The figures of a measure as JSON."""
    rows = [
        {key: _json(row[key]) for key in FIGURE_COLUMNS} for row in figure_rows(reading, measure)
    ]
    return _head(reading, "figures", measure) | {"figures": rows}


def evidence_json(reading: Reading, measure: Measure) -> dict[str, Any]:
    """Every verdict with its evidence."""
    gaps = [
        {"grouping": gap.grouping.id, "since_break": gap.since_break} | gap.assessment.as_dict()
        for gap in reading.gaps(measure.card)
    ]
    told = {"assessment": measure.assessment.as_dict(), "gaps": gaps}
    return _head(reading, "evidence", measure) | told


def _head(reading: Reading, schema: str, measure: Measure) -> dict[str, Any]:
    return head_of_reading(reading, schema) | {
        "card": measure.card.id,
        "series": measure.series.id,
        "licence": "Open Government Licence v3.0",
        "source": measure.card.source_name,
    }


def head_of_reading(reading: Reading, schema: str) -> dict[str, Any]:
    """What every answer as JSON begins with: schema, and what it is a function of."""
    return {
        "schema": f"commonweal/{schema}/1",
        "release": reading.release.id,
        "edition": reading.edition.id,
        "as_of": reading.today.isoformat(),
        "area": reading.place.code,
    }


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: str(value)[:10] if key.startswith("period_") else value for key, value in row.items()
    }


def _json(value: Any) -> Any:
    if isinstance(value, float) and value != value:
        return None
    return str(value)[:10] if isinstance(value, date) or hasattr(value, "dtype") else value


def outcome_rows(reading: Reading, listed: Iterable[Listed] | None = None) -> list[dict[str, Any]]:
    """One row a listing and measure, of the whole strategy or of these listings.

    A listing that no measure tells has a row of its own, with its name alone.
    """
    counted = {mark.listing for mark in reading.marks}
    return [
        _named(one, one.listing.id in counted) | (_outcome(measure) if measure else {})
        for one in (reading.listed if listed is None else listed)
        for measure in (one.measures or (None,))
    ]


def _named(one: Listed, counted: bool) -> dict[str, Any]:
    return dict.fromkeys(OUTCOME_COLUMNS) | {
        "listing": one.listing.id,
        "counted": counted,
        "name": one.listing.name,
        "priority": one.priority.id if one.priority else "",
    }


def _outcome(measure: Measure) -> dict[str, Any]:
    found = measure.assessment
    change = getattr(found.since.evidence, "change", None)
    ending = getattr(found.since_by_end.evidence, "end", None)
    by_end = getattr(ending, "period", ending)
    latest = measure.latest
    return {
        "card": measure.card.id,
        "series": measure.series.id,
        "period": measure.panel.periods[latest].label if latest is not None else "",
        "value": measure.points("value")[latest] if latest is not None else None,
        "unit": measure.card.unit,
        "kind": found.kind.value,
        "verdict": found.since.verdict.value,
        "reason": found.since.reason.code.value,
        "change": change.delta if change else None,
        "change_lower": change.lower if change else None,
        "change_upper": change.upper if change else None,
        "by_end_period": by_end.label if by_end else "",
        "by_end_verdict": found.since_by_end.verdict.value,
        "beside_england": found.beside_england.verdict.value,
        "lately": found.lately.verdict.value,
        "months_old": found.freshness.evidence.months,
    }


def outcomes_csv(reading: Reading) -> str:
    """Outcomes as CSV."""
    return as_csv(OUTCOME_COLUMNS, outcome_rows(reading))


def outcomes_json(reading: Reading) -> dict[str, Any]:
    """Outcomes as JSON with the counts."""
    return head_of_reading(reading, "outcomes") | {
        "counts": {kind.value: n for kind, n in reading.summary.counts.items()},
        "outcomes": outcome_rows(reading),
    }


def findings_csv(reading: Reading) -> str:
    """Findings as CSV."""
    rows = [
        {"code": one.code, "finding": one.title, "default": one.default, "where": one.cites,
         "settles": one.settles}
        for one in all_told(reading)
    ]  # fmt: skip
    return as_csv(("code", "finding", "default", "where", "settles"), rows)
