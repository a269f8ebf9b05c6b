"""A release altered in memory: one figure, period or direction of one series told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from commonweal.facts.area import ENGLAND
from commonweal.facts.card import Polarity
from commonweal.facts.panel import Figures, Panel
from commonweal.facts.period import Period
from commonweal.publication.plain.grammar import judged
from commonweal.publication.reading import Measure, Reading

Key = tuple[str, ...]
FLIPPED = {Polarity.HIGHER: Polarity.LOWER, Polarity.LOWER: Polarity.HIGHER}


class AlteredRelease:
    """The release with one panel in place of its own."""

    def __init__(self, release: Any, key: Key, panel: Panel) -> None:
        self._release, self._key, self._panel = release, key, panel

    def panel(self, card: str, series: str, grouping: str = "", group: str = "") -> Panel | None:
        if (card, series, grouping, group) == self._key:
            return self._panel
        held: Panel | None = self._release.panel(card, series, grouping, group)
        return held

    def __getattr__(self, name: str) -> Any:
        return getattr(self._release, name)


@dataclass(frozen=True)
class AlteredReading:
    """A reading of an altered release; ``kind`` is what was changed."""

    kind: str
    told: str
    reading: Reading


def release_altered(
    reading: Reading, measure: Measure, *, with_gaps: bool = True
) -> Iterator[AlteredReading]:
    """Every alteration of a measure that a plain text tells of; of groups where it tells gaps."""
    if measure.row is None or measure.latest is None:
        return
    key = (measure.card.id, measure.series.id, "", "")
    for kind, told, panel in _panels(measure):
        yield AlteredReading(kind, f"{measure.key} {told}", _read_with(reading, key, panel))
    if measure.card.polarity in FLIPPED and measure.assessment.since.verdict.value != "not_judged":
        yield from _flipped(reading, measure)
    if with_gaps:
        yield from _groups(reading, measure)


def _panels(measure: Measure) -> Iterator[tuple[str, str, Panel]]:
    panel, last, row = measure.panel, measure.latest or 0, measure.row or 0
    step = 10.0**-measure.card.decimals
    for sign in (1, -1):
        yield "figure", f"newest {sign:+d}", _with_value(panel, row, last, sign * step)
    yield "figure", "newest gone", _with_value(panel, row, last, np.nan)
    yield "period", "newest a year later", _later(panel, last)
    yield "period", "all a year later", _all_later(panel)
    base = measure.prepared.baseline
    first = panel.periods.index(base) if base in panel.periods else None
    if first is not None and first != last and _is_told(measure):
        yield "figure", "baseline", _with_value(panel, row, first, step)
        yield "period", "baseline a year earlier", _later(panel, first, -1)
        if panel.places.value[row, first] != panel.places.value[row, last]:
            yield "direction", "both ends swapped", _swapped(panel, row, first, last)
    england = panel.others.row(ENGLAND)
    if england is not None and measure.assessment.beside_england.evidence.england is not None:
        others = _moved(panel.others, england, last, step)
        yield "figure", "England", replace(panel, others=others)


def _is_told(measure: Measure) -> bool:
    found = measure.assessment.since.evidence
    return bool(getattr(found, "change", None) or getattr(found, "gap", None))


def _moved(figures: Figures, row: int, column: int, by: float) -> Figures:
    value = figures.value.copy()
    value[row, column] += by
    return replace(figures, value=value)


def _with_value(panel: Panel, row: int, column: int, by: float) -> Panel:
    return replace(panel, places=_moved(panel.places, row, column, by))


def _swapped(panel: Panel, row: int, first: int, last: int) -> Panel:
    held = {}
    for name in ("value", "lower", "upper", "count", "denominator", "comparison"):
        held[name] = getattr(panel.places, name).copy()
        held[name][row, [first, last]] = held[name][row, [last, first]]
    return replace(panel, places=replace(panel.places, **held))


def _later(panel: Panel, column: int, years: int = 1) -> Panel:
    """One period moved by a year, with a label of its own; those after it stay in order."""
    periods = list(panel.periods)
    moved = _year_on(periods[column], years)
    neighbours = periods[:column] + periods[column + 1 :]
    if moved in neighbours:  # then the label alone tells another period
        periods[column] = replace(periods[column], label=moved.label)
    else:
        periods[column] = moved
    if periods != sorted(periods):
        periods = list(panel.periods)
        periods[column] = replace(periods[column], label=moved.label)
    return _in_periods(panel, periods)


def _all_later(panel: Panel) -> Panel:
    return _in_periods(panel, [_year_on(one, 1) for one in panel.periods])


def _year_on(period: Period, years: int) -> Period:
    start, end = (_same_day(day, years) for day in (period.start, period.end))
    return Period(end, start, f"{start.year}–{end.year % 100:02d} ({years:+d})")


def _same_day(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _in_periods(panel: Panel, periods: list[Period]) -> Panel:
    told = tuple(periods)
    places, others = (replace(one, periods=told) for one in (panel.places, panel.others))
    return replace(panel, places=places, others=others)


def _read_with(reading: Reading, key: Key, panel: Panel) -> Reading:
    """Read again what the panel touches; all that it does not touch is kept as it was judged."""
    fresh = replace(reading, release=AlteredRelease(reading.release, key, panel))  # type: ignore[arg-type]
    leaning_on = {key[0]} | {
        one.id
        for one in reading.cards.values()
        if key[0] in {one.level_of.split(":")[0], one.unknown_share.split(":")[0]}
    }
    kept = {name: one for name, one in reading._measures.items() if one.card.id not in leaning_on}
    fresh.__dict__["_measures"] = kept
    gaps = {card: held for card, held in reading._gaps.items() if card != key[0] or not key[2]}
    fresh.__dict__["_gaps"] = gaps
    return fresh


def _flipped(reading: Reading, measure: Measure) -> Iterator[AlteredReading]:
    """The other way is better: told where a text says which is."""
    if not _is_told(measure) or measure.card.gap_only:
        return
    card = replace(measure.card, polarity=FLIPPED[measure.card.polarity])
    fresh = replace(reading, cards=reading.cards | {card.id: card})
    kept = {name: one for name, one in reading._measures.items() if one.card.id != card.id}
    fresh.__dict__["_measures"] = kept
    fresh.__dict__["_gaps"] = dict(reading._gaps)
    yield AlteredReading("direction", f"{measure.key} better the other way", fresh)


def _groups(reading: Reading, measure: Measure) -> Iterator[AlteredReading]:
    """The newest figure of a group of the gaps told, far enough that the gap shows it."""
    step = 2 * 10.0**-measure.card.decimals
    for gap in judged(reading, measure)[:1]:
        end = gap.assessment.since.evidence.end
        for group, prepared in (gap.prepared.groups[0], gap.prepared.groups[-1]):
            panel = prepared.panel
            row = panel.places.row(measure.area)
            if row is None or end is None:
                continue
            moved = _with_value(panel, row, panel.periods.index(end), step)
            key = (measure.card.id, gap.grouping.series, gap.grouping.id, group.id)
            told = f"{measure.key} {group.name}"
            yield AlteredReading("figure", told, _read_with(reading, key, moved))
