"""Process control of one series: the mean, its limits, and what is not chance (XmR)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import Codes, Floats, Reason, first_reason
from commonweal.methods.given import numbers_of

COMMON, OUTSIDE, MOVING, NEAR, ONE_SIDE = range(5)
CAUSES: Final = (
    "common cause",
    "outside the limits",
    "seven points in one direction",
    "two of three near a limit",
    "seven points on one side of the mean",
)
"""Words of the codes 0 to 4, in the order in which they are tested."""
SPREAD, SCREEN = 2.66, 3.267
"""Limits in mean moving ranges, ``3/d₂``; ranges beyond ``D₄`` of their mean are left out once."""
RUN, FEWEST = 7, 2


@dataclass(frozen=True, slots=True, eq=False)
class ControlChart:
    """Mean and limits of each series ``(...)``, the cause of each point ``(..., periods)``."""

    mean: Floats
    lower: Floats
    upper: Floats
    cause: NDArray[np.int8]
    reason: Codes


def control_chart(values: ArrayLike, *, screen: bool = True) -> ControlChart:
    """Return the XmR chart of series, each point with the first special cause that holds.

    Formula: ``mean ∓ 2.66·mean moving range``, ranges above 3.267 times their mean left out once.
    In turn: outside the limits; 6 steps in one direction; 2 of 3 points beyond two thirds of the
    way to a limit on one side, all 3 on that side of the mean; 7 points on one side of the mean.

    Args:
        values: oldest first, ``(..., periods)``, none missing.
        screen: whether extreme moving ranges are left out of their mean, once.

    Returns:
        Chart of every series. A missing value gives ``MISSING`` and fewer than two periods
        ``TOO_FEW_POINTS``: no limits, and every point common cause.

    Raises:
        ValueError: for no periods.

    Do not use it on annual figures: 12 points or more are wanted; see ``recent_trend``.

    Source: Shewhart WA, Economic control of quality of manufactured product (1931); NHS England,
    Making data count (2019), for the four rules and their order.

    Example:
        >>> found = control_chart([5, 6, 5, 6, 5, 6, 5, 6, 5, 12])
        >>> round(float(found.upper), 2), CAUSES[found.cause[-1]]
        (8.76, 'outside the limits')
    """
    held = numbers_of(values)
    if held.ndim == 0 or held.shape[-1] == 0:
        raise ValueError("values must have periods along the last axis")
    missing = np.isnan(held).any(-1)
    few = np.full(missing.shape, held.shape[-1] < FEWEST)
    reason = first_reason(missing.shape, (missing, Reason.MISSING), (few, Reason.TOO_FEW_POINTS))
    sound = np.where(reason == Reason.NONE, 1.0, np.nan)
    mean = held.mean(-1) * sound
    reach = SPREAD * _mean_range(held, screen) * sound
    cause = _causes(held, mean[..., None], reach[..., None])
    return ControlChart(mean, mean - reach, mean + reach, cause, reason)


def _mean_range(values: Floats, screen: bool) -> Floats:
    ranges = np.abs(np.diff(values, axis=-1))
    many = max(ranges.shape[-1], 1)
    mean = np.asarray(ranges.sum(-1) / many)
    if screen:
        kept = ranges < SCREEN * mean[..., None]
        kept |= ~kept.any(-1, keepdims=True)  # nothing moved: there is nothing to leave out
        mean = np.asarray((ranges * kept).sum(-1) / np.maximum(kept.sum(-1), 1))
    return mean


def _causes(values: Floats, mean: Floats, reach: Floats) -> NDArray[np.int8]:
    side, near = np.sign(values - mean), np.abs(values - mean) > reach * 2 / 3
    step = np.sign(np.diff(values, axis=-1, prepend=values[..., :1]))
    tests = (
        (OUTSIDE, np.abs(values - mean) > reach),
        (MOVING, _marked(_runs(step[..., 1:], RUN - 1), 1)),
        (NEAR, _two_of_three(side, near)),
        (ONE_SIDE, _runs(side, RUN)),
    )
    found = np.zeros(values.shape, dtype=np.int8)
    for code, holds in reversed(tests):
        found[holds] = code
    return found


def _runs(signs: Floats, length: int) -> NDArray[np.bool_]:
    """Points that lie in a run of at least ``length`` equal signs other than 0."""
    found = np.zeros(signs.shape, dtype=bool)
    for start in range(signs.shape[-1] - length + 1):
        window = signs[..., start : start + length]
        whole = (
            (window == window[..., :1]).all(-1)
            & (window[..., 0] != 0)
            & np.isfinite(window[..., 0])
        )
        found[..., start : start + length] |= whole[..., None]
    return found


def _marked(steps: NDArray[np.bool_], before: int) -> NDArray[np.bool_]:
    """Points at either end of marked steps."""
    pad = [(0, 0)] * (steps.ndim - 1)
    return np.pad(steps, [*pad, (before, 0)]) | np.pad(steps, [*pad, (0, before)])


def _two_of_three(side: Floats, near: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = np.zeros(side.shape, dtype=bool)
    for start in range(side.shape[-1] - 2):
        part = slice(start, start + 3)
        together = (side[..., part] == side[..., start : start + 1]).all(-1)
        enough = together & (side[..., start] != 0) & (near[..., part].sum(-1) >= 2)
        found[..., part] |= near[..., part] & enough[..., None]
    return found
