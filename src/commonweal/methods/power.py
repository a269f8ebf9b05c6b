"""What could be seen at all, and from when."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.normal import SEES, Z95
from commonweal.methods.special import normal_below

Floats = NDArray[np.float64]


def smallest_visible(se: ArrayLike) -> Floats:
    """Smallest change seen four times in five.

    Formula: ``2.8016·SE``, 2.8016 = z + z80.

    Args:
        se: standard error of a change, any shape; NaN where missing.

    Returns:
        In the unit of ``se``, same shape.

    Source: rules of verdicts, version 1, "Since the baseline?".

    Example:
        >>> smallest_visible([2.647, 1.002]).round(3).tolist()
        [7.416, 2.807]
    """
    return SEES * np.asarray(se, dtype=np.float64)


def first_judgeable(start: ArrayLike, length: float, se: ArrayLike, yearly: ArrayLike) -> Floats:
    """Date from which a change of so much a year could be seen.

    Formula: ``T₀ + max(n, 3.962·se/|need a year|)``; 3.962 = 2.8016·√2, for two equal ends.

    Args:
        start: T₀ of the latest figure, any shape.
        length: n, years in a period.
        se: standard error of one figure, broadcast; NaN where missing.
        yearly: change needed a year, same unit, broadcast; 0 gives infinity.

    Returns:
        T as a decimal year, broadcast; NaN where se is missing.

    Source: rules of verdicts, version 1, "Will the target be met?".

    Example:
        >>> first_judgeable(2025, 1, [0.995, 0.2], -0.5).round(2).tolist()
        [2032.88, 2026.58]
    """
    pace = np.abs(np.asarray(yearly, dtype=np.float64))
    still = pace == 0
    wait = SEES * sqrt(2) * np.asarray(se) / np.where(still, 1.0, pace)
    found: Floats = np.asarray(start) + np.where(still, np.inf, np.maximum(length, wait))
    return found


def share_that_moved(need: ArrayLike, mean: ArrayLike, tau_squared: ArrayLike, good: int) -> Floats:
    """Share of comparable places that moved so far in so long.

    Formula: ``Φ(good·(μ − need)/τ)``.

    Args:
        need: target less latest value, in total, any shape.
        mean, tau_squared: common change of the others and the variance between them, broadcast.
        good: +1 or −1.

    Returns:
        Shares between 0 and 1, broadcast; NaN where τ = 0.

    Source: rules of verdicts, version 1, "Will the target be met?".

    Example:
        >>> share_that_moved([-2.0, -1.0], -1.0, 1.0, -1).round(3).tolist()
        [0.159, 0.5]
    """
    tau2 = np.asarray(tau_squared, dtype=np.float64)
    tau = np.sqrt(np.where(tau2 > 0, tau2, np.nan))
    return normal_below(good * (np.asarray(mean) - np.asarray(need)) / tau)


def power_over(change: ArrayLike, se: ArrayLike, correlation: ArrayLike = 0.0) -> Floats:
    """Power of a measure to show a true change over a span, at 95 %.

    Formula: ``Φ(|Δ|/SE − z) + Φ(−|Δ|/SE − z)``, ``SE = se·√(2(1 − ρ))`` for two equal ends.

    Args:
        change: Δ, the true change over the span, in the unit of the value; any shape.
        se: standard error of one figure, same unit, broadcast; NaN where missing.
        correlation: ρ between the two ends, 0 where their periods share no year.

    Returns:
        Shares between 0.05 and 1, broadcast; NaN where se is missing or ρ is 1.

    When not to use: a standard error that is itself a guess; the power is then one too.

    Source: Cohen, J. (1988), Statistical Power Analysis, 2nd ed.; the normal test of two figures.

    Example:
        >>> power_over(SEES * sqrt(2) * 0.995, 0.995).round(2)
        np.float64(0.8)
    """
    spread = np.asarray(se) * np.sqrt(2 * (1 - np.asarray(correlation, dtype=np.float64)))
    size = np.abs(np.asarray(change)) / np.where(spread > 0, spread, np.nan)
    seen: Floats = normal_below(size - Z95) + normal_below(-size - Z95)
    return seen
