"""The smallest change that matters, where no board has chosen one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.normal import EQUAL

Floats = NDArray[np.float64]

FEWEST_OTHERS = 30
LOW, UPPER = 15.866, 84.134
"""Percentiles between which two thirds of the others lie."""

UNITS = tuple(10.0**-k for k in range(7))


def published_unit(values: Floats) -> float:
    """Unit of the last published digit.

    Formula: the largest of 1, 0.1 … 10⁻⁶ that divides every value held, else 0.

    Args:
        values: any shape; NaN where missing.

    Returns:
        The unit, or 0 when none divides all, or nothing is held.

    Source: rules of verdicts, version 1, "m, the smallest change that matters".

    Example:
        >>> published_unit(np.array([60.0, 55.8, np.nan]))
        0.1
    """
    held = values[np.isfinite(values)]
    if not held.size:
        return 0.0
    for power, unit in enumerate(UNITS):
        if np.max(np.abs(held - np.round(held, power))) <= EQUAL:
            return unit
    return 0.0


def smallest_change_that_matters(value: Floats, se: Floats, unit: float) -> float | None:
    """Size of change that would carry a middling place past about one in six of the others.

    Formula: ``m = ½·√(S² − median se²)``, ``S = (P84.134 − P15.866)/2``; at least S/10 and one
    unit of the last published digit.

    Args:
        value, se: of the others at the baseline period, shape (k,), NaN where missing; only
            places with both count.
        unit: of the last published digit.

    Returns:
        m in the unit of the value, or None with under 30 others or when scatter explains all of
        the spread.

    Source: rules of verdicts, version 1, "m, the smallest change that matters".

    Example:
        >>> value, se = np.linspace(50, 70, 101), np.full(101, 2.0)
        >>> round(smallest_change_that_matters(value, se, unit=0.1), 3)
        3.264
    """
    both = np.isfinite(value) & np.isfinite(se)
    if int(both.sum()) < FEWEST_OTHERS:
        return None
    low, high = np.percentile(value[both], (LOW, UPPER))
    spread = (high - low) / 2
    root = spread**2 - float(np.median(se[both] ** 2))
    if root <= 0:
        return None
    return float(max(0.5 * np.sqrt(root), spread / 10, unit))
