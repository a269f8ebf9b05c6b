"""The direction of the latest points of every place at once; see ``trend`` for one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.contrasts import Contrasts
from commonweal.methods.normal import Z95
from commonweal.methods.special import chi_square_point, student_point

Floats = NDArray[np.float64]
FEWEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Trends:
    """Slopes a year (``critical`` is z or t), Q/E, ν and whether the points miss a line.

    All of shape ``(...)``; NaN, and False, where a place has under 3 points.
    """

    slope: Contrasts
    scatter: Floats
    freedom: Floats
    off_line: NDArray[np.bool_]
    points: NDArray[np.int64]


def weighted_trends(years: Floats, value: Floats, se: Floats, length: float) -> Trends:
    """Fit a line through the points of every place; points may share years, and be missing.

    Formula: that of ``weighted_trend``; a missing point has weight 0.

    Args:
        years, value, se: T, y and its standard error, shape (..., points); a point counts where
            its value is known and its se above 0.
        length: n, years in a period.

    Returns:
        Trends of shape (...), slopes in units a year.

    When not to use: fewer than 5 points, or a first and last point that share years.

    Source: rules of verdicts, version 1, "Lately?"; Satterthwaite, F. E. (1946), Biometrics
    Bulletin 2, 110–114, for ν.

    Example:
        >>> y = np.array([[1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 5.0, np.nan, 5.0, 5.0]])
        >>> found = weighted_trends(np.arange(5.0) + 0 * y, y, 0 * y + 0.5, 1.0)
        >>> found.slope.delta.round(6).tolist(), found.slope.sign.tolist()
        ([1.0, 0.0], [1, 0])
    """
    there = np.isfinite(value) & (se > 0)
    t, y, s = (np.where(there, one, 0.0) for one in (years, value, se))
    w = np.where(there, 1.0 / np.where(there, se, 1.0) ** 2, 0.0)
    number = there.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):  # places without points give NaN
        centred = np.where(there, t - _mean(w, t), 0.0)
        level = np.where(there, y - _mean(w, y), 0.0)
        square = np.sum(w * centred**2, axis=-1, keepdims=True)
        c = w * centred / square
        slope = np.sum(c * level, axis=-1)
        apart = np.abs(t[..., :, None] - t[..., None, :])
        sigma = np.maximum(0.0, 1.0 - apart / length) * (s[..., :, None] * s[..., None, :])
        scatter, freedom = _scatter(w, level - centred * slope[..., None], c, centred, sigma)
        variance = np.sum(c * (sigma @ c[..., None])[..., 0], axis=-1)
    enough = number >= FEWEST
    slope, variance, scatter, freedom = (
        np.where(enough, one, np.nan) for one in (slope, variance, scatter, freedom)
    )
    off_line = enough & (scatter > chi_square_point(0.9, freedom) / freedom)
    critical = np.full(slope.shape, Z95)
    critical[off_line] = student_point(0.975, freedom[off_line])
    spread = np.sqrt(variance * np.where(off_line, scatter, 1.0))
    return Trends(Contrasts(slope, spread, critical), scatter, freedom, off_line, number)


def _mean(w: Floats, one: Floats) -> Floats:
    total: Floats = np.sum(w * one, axis=-1, keepdims=True) / np.sum(w, axis=-1, keepdims=True)
    return total


def _scatter(
    w: Floats, residual: Floats, c: Floats, centred: Floats, sigma: Floats
) -> tuple[Floats, Floats]:
    """Return Q/E and ν: ``H = I − X(X'WX)⁻¹X'W``, whose part taken off is mean and slope."""
    share = w / np.sum(w, axis=-1, keepdims=True)
    hat = share[..., None, :] + centred[..., :, None] * c[..., None, :]
    H = np.eye(w.shape[-1]) - hat
    M = w[..., :, None] * (H @ sigma @ np.swapaxes(H, -1, -2))
    expected = np.trace(M, axis1=-2, axis2=-1)
    squares = np.sum(M * np.swapaxes(M, -1, -2), axis=(-2, -1))
    return np.sum(w * residual**2, axis=-1) / expected, expected**2 / squares
