"""Whether forecasts hold what they claim: simulated walks, and panels told their own past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.proof import ErrorRate, at_least, at_most, printed
from commonweal.assessment.target import FEWEST_PERIODS, LIKELY, UNLIKELY
from commonweal.methods.forecasts import Forecasts, forecasts
from commonweal.methods.normal import EQUAL
from commonweal.methods.projection import LONGEST_GAP, panel_movement

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

PLACES, SEEN, AHEAD = 150, 13, 5
SHOCK = 4.0
SHOCK_FIRST, SHOCK_LAST = 2020, 2022
"""Years in which the pandemic and its end moved every place.

The first cases in England were found in January 2020 and the last restrictions lifted in February
2022, so that a year that ends in 2022, such as a school year, still holds it. A forecast goes
through the shock if it was made before these years had ended and falls due in or after them.
"""


def coverage_of_walks(rng: np.random.Generator, panels: int) -> Iterator[ErrorRate]:
    """Places that wander by themselves: their ranges cover what they claim."""
    held: dict[int, list[Mask]] = {80: [], 95: []}
    missed: list[Mask] = []
    reached: list[Mask] = []
    for _ in range(panels):
        path, seen = _walks(rng)
        told = _told(seen)
        for share, inside in _inside(told, seen[:, SEEN - 1 + AHEAD]).items():
            held[share].append(inside)
        target, due = path[:, SEEN - 1] + rng.normal(0, 4, PLACES), seen[:, SEEN - 1 + AHEAD]
        p = told.chances_of(target, 1)
        missed.append((due < target)[p >= LIKELY - EQUAL])
        reached.append((due >= target)[p <= UNLIKELY + EQUAL])
    for share, every in held.items():
        yield at_least("forecast", f"walks_{share}", every, share / 100)
    yield at_most("on_course", "walks", missed, 1 - LIKELY)
    yield at_most("unlikely", "walks", reached, UNLIKELY)


def coverage_through_a_shock(rng: np.random.Generator, panels: int) -> Iterator[ErrorRate]:
    """The same, with a shock common to all on the way: the shortfall is told, not bounded."""
    held: dict[int, list[Mask]] = {80: [], 95: []}
    for _ in range(panels):
        _, seen = _walks(rng)
        told = _told(seen)
        for share, inside in _inside(told, seen[:, SEEN - 1 + AHEAD] - SHOCK).items():
            held[share].append(inside)
    for share, every in held.items():
        yield printed("forecast", f"walks_through_a_shock_{share}", every, share / 100)


def _walks(rng: np.random.Generator) -> tuple[Floats, Floats]:
    steps = rng.normal(0, 0.5, (PLACES, SEEN + AHEAD))
    path = 60 + rng.normal(0, 4, (PLACES, 1)) + np.cumsum(steps, axis=1)
    return path, path + rng.normal(0, 1, path.shape)


def _told(seen: Floats) -> Forecasts:
    one = np.ones((PLACES, SEEN))
    movement = panel_movement(seen[:, :SEEN], one, np.arange(float(SEEN)), 1.0)
    return forecasts(seen[:, SEEN - 1], one[:, -1], float(AHEAD), 1.0, movement)


def coverage_of_panels(panels: Iterable[PreparedPanel]) -> Iterator[ErrorRate]:
    """Forecasts from each earlier period of real panels, held to what was later published.

    Apart by whether the shock lay between: outside it a shortfall would break the promise of the
    rule; through it the shortfall is told.
    """
    held: dict[tuple[int, bool], list[Mask]] = {}
    for prepared in panels:
        for shocked, told, later in _past_forecasts(prepared):
            for share, inside in _inside(told, later).items():
                known = np.isfinite(later) & np.isfinite(told.variance)
                held.setdefault((share, shocked), []).append(inside[known])
    for (share, shocked), every in sorted(held.items()):
        if shocked:
            yield printed("forecast", f"panels_through_the_shock_{share}", every, share / 100)
        else:
            yield at_least("forecast", f"panels_outside_the_shock_{share}", every, share / 100)


def _past_forecasts(prepared: PreparedPanel) -> Iterator[tuple[bool, Forecasts, Floats]]:
    """Every forecast that could have been made within one definition, and what came."""
    if not prepared.good or len({int(prepared.side[k]) for k in prepared.held}) > 1:
        return
    years, used = prepared.years, prepared.limits.used
    for now in prepared.held[FEWEST_PERIODS - 1 :]:
        past = slice(0, now + 1)
        movement = panel_movement(
            prepared.value[:, past], used[:, past], years[past], prepared.length
        )
        if movement.periods < FEWEST_PERIODS:
            continue
        for due in (k for k in prepared.held if k > now):
            ahead = float(years[due] - years[now])
            if prepared.length - EQUAL <= ahead <= LONGEST_GAP + EQUAL:
                told = forecasts(
                    prepared.value[:, now], used[:, now], ahead, prepared.length, movement
                )
                yield _shocked(years[now], years[due]), told, prepared.value[:, due]


def _shocked(now: float, due: float) -> bool:
    """Whether the shock began between, or ended between: its coming and its going both move."""
    return bool(now < SHOCK_LAST and due >= SHOCK_FIRST)


def _inside(told: Forecasts, later: Floats) -> dict[int, Mask]:
    return {
        share: (low <= later) & (later <= high)
        for share, (low, high) in ((80, told.range_80), (95, told.range_95))
    }
