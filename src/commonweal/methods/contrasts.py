"""Many changes at once: as ``change``, over arrays of any shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.change import change_variance
from commonweal.methods.normal import EQUAL, SEES, Z90, Z95
from commonweal.methods.special import normal_below

Floats = NDArray[np.float64]
Signs = NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Contrasts:
    """Differences (or slopes) with their standard errors; every array has shape ``(...)``.

    A place without one holds NaN, and answers every question with "no": sign 0, not little.
    """

    delta: Floats
    se: Floats
    critical: Floats | float = Z95

    @property
    def lower(self) -> Floats:
        """Lower end of the 95 % range."""
        return self.delta - self.critical * self.se

    @property
    def upper(self) -> Floats:
        """Upper end of the 95 % range."""
        return self.delta + self.critical * self.se

    @property
    def z(self) -> Floats:
        """The difference in standard errors; NaN where the standard error is not above 0."""
        return self.delta / np.where(self.se > 0, self.se, np.nan)

    @property
    def sees(self) -> Floats:
        """Smallest change that would be seen four times in five: 2.8016·SE."""
        return SEES * self.se

    @property
    def sign(self) -> Signs:
        """+1 or −1 where the range excludes 0, else 0."""
        above, below = self.lower > EQUAL, self.upper < -EQUAL
        return above.astype(np.int8) - below.astype(np.int8)


def changes_between(
    value: tuple[ArrayLike, ArrayLike],
    se: tuple[ArrayLike, ArrayLike],
    correlation: ArrayLike = 0.0,
) -> Contrasts:
    """Change between two correlated figures, over arrays.

    Formula: ``Δ = y₁ − y₀``, ``SE² = se₀² + se₁² − 2ρ·se₀·se₁``.

    Args:
        value, se: before and after, shapes that broadcast, one unit; NaN where missing.
        correlation: ρ between 0 and 1, broadcast.

    Returns:
        Contrasts in the unit of the value; NaN where either figure is missing.

    Source: rules of verdicts, version 1, "Since the baseline?".

    Example:
        >>> before, after = np.array([60.0, 50.0]), np.array([55.8, np.nan])
        >>> found = changes_between((before, after), (np.array([1.518, 1]), np.array([2.168, 1])))
        >>> found.se.round(3).tolist(), found.sign.tolist()
        ([2.647, 1.414], [0, 0])
    """
    before, after, se0, se1, rho = (
        np.asarray(one, dtype=np.float64) for one in (*value, *se, correlation)
    )
    variance = change_variance(se0, se1, rho)
    return Contrasts(after - before, np.sqrt(np.maximum(variance, 0.0)))


def little_changes(change: Contrasts, smallest: ArrayLike) -> NDArray[np.bool_]:
    """Tell which changes are shown to be smaller than the smallest one that matters.

    Formula: ``Δ ± z90·SE`` lies within ``(−m, m)`` (two one-sided tests at 5 %).

    Args:
        change: shape (...).
        smallest: m, broadcast; NaN where there is none: then never.

    Returns:
        Shape (...).

    Source: Schuirmann, D. J. (1987), J. Pharmacokin. Biopharm. 15, 657–680.

    Example:
        >>> still = Contrasts(np.array([0.1, 0.1]), np.array([0.2, 2.0]))
        >>> little_changes(still, 1.0).tolist()
        [True, False]
    """
    reach = np.abs(change.delta) + Z90 * change.se
    found: NDArray[np.bool_] = reach < np.asarray(smallest) - EQUAL
    return found


def sizes_of_changes(change: Contrasts, smallest: ArrayLike) -> Signs:
    """Compare changes that exclude 0 with the smallest one that matters.

    Formula: nearer end of the range ≥ m in size: +1; both ends < m: −1; else 0.

    Args:
        change: shape (...), ranges that exclude 0.
        smallest: m > 0, broadcast; NaN where there is none: then 0.

    Returns:
        Shape (...): +1 by more than matters, −1 by less than matters, 0 size uncertain.

    Source: rules of verdicts, version 1, "Since the baseline?".

    Example:
        >>> sizes_of_changes(Contrasts(np.array([9.0, 1.0]), np.array([1.0, 0.1])), 2.0).tolist()
        [1, -1]
    """
    ends = np.abs(change.lower), np.abs(change.upper)
    m = np.asarray(smallest) - EQUAL
    more, less = np.minimum(*ends) >= m, np.maximum(*ends) < m
    return more.astype(np.int8) - less.astype(np.int8)


def chances_better(change: Contrasts, good: ArrayLike) -> Floats:
    """Chance that each got better, if nothing else were known.

    Formula: ``p = Φ(good·Δ/SE)``.

    Args:
        change: shape (...).
        good: +1 or −1, broadcast.

    Returns:
        Shape (...), 0 to 1; NaN where there is no change or its standard error is 0.

    Source: rules of verdicts, version 1, "Leaning".

    Example:
        >>> chances_better(Contrasts(np.array([-4.2]), np.array([2.647])), 1).round(3).tolist()
        [0.056]
    """
    return normal_below(np.asarray(good) * change.z)
