"""Proportions with Wilson's limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    first_reason,
    levels_of,
    scale_of,
)
from commonweal.methods.given import numbers_of


def proportion(
    count: ArrayLike,
    denominator: ArrayLike,
    *,
    multiplier: float = 1.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return proportions with Wilson's score limits.

    Formula: ``p = x/n``; limits ``(2x + z² ∓ z·√(z² + 4x(1 − p)))/(2(n + z²))``.

    Args:
        count: of those who have it, ``(...)``, 0 to ``denominator``.
        denominator: all of whom it was asked, ``(...)``, above 0; broadcasts against ``count``.
        multiplier: 1 for a share, 100 for a percentage.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Proportions times ``multiplier``, ``(...)``. A missing count gives ``MISSING``, a negative
        one ``NEGATIVE``, no denominator ``NO_POPULATION``, a part above its whole ``ABOVE_WHOLE``.
        To merge groups, sum their counts first.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it for a weighted survey without its effective sample size.

    Source: Wilson EB, J Am Stat Assoc 22 (1927) 209–212; Newcombe RG, Stat Med 17 (1998) 857–872.

    Example:
        >>> found = proportion(35, 50, multiplier=100)
        >>> [round(float(one), 1) for one in (found.value, found.lower, found.upper)]
        [70.0, 56.2, 80.9]
    """
    x, n = np.broadcast_arrays(numbers_of(count), numbers_of(denominator))
    reason = first_reason(
        x.shape,
        (np.isnan(x) | np.isnan(n), Reason.MISSING),
        (x < 0, Reason.NEGATIVE),
        (n <= 0, Reason.NO_POPULATION),
        (x > n, Reason.ABOVE_WHOLE),
    )
    if reason.any():  # from here on a group with a reason is NaN throughout
        sound = reason == Reason.NONE
        x, n = np.where(sound, x, np.nan), np.where(sound, n, np.nan)
    lower, upper = wilson_limits(x, n, confidence)
    value, scale = np.asarray(x / n), scale_of(multiplier)
    for one in (value, lower, upper):
        np.multiply(one, scale, out=one)
    return Estimates(value, lower, upper, levels_of(confidence), "Wilson", reason)


def wilson_limits(
    count: Floats, denominator: Floats, confidence: Confidence
) -> tuple[Floats, Floats]:
    """Return Wilson's limits of sound counts, each a share between 0 and 1.

    Args:
        count: ``(...)``, 0 to ``denominator``, or NaN.
        denominator: ``(...)``, above 0, or NaN.
        confidence: one level or several, each a share.

    Source: Wilson EB, J Am Stat Assoc 22 (1927) 209–212.

    Example:
        >>> low, high = wilson_limits(np.array(0.0), np.array(10.0), 0.95)
        >>> round(float(low), 4), round(float(high), 4)
        (0.0, 0.2775)
    """
    z = critical(confidence, count.ndim)
    square = z * z
    inside = 1 - count / denominator
    inside *= 4 * count
    spread = np.asarray(z * np.sqrt(square + inside))
    middle, below = 2 * count + square, 2 * (denominator + square)
    low = np.asarray(middle - spread)
    low /= below
    spread += middle  # now the upper limit, in the same place
    spread /= below
    return np.maximum(low, 0.0, out=low), np.minimum(spread, 1.0, out=spread)
