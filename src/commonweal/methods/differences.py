"""The difference and the ratio of two values, such as two life expectancies, with limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    estimates_of,
    first_reason,
)
from commonweal.methods.given import numbers_of


def difference(
    value: ArrayLike,
    standard_error: ArrayLike,
    other: ArrayLike,
    other_standard_error: ArrayLike,
    *,
    covariance: ArrayLike = 0.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the difference of two values with limits, such as of two life expectancies.

    Formula: ``D = a − b``, ``SE = √(SEa² + SEb² − 2·cov)``, limits ``D ∓ z·SE``.

    Args:
        value: ``a``, any shape ``(...)``.
        standard_error: of ``a``, 0 or more, in its unit.
        other: ``b``, what is taken from it; broadcasts.
        other_standard_error: of ``b``, 0 or more.
        covariance: of the two; 0 where nobody is in both.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Differences in the unit of the values, ``(...)``. A missing number gives ``MISSING``, a
        negative standard error ``NEGATIVE``, a covariance beyond what the two allow
        ``OUT_OF_RANGE``.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not read overlapping limits of the two as no difference: this is the test.

    Source: Schenker N, Gentleman JF, Am Stat 55 (2001) 182–186.

    Example:
        >>> found = difference(79.1, 0.4, 77.9, 0.3)
        >>> [round(float(one), 2) for one in (found.value, found.lower, found.upper)]
        [1.2, 0.22, 2.18]
    """
    a, sa, b, sb, both = _held(value, standard_error, other, other_standard_error, covariance)
    variance = sa * sa + sb * sb - 2 * both
    beyond = np.abs(both) > sa * sb * (1 + 1e-12)
    reason = _reason(a, sa, b, sb, both, (beyond, Reason.OUT_OF_RANGE))
    reach = critical(confidence, a.ndim) * np.sqrt(np.maximum(variance, 0.0))
    apart = a - b
    return estimates_of((apart, apart - reach, apart + reach), confidence, "normal", reason)


def ratio(
    value: ArrayLike,
    standard_error: ArrayLike,
    other: ArrayLike,
    other_standard_error: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the ratio of two values above 0 with limits on the log scale.

    Formula: ``R = a/b``, ``SE(ln R) = √(SEa²/a² + SEb²/b²)``, limits ``R·exp(∓z·SE)``.

    Args:
        value: ``a``, above 0, any shape ``(...)``.
        standard_error: of ``a``, 0 or more, in its unit.
        other: ``b``, above 0; broadcasts.
        other_standard_error: of ``b``, 0 or more.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Ratios without unit, ``(...)``. A missing number gives ``MISSING``, a negative standard
        error ``NEGATIVE``, a value that is not above 0 ``OUT_OF_RANGE``.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it where the values may be 0 or less, or where they share people.

    Source: Altman DG, Bland JM, BMJ 326 (2003) 219.

    Example:
        >>> found = ratio(30.0, 3.0, 20.0, 2.0)
        >>> [round(float(one), 3) for one in (found.value, found.lower, found.upper)]
        [1.5, 1.137, 1.979]
    """
    a, sa, b, sb, zero = _held(value, standard_error, other, other_standard_error, 0.0)
    reason = _reason(a, sa, b, sb, zero, ((a <= 0) | (b <= 0), Reason.OUT_OF_RANGE))
    a, b = np.where(a > 0, a, np.nan), np.where(b > 0, b, np.nan)
    wide = np.exp(critical(confidence, a.ndim) * np.sqrt((sa / a) ** 2 + (sb / b) ** 2))
    found = a / b
    return estimates_of((found, found / wide, found * wide), confidence, "log scale", reason)


def _held(*given: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(numbers_of(one) for one in given)))


def _reason(
    a: Floats, sa: Floats, b: Floats, sb: Floats, both: Floats, more: tuple[ArrayLike, Reason]
) -> Codes:
    missing = np.isnan(a + sa + b + sb + both)
    return first_reason(
        a.shape, (missing, Reason.MISSING), ((sa < 0) | (sb < 0), Reason.NEGATIVE), more
    )
