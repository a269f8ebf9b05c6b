"""Limits of a count of events: exact Poisson, Byar's, and which of them is used when."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import Confidence, Floats, tails
from commonweal.methods.given import numbers_of
from commonweal.methods.special import chi_square_point, normal_point

EXACT_BELOW = 10
"""Counts below this have exact limits; from it on Byar's differ in the third figure only."""


def exact_limits(count: ArrayLike, confidence: Confidence = 0.95) -> tuple[Floats, Floats]:
    """Return the exact Poisson limits of counts.

    Formula: lower ``χ²(α/2; 2x)/2``, upper ``χ²(1 − α/2; 2x + 2)/2``; the lower limit of 0 is 0.

    Args:
        count: of events, 0 or more, any shape ``(...)``; need not be whole.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Lower and upper limit in events, ``(...)`` for one level, else ``(levels, ...)``; NaN for
        a count that is missing or negative.

    Raises:
        ValueError: for a confidence that is no share.

    Do not use it for weighted counts, whose variance is not their mean.

    Source: Garwood F, Biometrika 28 (1936) 437–442.

    Example:
        >>> low, high = exact_limits(3)
        >>> round(float(low), 3), round(float(high), 3)
        (0.619, 8.767)
    """
    events = _sound(count)
    shape = *tails(confidence, 0).shape, *events.shape
    limits = np.empty(shape), np.empty(shape)
    _put_exact(limits, events, np.ones(events.shape, dtype=np.bool_), confidence)
    return limits


def byars_limits(count: ArrayLike, confidence: Confidence = 0.95) -> tuple[Floats, Floats]:
    """Return Byar's approximation of the Poisson limits of counts.

    Formula: lower ``x(1 − 1/(9x) − z/(3√x))³``, upper ``(x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³``.

    Args:
        count: of events, 0 or more, ``(...)``; need not be whole.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Lower and upper limit in events, ``(...)`` for one level, else ``(levels, ...)``. The lower
        limit is NaN for a count of 0, and where the formula falls below 0.

    Raises:
        ValueError: for a confidence that is no share.

    Do not use it below 10 events, where ``exact_limits`` costs little more.

    Source: Breslow NE, Day NE, Statistical methods in cancer research II (1987) 69.

    Example:
        >>> low, high = byars_limits(20)
        >>> round(float(low), 2), round(float(high), 2)
        (12.21, 30.89)
    """
    events = _sound(count)
    z = normal_point(tails(confidence, events.ndim))
    with np.errstate(divide="ignore", invalid="ignore"):
        low = _cubed(events, -z)
    low[low < 0] = np.nan
    return low, _cubed(events + 1, z)


def poisson_limits(count: ArrayLike, confidence: Confidence = 0.95) -> tuple[Floats, Floats]:
    """Return the limits of counts: exact below 10 events, Byar's from 10 on.

    Args:
        count: of events, 0 or more, ``(...)``; need not be whole.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Lower and upper limit in events, ``(...)`` for one level, else ``(levels, ...)``; NaN for
        a count that is missing or negative.

    Raises:
        ValueError: for a confidence that is no share.

    Do not use it for weighted counts, whose variance is not their mean.

    Source: APHO Technical Briefing 3 (2008), commonly used public health statistics.

    Example:
        >>> low, high = poisson_limits([3, 20])
        >>> low.round(2).tolist(), high.round(2).tolist()
        ([0.62, 12.21], [8.77, 30.89])
    """
    events = _sound(count)
    few = events < EXACT_BELOW
    if few.all():
        return exact_limits(events, confidence)
    low, high = byars_limits(events, confidence)
    if few.any():
        _put_exact((low, high), events, few, confidence)
    return low, high


def _sound(count: ArrayLike) -> Floats:
    events = numbers_of(count)
    return np.where(events < 0, np.nan, events) if (events < 0).any() else events


def _garwood(events: Floats, upper: Floats) -> tuple[Floats, Floats]:
    low = chi_square_point(1 - upper, 2 * events) / 2
    return low, chi_square_point(upper, 2 * events + 2) / 2


def _put_exact(
    limits: tuple[Floats, Floats], events: Floats, wanted: NDArray[np.bool_], confidence: Confidence
) -> None:
    """Write exact limits where they are wanted; whole counts below 10 have theirs from a table.

    Nearly all counts are such, and to work out a quantile for each of a million takes a second.
    """
    whole = wanted & (events >= 0) & (events < EXACT_BELOW) & (np.trunc(events) == events)
    at = np.where(whole, events, 0.0).astype(np.intp)
    table = _garwood(np.arange(EXACT_BELOW, dtype=np.float64), tails(confidence, 1))
    for written, known in zip(limits, table, strict=True):
        np.copyto(written, known[..., at], where=whole)
    rest = wanted & ~whole
    if rest.any():
        worked_out = _garwood(events[rest], tails(confidence, 1))
        for written, found in zip(limits, worked_out, strict=True):
            written[..., rest] = found


def _cubed(events: Floats, z: Floats) -> Floats:
    """Byar's cube, each step in the place of the last: counts come by the million."""
    inner = 3 * np.sqrt(events)
    inner = z / inner
    inner += 1 - 1 / (9 * events)
    cubed = np.asarray(events * inner)
    cubed *= inner
    cubed *= inner
    return cubed
