"""The plainest measures of inequality without an order: the highest group beside the lowest."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.differences import difference, ratio
from commonweal.methods.estimate import Confidence, Estimates
from commonweal.methods.group_arguments import limited_if_known, two_or_more
from commonweal.methods.group_gap import Pair


def range_difference(
    value: ArrayLike, standard_error: ArrayLike | None, *, confidence: Confidence = 0.95
) -> Estimates:
    """Return the difference (D) between the highest and the lowest of groups without an order.

    Formula: ``D = max y − min y``; limits ``D ∓ z·√(SE² + SE²)`` of these two groups.

    Args:
        value: of each group, ``(..., groups)``, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        In the unit of the value, 0 or more, ``(...)``. Limits are NaN without standard errors. A
        missing value gives ``MISSING``, a negative standard error of the two ``NEGATIVE``.

    Raises:
        ValueError: for fewer than two groups, or a confidence that is no share.

    Do not read its limits as a test: the two groups are picked because they lie far apart, so the
    range of many small groups is large by chance alone.

    Source: as :func:`commonweal.methods.group_gap.ordered_difference`.

    Example:
        >>> float(range_difference([25.0, 30, 20], None).value)
        10.0
    """
    pair = _extremes(value, standard_error)
    return limited_if_known(difference(*pair, confidence=confidence), standard_error)


def range_ratio(
    value: ArrayLike, standard_error: ArrayLike | None, *, confidence: Confidence = 0.95
) -> Estimates:
    """Return the ratio (R) of the highest to the lowest of groups without an order.

    Formula: ``R = max y/min y``; limits on the log scale.

    Args:
        value: of each group, above 0, ``(..., groups)``, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Without unit, 1 or more, ``(...)``; limits and reasons as :func:`range_difference`, and a
        value of 0 or less gives ``OUT_OF_RANGE``.

    Raises:
        ValueError: as :func:`range_difference`.

    Do not read its limits as a test, see :func:`range_difference`.

    Source: as :func:`commonweal.methods.group_gap.ordered_ratio`.

    Example:
        >>> float(range_ratio([25.0, 30, 20], None).value)
        1.5
    """
    pair = _extremes(value, standard_error)
    return limited_if_known(ratio(*pair, confidence=confidence), standard_error)


def _extremes(value: ArrayLike, standard_error: ArrayLike | None) -> Pair:
    y, se = two_or_more(value, standard_error)
    high, low = y.argmax(axis=-1)[..., None], y.argmin(axis=-1)[..., None]
    picked = (np.take_along_axis(held, at, -1)[..., 0] for at in (high, low) for held in (y, se))
    a, sa, b, sb = picked
    return a, sa, b, sb
