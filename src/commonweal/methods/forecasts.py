"""Where every place may stand by a due date; see ``projection`` for one place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.normal import Z80_RANGE, Z95
from commonweal.methods.projection import PanelMovement, forecast_variance
from commonweal.methods.special import normal_below

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Forecasts:
    """Centres and the variances V about them, shape (...); NaN where a place has no figure."""

    centre: Floats
    variance: Floats

    def range_at(self, z: float) -> tuple[Floats, Floats]:
        """Lower and upper ends at so many standard errors."""
        reach = z * np.sqrt(self.variance)
        return self.centre - reach, self.centre + reach

    @property
    def range_80(self) -> tuple[Floats, Floats]:
        """Ranges that hold four in five."""
        return self.range_at(Z80_RANGE)

    @property
    def range_95(self) -> tuple[Floats, Floats]:
        """Ranges that hold nineteen in twenty."""
        return self.range_at(Z95)

    def chances_of(self, target: ArrayLike, good: int) -> Floats:
        """Chances of reaching a target: ``Φ(good·(y − target)/√V)``."""
        return normal_below(good * (self.centre - np.asarray(target)) / np.sqrt(self.variance))


def forecasts(
    latest: Floats, se: Floats, ahead: ArrayLike, length: float, movement: PanelMovement
) -> Forecasts:
    """Spread the latest figures over the years to a due date: no slope, no drift in the centre.

    Formula: ``V = 2·se²(1 − s/n) + w²h + N·h + (d·h)²``, s the years shared with the due period.

    Args:
        latest, se: latest figures and their standard errors, shape (...); NaN where missing.
        ahead: h, years from their end to the end of the due period, broadcast.
        length: n, years in a period.
        movement: of the panel.

    Returns:
        Forecasts, shape (...). A shock common to all places is not foreseen.

    When not to use: across a break; h over 6 years or under n.

    Source: rules of verdicts, version 1, "Will the target be met?".

    Example:
        >>> moved = PanelMovement(0.0, 0.829, 0.36, 10)
        >>> found = forecasts(np.array([25.5]), np.array([0.995]), 5.0, 1.0, moved)
        >>> found.chances_of(23.0, -1).round(3).tolist()
        [0.207]
    """
    h = np.asarray(ahead, dtype=np.float64)
    variance = forecast_variance(se, h, length, movement)
    centre = np.broadcast_to(latest, variance.shape)
    return Forecasts(centre, np.where(np.isfinite(centre), variance, np.nan))
