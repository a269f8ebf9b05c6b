"""The change in all places as a stack of dots, one a place, the own place named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from commonweal.publication import numbers
from commonweal.publication.charts.scale import Scale, round_scale
from commonweal.publication.reading import Measure, Reading

SIZES = (("wide", 736, 9.0, 8.0, 3.4), ("narrow", 288, 4.0, 3.8, 1.6))
"""Name, width, width of a column, height of a dot and its radius."""
FEWEST = 20


@dataclass(frozen=True, slots=True)
class Stack:
    """Positions of the dots in pixels, the axis, and the words."""

    title: str
    note: str
    description: str
    width: int
    height: float
    floor: float
    zero: float
    dots: list[tuple[float, float]]
    own: tuple[float, float]
    label: str
    anchor: str
    ticks: list[tuple[float, str]]
    name: str
    radius: float


def change_stack(reading: Reading, measure: Measure) -> list[Stack] | None:
    """The stack of a measure, wide and narrow; None unless many places have both periods."""
    prepared = measure.prepared
    base, end, row = prepared.base_index, prepared.latest_index, measure.row
    if base is None or end is None or row is None or base >= end:
        return None
    if not getattr(measure.assessment.since.evidence, "change", None):
        return None  # what is not judged is not drawn as a change either
    if prepared.side[base] != prepared.side[end]:
        return None
    change = prepared.value[:, end] - prepared.value[:, base]
    held = np.flatnonzero(np.isfinite(change))
    if len(held) < FEWEST or not np.isfinite(change[row]):
        return None
    shown = [0.0, *change[held].tolist()]
    return [
        _stack(reading, measure, round_scale(shown, size[1]), change, held.tolist(), size)
        for size in SIZES
    ]


def _stack(
    reading: Reading,
    measure: Measure,
    axis: Scale,
    change: np.ndarray[tuple[int], np.dtype[np.float64]],
    held: list[int],
    size: tuple[str, int, float, float, float],
) -> Stack:
    name, width, step, dot, radius = size
    row = measure.row or 0
    columns: dict[int, int] = defaultdict(int)
    spots: dict[int, tuple[float, int]] = {}
    for n in sorted(held, key=lambda n: (n == row, change[n])):
        column = round(axis.across(float(change[n])) / step)
        spots[n] = (column * step, columns[column])
        columns[column] += 1
    floor = 34 + dot * max(columns.values())
    place = {n: (round(x, 1), round(floor - dot * k, 1)) for n, (x, k) in spots.items()}
    own = float(change[row])
    decimals = numbers.decimals_of(measure.card)
    fell, rose = int((change[held] < 0).sum()), int((change[held] > 0).sum())
    base, end = measure.prepared.base_index or 0, measure.prepared.latest_index or 0
    periods = [measure.panel.periods[n].label for n in (base, end)]
    label = f"{reading.place.name} {numbers.signed(own, decimals)}"
    return Stack(
        title=_("%(fell)s of %(n)s places fell, %(rose)s rose")
        % {"fell": fell, "n": len(held), "rose": rose},
        note=_("Change in %(name)s, %(first)s to %(last)s. One dot, one upper-tier authority.")
        % {"name": numbers.inside(measure.card.name), "first": periods[0], "last": periods[1]},
        description=_("%(label)s.") % {"label": label},
        width=width,
        height=floor + 30,
        floor=floor,
        zero=round(axis.across(0.0), 1),
        dots=[place[n] for n in held if n != row],
        own=place[row],
        label=label,
        anchor="start" if place[row][0] < 90 else "end" if place[row][0] > width - 90 else "middle",
        ticks=[
            (min(max(axis.across(t), 12), width - 12), numbers.signed(t, axis.decimals))
            for t in axis.ticks
        ],
        name=name,
        radius=radius,
    )
