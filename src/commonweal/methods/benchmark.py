"""Where a value stands beside a benchmark, as national profiles colour it."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of

CANNOT, LOWER, SIMILAR, HIGHER = range(4)
COMPARED: Final = ("cannot be compared", "lower", "similar", "higher")
"""Words of the codes 0 to 3."""


def beside_value(lower: ArrayLike, upper: ArrayLike, benchmark: ArrayLike) -> NDArray[np.int8]:
    """Return whether limits lie below, around or above a benchmark that is taken as exact.

    Formula: higher when ``lower > benchmark``, lower when ``upper < benchmark``, else similar; a
    limit that equals the benchmark is similar.

    Args:
        lower: limit of each value, any shape ``(...)``.
        upper: limit of each value, at least ``lower``.
        benchmark: broadcasts; such as the figure of England.

    Returns:
        Codes of ``COMPARED``, ``(...)``; ``CANNOT`` where a number is missing or an upper limit
        lies below its lower one.

    Raises:
        ValueError: for shapes that do not broadcast.

    Do not use it beside a benchmark that is itself uncertain: see ``beside_limits``, or better
    the test of a difference.

    Source: Office for Health Improvement and Disparities, Fingertips technical guidance,
    comparing areas with a benchmark by confidence intervals.

    Example:
        >>> [COMPARED[code] for code in beside_value([1, 3, 5], [2, 6, 9], 4)]
        ['lower', 'similar', 'higher']
    """
    return beside_limits(lower, upper, benchmark, benchmark)


def beside_limits(
    lower: ArrayLike, upper: ArrayLike, other_lower: ArrayLike, other_upper: ArrayLike
) -> NDArray[np.int8]:
    """Return whether two pairs of limits lie apart; where they touch or overlap, similar.

    Formula: higher when ``lower > other_upper``, lower when ``upper < other_lower``.

    Args:
        lower: limit of each value, any shape ``(...)``.
        upper: limit of each value, at least ``lower``.
        other_lower: limit of what it is compared with; broadcasts.
        other_upper: at least ``other_lower``.

    Returns:
        Codes of ``COMPARED``, ``(...)``; ``CANNOT`` where a number is missing or an upper limit
        lies below its lower one.

    Raises:
        ValueError: for shapes that do not broadcast.

    Do not read it as a test at the level of the limits: two intervals of 95 % that just part are
    one chance in about 170, far stricter than one in 20.

    Source: Schenker N, Gentleman JF, Am Stat 55 (2001) 182–186.

    Example:
        >>> COMPARED[int(beside_limits(5, 9, 1, 4))]
        'higher'
    """
    given = (lower, upper, other_lower, other_upper)
    low, high, low_2, high_2 = np.broadcast_arrays(*(numbers_of(x) for x in given))
    found = np.full(low.shape, SIMILAR, dtype=np.int8)
    found[low > high_2] = HIGHER
    found[high < low_2] = LOWER
    found[~((low <= high) & (low_2 <= high_2))] = CANNOT
    return found
