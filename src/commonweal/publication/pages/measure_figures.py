"""The figures of a measure: series, groups, baselines, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.drawings import source_line
from commonweal.publication.reading import Measure, Reading


@dataclass(frozen=True, slots=True)
class FigureRow:
    period: str
    value: str
    limits: str
    england: str
    tag: str = ""
    broken: bool = False


def figure_rows(measure: Measure) -> list[FigureRow]:
    """The series as a table, newest first, with the limits used."""
    card, row = measure.card, measure.row
    values, england = measure.points("value"), measure.england()
    if row is None:
        return []
    limits = measure.prepared.limits
    base, latest = measure.prepared.base_index, measure.latest
    rows = []
    for n, period in enumerate(measure.panel.periods):
        value, other = values[n], england[n] if england else None
        if value is None and other is None:
            continue
        lower, upper = float(limits.lower[row, n]), float(limits.upper[row, n])
        shown = ""
        if value is not None and lower == lower and upper == upper:
            lower, upper = numbers.bounded(lower, card), numbers.bounded(upper, card)
            shown = numbers.limits(lower, upper, numbers.decimals_of(card))
        tag = _("Latest") if n == latest else _("Baseline") if n == base else ""
        rows.append(
            FigureRow(
                period.label,
                numbers.number(value, numbers.decimals_of(card)),
                shown or "–",
                numbers.number(other, numbers.decimals_of(card)),
                tag,
                any(int(period.ends_in) == b.year for b in card.breaks),
            )
        )
    return rows[::-1]


def group_rows(reading: Reading, measure: Measure) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Latest figures by group: (grouping, [(group, value, period)])."""
    found = []
    for grouping in measure.card.groupings:
        rows = []
        for group in grouping.groups:
            held = reading.release.panel(measure.card.id, grouping.series, grouping.id, group.id)
            row = held.places.row(reading.place.code) if held else None
            if held is None or row is None:
                continue
            values = held.places.value[row].tolist()
            last = next((n for n in range(len(values) - 1, -1, -1) if values[n] == values[n]), None)
            if last is not None:
                shown = numbers.with_unit(values[last], measure.card)
                rows.append((group.name, shown, held.periods[last].label))
        if rows:
            found.append((grouping.name, rows))
    return found


def baselines(measure: Measure) -> list[tuple[str, str]]:
    """The baseline in the earliest version held and in the newest; shown when they differ."""
    frozen, base = measure.assessment.baseline_frozen, measure.prepared.base_index
    if frozen is None or frozen.value != frozen.value:
        return []
    rows = [
        (
            _("Earliest held (%(vintage)s)") % {"vintage": frozen.vintage or _("date not known")},
            numbers.with_unit(frozen.value, measure.card),
        )
    ]
    if base is not None and measure.points("value"):
        newest = numbers.with_unit(measure.points("value")[base], measure.card)
        rows.append((_("Newest (%(vintage)s)") % {"vintage": measure.panel.vintage}, newest))
    return rows if measure.assessment.baseline_differs else []


def stops(reading: Reading, measure: Measure) -> list[tuple[str, str]]:
    """Where the figure comes from: file, observations, release, verdict."""
    rows = used_rows(reading, measure)
    if not rows:
        return []
    files = sorted({(r["file"], r["sha256"]) for r in rows})
    named = "; ".join(f"{name} (sha256 {digest[:10]}…)" for name, digest in files[:3])
    return [
        (_("Source file"), f"{source_line(measure)}. {named}"),
        (_("Observations"), _("%(n)s rows for this place") % {"n": len(rows)}),
        (_("Release"), reading.release.id),
        (
            _("Verdict"),
            _("Rule version %(v)s, worked out on reading") % {"v": measure.assessment.rule_version},
        ),
    ]


def used_rows(reading: Reading, measure: Measure) -> list[dict[str, Any]]:
    """Rows of the place that are used, as the release holds them."""
    key = (measure.card.id, measure.series.id, "", "")
    return [row for row in reading.release.rows(key, reading.place.code) if row["newest"]]


def publishers_marker(reading: Reading, measure: Measure) -> tuple[str, str]:
    """The publisher's own trend marker on its newest figure that bears one, and the period."""
    marked = [row for row in used_rows(reading, measure) if row["trend"]]
    if not marked:
        return "", ""
    newest = max(marked, key=lambda row: row["period_end"])
    return newest["trend"], newest["period"]
