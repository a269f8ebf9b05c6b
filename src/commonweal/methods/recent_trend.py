"""The five-point test of recent trend that the national profiles use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import Floats
from commonweal.methods.given import numbers_of

POINTS: Final = 5
CRITICAL: Final = 9.5495
"""χ² of one degree of freedom above which a trend is told: 99.8 %."""
CANNOT, NO_CHANGE, DECREASING, INCREASING = range(4)
TRENDS: Final = ("cannot be calculated", "no significant change", "decreasing", "increasing")
"""Words of the codes 0 to 3."""


@dataclass(frozen=True, slots=True, eq=False)
class RecentTrend:
    """The code of ``TRENDS``, χ², and whether leaving one point out turned the slope."""

    trend: NDArray[np.int8]
    chi_square: Floats
    turned: NDArray[np.bool_]


def recent_trend(value: ArrayLike, standard_error: ArrayLike, year: ArrayLike) -> RecentTrend:
    """Return the trend of the newest five values, by their weighted slope.

    Formula: weights ``1/SE²``; ``β = (S₁·Sxt − St·Sx)/(S₁·Stt − St²)``, variance
    ``S₁/(S₁·Stt − St²)``, ``χ² = β²/variance``; told when above 9.5495, unless leaving out one of
    the five turns the sign of the slope.

    Args:
        value: oldest first, ``(..., periods)``; the newest five are used.
        standard_error: of each value, above 0.
        year: of each period, ``(periods,)``, increasing; periods must not overlap, and no
            definition may change among them.

    Returns:
        Trend, χ² and whether it turned, ``(...)``. Fewer than five periods, a missing value, a
        standard error that is not above 0, or a missing year among the newest five (then for all)
        give ``CANNOT``.

    Raises:
        ValueError: for years that do not increase, or not one a period.

    Do not use it on rolling periods: they share events, and most would seem to move.

    Source: Office for Health Improvement and Disparities, public health technical guidance, Trend
    markers.

    Example:
        >>> found = recent_trend([10.0, 12, 14, 16, 18], [1.0] * 5, range(2018, 2023))
        >>> TRENDS[int(found.trend)], round(float(found.chi_square), 1)
        ('increasing', 40.0)
    """
    y, se, t = _newest(value, standard_error, year)
    if t.size < POINTS or np.isnan(t).any():
        return _none(y.shape[:-1])
    sound = np.asarray((np.isfinite(y) & (se > 0)).all(-1))
    y, weight = np.where(sound[..., None], y, 0.0), 1 / np.where(sound[..., None], se, 1.0) ** 2
    slope, chi_square = _slope(y, weight, t)
    return _told(sound, slope, chi_square, _without_each(y, weight, t))


def recent_trend_of_proportions(
    count: ArrayLike, denominator: ArrayLike, year: ArrayLike
) -> RecentTrend:
    """Return the trend of the newest five proportions, by χ² for linear trend.

    Formula: ``χ² = D(DΣct − CΣdt)² / (C(D − C)(DΣdt² − (Σdt)²))``, C and D the sums of counts and
    denominators; the direction is that of the unweighted slope of ``logit(c/d)``.

    Args:
        count: oldest first, ``(..., periods)``, above 0 and below ``denominator``.
        denominator: ``(..., periods)``.
        year: of each period, ``(periods,)``, increasing.

    Returns:
        As ``recent_trend``; a count of none or of all gives ``CANNOT``, for it has no logit.

    Raises:
        ValueError: for years that do not increase, or not one a period.

    Do not use it on rolling periods: they share events, and most would seem to move.

    Source: as ``recent_trend``; Armitage P, Biometrics 11 (1955) 375–386.

    Example:
        >>> found = recent_trend_of_proportions([50, 60, 70, 80, 90], [200] * 5, range(2018, 2023))
        >>> TRENDS[int(found.trend)]
        'increasing'
    """
    c, d, t = _newest(count, denominator, year)
    if t.size < POINTS or np.isnan(t).any():
        return _none(c.shape[:-1])
    sound = np.asarray(((c > 0) & (c < d)).all(-1))
    c, d = np.where(sound[..., None], c, 1.0), np.where(sound[..., None], d, 2.0)
    t = t - t.mean()
    some, whole = c.sum(-1), d.sum(-1)
    top = whole * (whole * (c * t).sum(-1) - some * (d * t).sum(-1)) ** 2
    below = some * (whole - some) * (whole * (d * t * t).sum(-1) - (d * t).sum(-1) ** 2)
    logit, equal = np.log(c / (d - c)), np.ones_like(c)
    slope, _ = _slope(logit, equal, t)
    return _told(sound, slope, top / below, _without_each(logit, equal, t))


def _newest(*held: ArrayLike) -> tuple[Floats, ...]:
    *values, year = (numbers_of(one) for one in held)
    y, other = np.broadcast_arrays(*values)
    if year.shape != y.shape[-1:]:
        raise ValueError(f"years of shape {year.shape} for periods of shape {y.shape[-1:]}")
    if (np.diff(year[~np.isnan(year)]) <= 0).any():
        raise ValueError("years must increase: values stand oldest first")
    return y[..., -POINTS:], other[..., -POINTS:], year[-POINTS:]


def _slope(y: Floats, weight: Floats, t: Floats) -> tuple[Floats, Floats]:
    centre = (weight * t).sum(-1, keepdims=True) / weight.sum(-1, keepdims=True)
    apart = t - centre
    square = (weight * apart * apart).sum(-1)
    slope = np.asarray((weight * apart * y).sum(-1) / square)
    return slope, np.asarray(slope * slope * square)


def _without_each(y: Floats, weight: Floats, t: Floats) -> Floats:
    """Slopes with one of the five left out, ``(5, ...)``."""
    keep = ~np.eye(POINTS, dtype=bool)
    return np.array([_slope(y[..., k], weight[..., k], t[k])[0] for k in keep])


def _told(
    sound: NDArray[np.bool_], slope: Floats, chi_square: Floats, others: Floats
) -> RecentTrend:
    turned = (np.sign(others) * np.sign(slope) < 0).any(0)
    moved = (chi_square > CRITICAL) & ~turned
    trend = np.where(moved, np.where(slope > 0, INCREASING, DECREASING), NO_CHANGE)
    return RecentTrend(
        np.where(sound, trend, CANNOT).astype(np.int8),
        np.where(sound, chi_square, np.nan),
        turned & sound,
    )


def _none(shape: tuple[int, ...]) -> RecentTrend:
    return RecentTrend(
        np.full(shape, CANNOT, dtype=np.int8), np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    )
