"""Whether the pace of change broke, for every place at once; see ``change`` for one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.change import overlap_correlation
from commonweal.methods.contrasts import Contrasts
from commonweal.methods.normal import Z90, Z95

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Paces:
    """Yearly change before and since a baseline, signs times ``good``; shape (...)."""

    before: Contrasts
    since: Contrasts
    slowing: Contrasts  # before less since

    @property
    def stalled(self) -> NDArray[np.bool_]:
        """Where it was getting better, no longer clearly is, and has slowed."""
        found: NDArray[np.bool_] = (
            (self.before.z > Z95) & (np.abs(self.since.z) <= Z95) & (self.slowing.z > Z90)
        )
        return found

    @property
    def reversed(self) -> NDArray[np.bool_]:
        """Where it was getting better and now gets worse."""
        found: NDArray[np.bool_] = (self.before.z > Z95) & (self.since.z < -Z95)
        return found


def paces_of_change(
    years: tuple[float, float, float], value: Floats, se: Floats, length: float, good: int
) -> Paces:
    """Compare the yearly change before a baseline with that since, in every place.

    Formula: ``b = (y₀ − y₋)/(T₀ − T₋)``, ``a = (y₁ − y₀)/(T₁ − T₀)``, each and ``b − a`` a contrast
    of the three figures with the full covariance, times ``good``.

    Args:
        years: T before, at the baseline and now, ascending.
        value, se: figures and standard errors there, shape (..., 3), one unit; NaN where missing.
        length: n, years in a period.
        good: +1 higher is better, −1 lower is better.

    Returns:
        b, a and b − a, in units a year; NaN where a figure is missing.

    Source: rules of verdicts, version 1, "Stalled · reversed".

    Example:
        >>> y = np.array([[46.373, 34.210, 35.795]])
        >>> found = paces_of_change((2014, 2019, 2024), y, 0 * y + [3.591, 3.005, 3.005], 3, -1)
        >>> found.before.z.round(3).tolist(), found.stalled.tolist()
        ([2.598], [True])
    """
    t = np.array(years, dtype=np.float64)
    before = np.array([-1.0, 1.0, 0.0]) * good / (t[1] - t[0])
    since = np.array([0.0, -1.0, 1.0]) * good / (t[2] - t[1])
    rho = overlap_correlation(t, length)
    parts = (_contrast(c, value, se, rho) for c in (before, since, before - since))
    return Paces(*parts)


def _contrast(weights: Floats, value: Floats, se: Floats, rho: Floats) -> Contrasts:
    scaled = weights * se
    variance = np.einsum("...i,ij,...j->...", scaled, rho, scaled)
    return Contrasts(value @ weights, np.sqrt(np.maximum(variance, 0.0)))
