"""Gaps drawn from then to now on one axis from 0, with their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.publication import links, numbers
from commonweal.publication.charts.scale import Scale, round_scale
from commonweal.publication.reading import Measure
from commonweal.publication.rows import Chip, since_chip

WIDTH = 300.0


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line: who, then and now in words; positions in pixels of a 300-pixel axis."""

    name: str
    then: str
    now: str
    limits: str
    chip: Chip
    href: str
    bar: tuple[float, float] | None
    then_at: float | None
    now_at: float | None
    england_at: float | None
    england: str
    once: bool


@dataclass(frozen=True, slots=True)
class GapPicture:
    """Lines on one axis, its ticks as (pixel, label), and its unit."""

    lines: list[GapLine]
    ticks: list[tuple[float, str]]
    unit: str


def gap_picture(measures: Sequence[Measure]) -> GapPicture | None:
    """The gaps of several groups of people on one axis; None when there is none."""
    held = [measure for measure in measures if measure.latest is not None]
    if not held:
        return None
    axis = round_scale([v for m in held for v in _values(m)], WIDTH, from_zero=True)
    ticks = [(round(axis.across(t), 1), f"{t:.{axis.decimals}f}") for t in axis.ticks]
    return GapPicture([_line(m, axis) for m in held], ticks, held[0].card.unit)


def _limits(measure: Measure) -> tuple[float, float] | None:
    row, latest = measure.row, measure.latest
    if row is None or latest is None:
        return None
    found = measure.prepared.limits
    lower, upper = float(found.lower[row, latest]), float(found.upper[row, latest])
    return (max(lower, 0.0), upper) if lower == lower and upper == upper else None


def _values(measure: Measure) -> list[float]:
    values = measure.points("value")
    chosen = [values[n] for n in {measure.latest, measure.prepared.base_index} if n is not None]
    return [0.0, *(v for v in chosen if v is not None), *(_limits(measure) or ())]


def _line(measure: Measure, axis: Scale) -> GapLine:
    card, values = measure.card, measure.points("value")
    latest, base = measure.latest, measure.prepared.base_index
    then = values[base] if base is not None and base != latest else None
    now = values[latest] if latest is not None else None
    limits = _limits(measure)
    england = measure.england()[latest] if latest is not None and measure.england() else None
    return GapLine(
        measure.series.name,
        _told(measure, base, then),
        _told(measure, latest, now),
        numbers.limits(*limits, numbers.decimals_of(card)) if limits else "",
        since_chip(measure),
        links.measure(card.id, measure.series.id),
        (round(axis.across(limits[0]), 1), round(axis.across(limits[1]), 1)) if limits else None,
        round(axis.across(then), 1) if then is not None else None,
        round(axis.across(now), 1) if now is not None else None,
        round(axis.across(england), 1) if england is not None else None,
        numbers.with_unit(england, card) if england is not None else "",
        sum(v is not None for v in values) == 1,
    )


def _told(measure: Measure, index: int | None, value: float | None) -> str:
    if index is None or value is None:
        return ""
    period = measure.panel.periods[index].label
    return _("%(value)s in %(period)s") % {
        "value": numbers.with_unit(value, measure.card),
        "period": period,
    }
