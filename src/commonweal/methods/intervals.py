"""Standard errors read back from published limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of

Floats = NDArray[np.float64]

WIDTHS = {0.95: 3.92, 0.998: 6.18}
"""Width of an interval in standard errors, by its confidence."""


def standard_error_from_limits(
    lower: ArrayLike, upper: ArrayLike, confidence: float = 0.95
) -> Floats:
    """Read the standard error back from published limits.

    Formula: ``(upper − lower) / 3.92`` for 95 % limits, ``/ 6.18`` for 99.8 % limits.

    Args:
        lower: lower limits, any shape, in the unit of the value; NaN where missing.
        upper: upper limits, same shape and unit.
        confidence: of the limits, a share: 0.95 or 0.998.

    Returns:
        Standard errors, same shape and unit; NaN where a limit is missing, and where the upper one
        lies below the lower.

    Raises:
        ValueError: for another confidence.

    Source: rules of verdicts, version 1, "Limits", rule 1.

    Example:
        >>> standard_error_from_limits(np.array([51.5]), np.array([60.0])).round(3).tolist()
        [2.168]
    """
    if confidence not in WIDTHS:
        raise ValueError(f"limits at {confidence:g} are not known here; write 0.95 or 0.998")
    error = (numbers_of(upper) - numbers_of(lower)) / WIDTHS[confidence]
    return np.where(error >= 0, error, np.nan)
