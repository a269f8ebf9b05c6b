"""The plainest measures of inequality: difference and ratio of the two ends of ordered groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.differences import difference, ratio
from commonweal.methods.estimate import Confidence, Estimates, Floats
from commonweal.methods.group_arguments import limited_if_known, signs, two_or_more

Pair = tuple[Floats, Floats, Floats, Floats]
"""Value and standard error of one group, then of the other."""


def ordered_difference(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    good: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the difference (D) between the two ends of ordered groups, with limits.

    Formula: ``D = good·(y_last − y_first)``; limits ``D ∓ z·√(SE_last² + SE_first²)``.

    Args:
        value: of each group, ``(..., groups)``, the most disadvantaged group first.
        standard_error: of each value, 0 or more; None where none is known.
        good: +1 where more is better, −1 where less is, ``(...)`` or one for all.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        In the unit of the value, ``(...)``: above 0 where the better-off fare better, for either
        ``good``. Limits are NaN without standard errors. Only the two ends count: a missing one
        gives ``MISSING``, a negative standard error of theirs ``NEGATIVE``.

    Raises:
        ValueError: for a ``good`` that is neither 1 nor −1, fewer than two groups, or a confidence
            that is no share.

    Do not use it alone: it does not see the groups between the ends, nor their sizes.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11, ``D = y_A − y_B``; limits Schenker N, Gentleman JF, Am Stat 55
    (2001) 182–186.

    Example:
        >>> found = ordered_difference([30.0, 25, 20], [1.0, 1, 1], -1)
        >>> [round(float(one), 2) for one in (found.value, found.lower, found.upper)]
        [10.0, 7.23, 12.77]
    """
    pair = _ends(value, standard_error, good)
    return limited_if_known(difference(*pair, confidence=confidence), standard_error)


def ordered_ratio(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    good: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the ratio (R) of the two ends of ordered groups, with limits.

    Formula: ``R = y_last/y_first`` where more is better, ``y_first/y_last`` where less is; limits
    on the log scale, as :func:`commonweal.methods.differences.ratio`.

    Args:
        value: of each group, the two ends above 0, ``(..., groups)``, most disadvantaged first.
        standard_error: of each value, 0 or more; None where none is known.
        good: +1 where more is better, −1 where less is, ``(...)`` or one for all.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Without unit, ``(...)``: above 1 where the better-off fare better, for either ``good``.
        Limits and reasons as :func:`ordered_difference`; an end of 0 or less gives
        ``OUT_OF_RANGE``.

    Raises:
        ValueError: as :func:`ordered_difference`.

    Do not compare it between a measure and its complement: 99 beside 98 % is a ratio of 1.01, 1
    beside 2 % one of 2.

    Source: World Health Organization (2024), annex 11, ``R = y_A/y_B``; limits Altman DG, Bland JM,
    BMJ 326 (2003) 219.

    Example:
        >>> float(ordered_ratio([30.0, 25, 20], None, -1).value)
        1.5
    """
    pair = _ends(value, standard_error, good)
    return limited_if_known(ratio(*pair, confidence=confidence), standard_error)


def _ends(value: ArrayLike, standard_error: ArrayLike | None, good: ArrayLike) -> Pair:
    """The end that should have more, were nobody worse off, then the other."""
    y, se = two_or_more(value, standard_error)
    up = signs(good) > 0
    more, less = np.where(up, y[..., -1], y[..., 0]), np.where(up, y[..., 0], y[..., -1])
    more_se, less_se = np.where(up, se[..., -1], se[..., 0]), np.where(up, se[..., 0], se[..., -1])
    return more, more_se, less, less_se
