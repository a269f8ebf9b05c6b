"""One place beside others: the common change, its excess over it, and neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.change import Contrast
from commonweal.methods.normal import EQUAL, Z95

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CommonChange:
    """What others did: μ, its standard error 1/√Σw, the variance τ² between them, their number."""

    mean: float
    se: float
    tau_squared: float
    others: int

    @property
    def lower(self) -> float:
        """Lower end of the 95 % range of μ."""
        return self.mean - Z95 * self.se

    @property
    def upper(self) -> float:
        """Upper end of the 95 % range of μ."""
        return self.mean + Z95 * self.se


@dataclass(frozen=True, slots=True)
class Excess:
    """How far one place departs from the common change: e, z₁ (by chance), z₂ (by nature too)."""

    excess: float
    z1: float
    z2: float


def paule_mandel(change: Floats, variance: Floats) -> CommonChange:
    """Estimate the common change of places and the variance between them.

    Formula: τ² ≥ 0 with ``Σw(δ − μ)² = k − 1``, ``w = 1/(v + τ²)``, ``μ = Σwδ/Σw``.

    Args:
        change: δ, shape (k,), k ≥ 2, none missing.
        variance: v > 0, shape (k,), unit squared.

    Returns:
        μ, 1/√Σw and τ².

    Raises:
        ValueError: with fewer than 2 places.

    Source: Paule, R. C. and Mandel, J. (1982), J. Res. Natl. Bur. Stand. 87, 377–385.

    Example:
        >>> d = np.array([-3, -1, 0, 2, -4, -2.5, 1, -1.5])
        >>> found = paule_mandel(d, np.array([1, 1, 0.5, 2, 1, 0.5, 2, 1]))
        >>> round(found.mean, 3), round(found.tau_squared, 3)
        (-1.268, 2.818)
    """
    if len(change) < 2:
        raise ValueError(f"a common change needs at least 2 places, not {len(change)}")
    target, tau2 = len(change) - 1, 0.0
    # the sum falls and is convex in τ²: Newton's steps never overshoot, and end long before 100
    for _ in range(100):  # pragma: no branch
        w = 1.0 / (variance + tau2)
        squares = (change - (w @ change) / w.sum()) ** 2
        surplus = float(w @ squares) - target
        if surplus <= 0:
            break
        step = surplus / float(w**2 @ squares)
        tau2 += step
        if step <= 1e-15 * max(tau2, 1e-300):
            break
    w = 1.0 / (variance + tau2)
    return CommonChange(float(w @ change / w.sum()), float(1 / np.sqrt(w.sum())), tau2, len(change))


def excess_change(change: float, variance: float, common: CommonChange) -> Excess:
    """Measure one place against the common change of the others.

    Formula: ``e = δ − μ``, ``z₁ = e/√(v + 1/Σw)``, ``z₂ = e/√(v + 1/Σw + τ²)``.

    Args:
        change, variance: δ and v of the place.
        common: of the others, without the place.

    Returns:
        e in the unit of the change; z₁ and z₂ without unit.

    Source: rules of verdicts, version 1, "Change beside theirs".

    Example:
        >>> found = excess_change(3.0, 0.5, CommonChange(1.0, 0.1, 0.2, 150))
        >>> round(found.excess, 2), round(found.z1, 2), round(found.z2, 2)
        (2.0, 2.8, 2.37)
    """
    e = change - common.mean
    by_chance = variance + common.se**2
    return Excess(
        e, float(e / np.sqrt(by_chance)), float(e / np.sqrt(by_chance + common.tau_squared))
    )


def rank_among(own: float, others: Floats, good: int) -> int:
    """Rank a place among others: 1 is best (highest when there is no judgement).

    Formula: ``1 + number of others that are better``; equal ones share the better rank.

    Args:
        own: value of the place.
        others: shape (k,), none missing.
        good: +1, −1 or 0.

    Source: rules of verdicts, version 1, "Change beside theirs".

    Example:
        >>> rank_among(3.0, np.array([1.0, 3.0, 4.0]), good=1)
        2
    """
    direction = -1 if good < 0 else 1
    return 1 + int(np.sum(direction * (others - own) > EQUAL))


def beside_mean(own: float, own_se: float, others: Floats, others_se: Floats) -> Contrast:
    """Compare a place with the plain mean of its neighbours.

    Formula: ``y − mean y_j``, ``SE² = se² + Σse_j²/k²``.

    Args:
        own, own_se: figure and standard error of the place.
        others, others_se: of its k ≥ 1 neighbours, shape (k,), none missing.

    Returns:
        Difference in the unit of the figure.

    When not to use: neighbours that overlap with the place.

    Source: rules of verdicts, version 1, "Neighbours, now".

    Example:
        >>> found = beside_mean(9.0, 0.6, np.array([10.0, 12.0]), np.array([0.5, 0.5]))
        >>> found.delta, round(found.se, 3)
        (-2.0, 0.696)
    """
    k = len(others)
    variance = own_se**2 + float(np.sum(others_se**2)) / k**2
    return Contrast(own - float(np.mean(others)), float(np.sqrt(variance)))
