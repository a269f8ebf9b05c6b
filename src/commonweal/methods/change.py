"""The change between two periods, what it means, and whether the pace of change broke."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.normal import EQUAL, SEES, Z90, Z95, chance_below

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference (or slope) with its standard error and 95 % range, in one unit."""

    delta: float
    se: float
    critical: float = Z95

    @property
    def lower(self) -> float:
        """Lower end of the 95 % range."""
        return self.delta - self.critical * self.se

    @property
    def upper(self) -> float:
        """Upper end of the 95 % range."""
        return self.delta + self.critical * self.se

    @property
    def z(self) -> float:
        """The difference in standard errors; NaN when the standard error is 0."""
        return self.delta / self.se if self.se > 0 else float("nan")

    @property
    def sees(self) -> float:
        """Smallest change that would be seen four times in five: 2.8016·SE."""
        return SEES * self.se

    @property
    def sign(self) -> int:
        """+1 or −1 when the range excludes 0, else 0."""
        return int(self.lower > EQUAL) - int(self.upper < -EQUAL)


@dataclass(frozen=True, slots=True)
class Pace:
    """Yearly change before and since a baseline, signs times ``good``."""

    before: Contrast
    since: Contrast
    slowing: Contrast  # before less since

    @property
    def stalled(self) -> bool:
        """Whether it was getting better, no longer clearly is, and has slowed."""
        steady = abs(self.since.z) <= Z95
        return self.before.z > Z95 and steady and self.slowing.z > Z90

    @property
    def reversed(self) -> bool:
        """Whether it was getting better and now gets worse."""
        return self.before.z > Z95 and self.since.z < -Z95


def overlap_correlation(years: Floats, length: float) -> Floats:
    """Correlation between the figures of periods that share years.

    Formula: ``ρ_ij = max(0, 1 − |T_i − T_j| / n)``.

    Args:
        years: T, shape (points,).
        length: n, years in a period, positive.

    Returns:
        Shape (points, points), 1 on the diagonal.

    Source: rules of verdicts, version 1, "Periods that overlap".

    Example:
        >>> overlap_correlation(np.array([2019.0, 2021.0, 2024.0]), 3.0).round(2).tolist()
        [[1.0, 0.33, 0.0], [0.33, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    return np.maximum(0.0, 1.0 - np.abs(years[:, None] - years[None, :]) / length)


def contrast(weights: Floats, value: Floats, se: Floats, correlation: Floats) -> Contrast:
    """Combine correlated figures linearly.

    Formula: ``c'y`` with variance ``c'Σc``, ``Σ_ij = ρ_ij·se_i·se_j``.

    Args:
        weights: c, shape (points,).
        value, se: y and its standard errors, shape (points,), one unit, none missing.
        correlation: ρ, shape (points, points).

    Returns:
        The contrast in the unit of the value times that of the weights.

    Source: rules of verdicts, version 1, "Periods that overlap".

    Example:
        >>> ends, se = np.array([10.0, 12.0]), np.array([0.5, 0.5])
        >>> found = contrast(np.array([-1.0, 1.0]), ends, se, np.eye(2))
        >>> round(found.delta, 3), round(found.se, 3)
        (2.0, 0.707)
    """
    scaled = weights * se
    variance = float(scaled @ correlation @ scaled)
    return Contrast(float(weights @ value), sqrt(max(0.0, variance)))


def change_variance(se0: Floats, se1: Floats, correlation: float | Floats) -> Floats:
    """Variance of the change between two correlated figures.

    Formula: ``se₀² + se₁² − 2ρ·se₀·se₁``.

    Args:
        se0, se1: standard errors, any one shape; NaN where missing.
        correlation: ρ between 0 and 1.

    Returns:
        Variances, same shape; NaN where either is missing.

    Source: rules of verdicts, version 1, "Periods that overlap".

    Example:
        >>> float(change_variance(np.array(0.3), np.array(0.4), 0.5).round(3))
        0.13
    """
    return se0**2 + se1**2 - 2 * correlation * se0 * se1


def little_change(change: Contrast, smallest: float | None) -> bool:
    """Tell whether a change is shown to be smaller than the smallest one that matters.

    Formula: ``Δ ± z90·SE`` lies within ``(−m, m)`` (two one-sided tests at 5 %).

    Args:
        change: Δ and SE.
        smallest: m in the unit of Δ, or None when there is none: then never.

    Source: Schuirmann, D. J. (1987), J. Pharmacokin. Biopharm. 15, 657–680.

    Example:
        >>> little_change(Contrast(0.2, 0.1), 0.5), little_change(Contrast(0.2, 0.3), 0.5)
        (True, False)
    """
    if smallest is None:
        return False
    reach = abs(change.delta) + Z90 * change.se
    return reach < smallest - EQUAL


def size_of_change(change: Contrast, smallest: float) -> int:
    """Compare a change that excludes 0 with the smallest one that matters.

    Formula: nearer end of the range ≥ m in size: +1; both ends < m: −1; else 0.

    Args:
        change: Δ with a range that excludes 0.
        smallest: m, positive, in the unit of Δ.

    Returns:
        +1 by more than matters, −1 by less than matters, 0 size uncertain.

    Source: rules of verdicts, version 1, "Since the baseline?".

    Example:
        >>> [size_of_change(Contrast(delta, 0.2), 1.0) for delta in (2.0, 0.5, 1.0)]
        [1, -1, 0]
    """
    ends = sorted((abs(change.lower), abs(change.upper)))
    if ends[0] >= smallest - EQUAL:
        return 1
    return -1 if ends[1] < smallest - EQUAL else 0


def chance_better(change: Contrast, good: int) -> float:
    """Chance that a place got better, if nothing else were known.

    Formula: ``p = Φ(good·Δ/SE)``.

    Args:
        change: Δ and SE > 0.
        good: +1 or −1.

    Returns:
        p between 0 and 1.

    Source: rules of verdicts, version 1, "Leaning".

    Example:
        >>> round(chance_better(Contrast(-4.2, 2.647), 1), 3)
        0.056
    """
    return chance_below(good * change.z)


def pace_of_change(
    years: tuple[float, float, float],
    value: tuple[float, float, float],
    se: tuple[float, float, float],
    length: float,
    good: int,
) -> Pace:
    """Compare the yearly change before a baseline with that since.

    Formula: ``b = (y₀ − y₋)/(T₀ − T₋)``, ``a = (y₁ − y₀)/(T₁ − T₀)``, each and ``b − a`` a contrast
    of the three figures with the full covariance, times ``good``.

    Args:
        years: T before, at the baseline and now, ascending.
        value, se: figures and standard errors there, one unit.
        length: n, years in a period.
        good: +1 higher is better, −1 lower is better.

    Returns:
        b, a and b − a, in units a year.

    Source: rules of verdicts, version 1, "Stalled · reversed".

    Example:
        >>> found = pace_of_change((2012, 2016, 2020), (70.0, 74.0, 74.0), (0.5, 0.5, 0.5), 1, 1)
        >>> found.before.delta, found.since.delta, found.stalled
        (1.0, 0.0, True)
    """
    t = np.array(years)
    before = np.array([-1.0, 1.0, 0.0]) * good / (t[1] - t[0])
    since = np.array([0.0, -1.0, 1.0]) * good / (t[2] - t[1])
    y, s, rho = np.array(value), np.array(se), overlap_correlation(t, length)
    return Pace(
        contrast(before, y, s, rho), contrast(since, y, s, rho), contrast(before - since, y, s, rho)
    )
