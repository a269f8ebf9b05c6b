"""Gaps between groups in every place at once; see ``inequality`` for one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.contrasts import Contrasts
from commonweal.methods.inequality import end_weights, slope_weights

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GapChanges:
    """The four tests of every gap, shape (...); changes of the ends in the direction of better.

    ``relative`` is NaN where it is not told: not asked, or a value or fitted end is not above 0.
    """

    before: Contrasts
    after: Contrasts
    gap: Contrasts
    relative: Contrasts
    worst: Contrasts
    best: Contrasts


def gap_changes(
    value: Floats,
    se: Floats,
    good: int,
    *,
    correlation: float = 0.0,
    share: Floats | None = None,
    relative: bool = True,
) -> GapChanges:
    """Test what became of the gap between groups, in every place.

    Formula: that of ``gap_change``: gap ``good·(best-off − worst-off)``, with 3 groups or more the
    slope index; relative ``good·ln(best/worst)`` of the groups or fitted ends (delta method).

    Args:
        value, se: shape (..., 2, groups), baseline first, groups from worst-off to best-off; NaN
            where missing.
        good: +1 higher is better, −1 lower is better.
        correlation: ρ between the periods; groups are taken as independent.
        share: of the population, shape (..., 2, groups), positive; None for equal shares.
        relative: whether a ratio means anything (percentages and rates).

    Returns:
        The four tests, shape (...); NaN where a group's figure is missing.

    Source: rules of verdicts, version 1, "Is the gap closing?".

    Example:
        >>> y = np.array([[[72.0, 74, 76, 78, 80], [75.0, 76.2, 77.5, 78.8, 80.2]]])
        >>> found = gap_changes(y, 0 * y + 0.5, 1, relative=False)
        >>> found.gap.delta.round(3).tolist(), found.gap.sign.tolist(), found.worst.z.round(3)
        ([-3.5], [-1], array([4.243]))
    """
    shares = np.ones_like(value) if share is None else np.broadcast_to(share, value.shape)
    c = good * slope_weights(shares)
    first, last = np.zeros_like(value), np.zeros_like(value)
    first[..., 0], last[..., -1] = good, good
    told = relative_changes(value, se, shares, good, correlation)
    if not relative:
        none = np.full(told.delta.shape, np.nan)
        told = Contrasts(none, none)
    return GapChanges(
        before=_linear(c[..., 0, :], value[..., 0, :], se[..., 0, :]),
        after=_linear(c[..., 1, :], value[..., 1, :], se[..., 1, :]),
        gap=_over_time(c, value, se, correlation),
        relative=told,
        worst=_over_time(first, value, se, correlation),
        best=_over_time(last, value, se, correlation),
    )


def relative_changes(
    value: Floats, se: Floats, share: Floats, good: int, correlation: float
) -> Contrasts:
    """Change of the logarithm of the ratio of the ends, by the delta method, in every place.

    Formula: ``good·(ln(best₁/worst₁) − ln(best₀/worst₀))``; with 3 groups or more of the fitted
    ends, at rank 0 and rank 1.

    Args:
        value, se, share: shape (..., 2, groups), groups from worst-off to best-off.
        good: +1 or −1.
        correlation: ρ between the periods.

    Returns:
        Shape (...), without unit; NaN where a value or a fitted end is not above 0.

    Source: rules of verdicts, version 1, "Is the gap closing?".

    Example:
        >>> y = np.array([[300.0, 150.0], [200.0, 80.0]])
        >>> s = np.array([[6.0, 3.0], [6.0, 3.0]])
        >>> found = relative_changes(y, s, np.ones((2, 2)), -1, 0.0)
        >>> round(float(found.delta), 3), round(float(found.se), 3)
        (0.223, 0.056)
    """
    low, high = end_weights(share)
    worst, best = (np.sum(one * value, axis=-1, keepdims=True) for one in (low, high))
    least = np.min(value, axis=-1, keepdims=True)
    told = np.all((worst > 0) & (best > 0) & (least > 0), axis=-2, keepdims=True)
    worst, best = (np.where(told, one, np.nan) for one in (worst, best))
    gradient = good * (high / best - low / worst)
    logs = good * np.log(best / worst)[..., 0]
    spread = _over_time(gradient, value, se, correlation).se
    return Contrasts(logs[..., 1] - logs[..., 0], spread)


def _linear(weights: Floats, value: Floats, se: Floats) -> Contrasts:
    spread = np.sqrt(np.sum((weights * se) ** 2, axis=-1))
    return Contrasts(np.sum(weights * value, axis=-1), spread)


def _over_time(weights: Floats, value: Floats, se: Floats, rho: float) -> Contrasts:
    scaled, at = weights * se, np.sum(weights * value, axis=-1)
    before, after = scaled[..., 0, :], scaled[..., 1, :]
    variance = np.sum(before**2 + after**2 - 2 * rho * before * after, axis=-1)
    return Contrasts(at[..., 1] - at[..., 0], np.sqrt(np.maximum(variance, 0.0)))
