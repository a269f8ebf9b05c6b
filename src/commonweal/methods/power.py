"""What could be seen at all, and from when."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.normal import SEES, Z95, chance_below
from commonweal.methods.special import normal_below


def smallest_visible(se: float) -> float:
    """Smallest change seen four times in five: ``2.8016·SE``, in the unit of ``se``.

    Source: paper on verdicts, rule version 1, "Since the baseline?".

    Example:
        >>> round(smallest_visible(2.647), 3)
        7.416
    """
    return SEES * se


def first_judgeable(start: float, length: float, se: float, yearly: float) -> float:
    """Date from which a change of so much a year could be seen.

    Formula: ``T₀ + max(n, 3.962·se/|need a year|)``; 3.962 = 2.8016·√2, for two equal ends.

    Args:
        start: T₀ of the latest figure.
        length: n, years in a period.
        se: standard error of one figure.
        yearly: change needed a year, same unit; 0 gives infinity.

    Returns:
        T as a decimal year.

    Source: paper on verdicts, rule version 1, "Will the target be met?".

    Example:
        >>> round(first_judgeable(2025, 1, 0.995, -0.5), 2)
        2032.88
    """
    if yearly == 0:
        return float("inf")
    return start + max(length, SEES * sqrt(2) * se / abs(yearly))


def share_that_moved(need: float, mean: float, tau_squared: float, good: int) -> float | None:
    """Share of comparable places that moved so far in so long.

    Formula: ``Φ(good·(μ − need)/τ)``.

    Args:
        need: target less latest value, in total.
        mean, tau_squared: common change of the others and the variance between them.
        good: +1 or −1.

    Returns:
        A share between 0 and 1, or None when τ = 0.

    Source: paper on verdicts, rule version 1, "Will the target be met?".

    Example:
        >>> round(share_that_moved(need=-2.0, mean=-1.0, tau_squared=1.0, good=-1), 3)
        0.159
    """
    if tau_squared <= 0:
        return None
    return chance_below(good * (mean - need) / sqrt(tau_squared))


def power_over(
    change: ArrayLike, se: ArrayLike, correlation: ArrayLike = 0.0
) -> NDArray[np.float64]:
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
    seen: NDArray[np.float64] = normal_below(size - Z95) + normal_below(-size - Z95)
    return seen
