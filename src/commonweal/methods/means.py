"""Means of values with Student's limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Reason,
    first_reason,
    levels_of,
    tails,
    withheld,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.special import student_point


def mean(
    values: ArrayLike, *, group: ArrayLike | None = None, confidence: Confidence = 0.95
) -> Estimates:
    """Return the mean of each group of values, with Student's limits.

    Formula: ``m ∓ t(1 − α/2; n − 1)·s/√n``, ``s`` with ``n − 1`` below it.

    Args:
        values: one a row, ``(rows,)``.
        group: number of the group of each row, ``(rows,)``, whole, from 0; None for one group.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Means of groups 0 to the highest, ``(groups,)``, in the unit of the values. A missing value
        gives its group ``MISSING``, no value ``TOO_FEW_POINTS``. A single value has a mean, with
        ``TOO_FEW_POINTS`` and no limits.

    Raises:
        ValueError: for groups that are not whole numbers from 0, or not one a row.

    Do not use it for strongly skewed values in few rows.

    Source: Armitage P, Berry G, Matthews JNS, Statistical methods in medical research (2002) 4.

    Example:
        >>> found = mean([4.0, 6.0, 8.0])
        >>> [round(float(one[0]), 3) for one in (found.value, found.lower, found.upper)]
        [6.0, 1.032, 10.968]
    """
    value = numbers_of(values)
    at = np.zeros(value.shape, dtype=np.int64) if group is None else np.asarray(group)
    if at.shape != value.shape or not np.issubdtype(at.dtype, np.integer) or (at < 0).any():
        raise ValueError("group must be one whole number from 0 a value")
    many = np.bincount(at).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = np.bincount(at, value) / many
        variance = np.bincount(at, (value - middle[at]) ** 2) / (many - 1) / many
    missing = np.isnan(middle) & (many > 0)
    reason = first_reason(many.shape, (missing, Reason.MISSING), (many < 2, Reason.TOO_FEW_POINTS))
    freedom = np.where(many > 1, many - 1, np.nan)
    reach = withheld(student_point(tails(confidence, 1), freedom) * np.sqrt(variance), reason)
    return Estimates(
        middle, middle - reach, middle + reach, levels_of(confidence), "Student's t", reason
    )
