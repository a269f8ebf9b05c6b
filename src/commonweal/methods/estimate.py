"""What a method returns: values with their limits, and why a group has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.special import normal_point

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Confidence = float | Sequence[float]

LEAST_CONFIDENCE = 0.5


class Reason(IntEnum):
    """Why a group has no value; ``NONE`` where it has one. The first that holds is given."""

    NONE = 0
    MISSING = 1
    """An input that is needed is missing, or not finite."""
    NEGATIVE = 2
    """A count, population or weight is negative."""
    NO_POPULATION = 3
    """A denominator is zero, or negative."""
    ABOVE_WHOLE = 4
    """A part is larger than its whole."""
    TOO_FEW_EVENTS = 5
    """Fewer events than the method may be used for."""
    TOO_FEW_PEOPLE = 6
    """Too small a population for the method."""
    TOO_FEW_POINTS = 7
    """Too few values, groups or periods."""
    TOO_WIDE = 8
    """The limits are so wide that the value says nothing."""
    OUT_OF_RANGE = 9
    """A value lies where the scale of the method is not defined, such as the logit of 1."""
    NO_DEATHS_AT_END = 10
    """No deaths in the open age band, so the life table does not end."""
    NOTHING_EXPECTED = 11
    """No event is expected, so a ratio to it is not defined."""
    UNEVEN = 12
    """Rows of one group contradict each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Estimates:
    """Values of any number of groups, with limits.

    ``value`` and ``reason`` have the shape of the groups, ``(...)``. ``lower`` and ``upper`` have
    it too for one level of confidence; for a sequence of levels they are ``(levels, ...)``, in the
    order asked for, and for an empty sequence no limits are worked out. ``method`` names how they
    were made. All numbers of a group whose ``reason`` is not ``NONE`` are NaN, unless the method
    says that its limits are kept.
    """

    value: Floats
    lower: Floats
    upper: Floats
    confidence: tuple[float, ...]
    method: str
    reason: Codes


def levels_of(confidence: Confidence) -> tuple[float, ...]:
    """Check levels of confidence, each a share such as 0.95.

    Args:
        confidence: one number, of Python or NumPy, or a row of them.

    Raises:
        ValueError: for a level that is not above 0.5 and below 1: 95 is never read as 0.95; and
            for levels that are no row.

    Example:
        >>> levels_of(0.95), levels_of([0.95, 0.998])
        ((0.95,), (0.95, 0.998))
    """
    held = np.asarray(confidence, dtype=np.float64)
    if held.ndim > 1:
        raise ValueError(f"a confidence is one level or a row of them, not of shape {held.shape}")
    levels = tuple(held.reshape(-1).tolist())
    for level in levels:
        if not LEAST_CONFIDENCE < level < 1:
            hint = f"; write {level / 100:g} for {level:g} %" if 50 < level < 100 else ""
            raise ValueError(f"a confidence is a share between 0.5 and 1, not {level:g}{hint}")
    return levels


def is_one_level(confidence: Confidence) -> bool:
    """Tell one level of confidence from a row of them.

    Example:
        >>> is_one_level(np.array(0.95)), is_one_level([0.95])
        (True, False)
    """
    return np.ndim(confidence) == 0


def scale_of(multiplier: float) -> float:
    """Check the number of people, or the value, that a result is given per.

    Raises:
        ValueError: for one that is not above 0, or infinite.

    Example:
        >>> scale_of(100_000)
        100000.0
    """
    if not 0 < multiplier < np.inf:
        raise ValueError(f"a multiplier must be above 0, not {multiplier:g}")
    return float(multiplier)


def tails(confidence: Confidence, dimensions: int) -> Floats:
    """Return the share in the upper tail's complement, ``1 − (1 − c)/2``, ready to broadcast.

    Returns:
        Shape ``()`` for one level, else ``(levels, 1, …, 1)`` with ``dimensions`` ones, so that it
        broadcasts against groups of that many axes.

    Example:
        >>> tails([0.95, 0.998], 1).round(4).tolist()
        [[0.975], [0.999]]
    """
    levels = np.array(levels_of(confidence), dtype=np.float64)
    upper = levels + (1 - levels) / 2
    if is_one_level(confidence):
        return np.asarray(upper[0])
    return upper.reshape(len(levels), *([1] * dimensions))


def critical(confidence: Confidence, dimensions: int) -> Floats:
    """Return z for each level, shaped as ``tails``.

    Example:
        >>> float(critical(0.95, 0).round(6))
        1.959964
    """
    return normal_point(tails(confidence, dimensions))


def first_reason(shape: tuple[int, ...], *found: tuple[ArrayLike, Reason]) -> Codes:
    """Give each group the first reason whose condition holds.

    Args:
        shape: of the groups.
        found: conditions (boolean, broadcasting to ``shape``) with their reasons, gravest first.

    Example:
        >>> first_reason((2,), ([True, False], Reason.MISSING)).tolist()
        [1, 0]
    """
    codes = np.zeros(shape, dtype=np.int8)
    for condition, reason in reversed(found):
        codes[np.broadcast_to(np.asarray(condition, dtype=bool), shape)] = reason
    return codes


def in_any_band(holds: NDArray[np.bool_]) -> NDArray[np.bool_] | bool:
    """Tell of which groups a condition holds in any band, ``(..., bands)`` to ``(...)``.

    Where it holds nowhere, as in most figures, the answer is one False: to look along every short
    row takes ten times as long as to look through all of them at once.

    Example:
        >>> in_any_band(np.array([[False, True], [False, False]])).tolist()
        [True, False]
    """
    return np.asarray(holds.any(-1)) if holds.any() else False


def withheld(values: Floats, reason: Codes) -> Floats:
    """Replace the numbers of groups that have a reason by NaN; leading axes are kept.

    Example:
        >>> withheld(np.array([1.0, 2.0]), np.array([0, 1], dtype=np.int8)).tolist()
        [1.0, nan]
    """
    return np.where(reason == Reason.NONE, values, np.nan)


def estimates_of(
    numbers: tuple[Floats, Floats, Floats],
    confidence: Confidence,
    method: str,
    reason: Codes,
    multiplier: float = 1.0,
) -> Estimates:
    """Put value, lower and upper limit together, times a multiplier; NaN where a reason stands.

    Raises:
        ValueError: for a multiplier that is not above 0, or a confidence that is no share.

    Example:
        >>> one = np.array([1.0, 2.0])
        >>> reason = np.array([0, 1], dtype=np.int8)
        >>> estimates_of((one, one - 1, one + 1), 0.95, "any", reason, 10).upper.tolist()
        [20.0, nan]
    """
    scale = scale_of(multiplier)
    value, lower, upper = numbers if scale == 1 else (one * scale for one in numbers)
    if reason.any():
        value, lower, upper = (withheld(one, reason) for one in (value, lower, upper))
    return Estimates(value, lower, upper, levels_of(confidence), method, reason)
