"""Groups of a population with their values: where summary measures of inequality start."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True, eq=False)
class GroupSet:
    """Values of groups, their standard errors and shares, ``(..., groups)``; the rest ``(...)``.

    ``error`` is NaN throughout where none was given; ``mean`` is the average of the whole
    population, the values weighted by the shares.
    """

    value: Floats
    error: Floats
    share: Floats
    mean: Floats
    reason: Codes


def group_set(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    above: float = -np.inf,
    mean_above: float = -np.inf,
) -> GroupSet:
    """Check the groups of each set and weigh them by their share of the population.

    Formula: ``p_j = n_j/Σn``, ``μ = Σ p_j·y_j``.

    Args:
        value: of each group, ``(..., groups)``.
        standard_error: of each value, 0 or more, broadcasting; None where none is known.
        population: of each group, above 0, broadcasting; counts or shares.
        above: every value must lie above it, else ``OUT_OF_RANGE``.
        mean_above: so must the mean.

    Returns:
        The set. A missing number gives the reason ``MISSING``, a group without people
        ``NO_POPULATION``, a negative standard error ``NEGATIVE``.

    Raises:
        ValueError: for fewer than two groups, or shapes that do not broadcast.

    Example:
        >>> found = group_set([10.0, 20.0], None, [300, 100])
        >>> found.share.tolist(), float(found.mean)
        ([0.75, 0.25], 12.5)
    """
    unknown = standard_error is None
    given = 0.0 if standard_error is None else standard_error
    parts = np.broadcast_arrays(*(numbers_of(x) for x in (value, given, population)))
    y, se, people = np.atleast_1d(*parts)
    if y.shape[-1] < FEWEST_GROUPS:
        raise ValueError(f"inequality needs {FEWEST_GROUPS} groups or more, not {y.shape[-1]}")
    with np.errstate(invalid="ignore", divide="ignore"):
        share = people / people.sum(axis=-1, keepdims=True)
        mean = (share * y).sum(axis=-1)
    reason = first_reason(
        y.shape[:-1],
        (np.isnan(y + se + people).any(axis=-1), Reason.MISSING),
        ((people <= 0).any(axis=-1), Reason.NO_POPULATION),
        ((se < 0).any(axis=-1), Reason.NEGATIVE),
        ((y <= above).any(axis=-1) | (mean <= mean_above), Reason.OUT_OF_RANGE),
    )
    return GroupSet(y, np.full_like(y, np.nan) if unknown else se, share, mean, reason)


def withheld_where(groups: GroupSet, condition: ArrayLike, reason: Reason) -> GroupSet:
    """Give the sets for which a condition holds a reason, unless they have one already.

    Example:
        >>> one = group_set([[1.0, 2.0], [3.0, 4.0]], None, [1, 1])
        >>> withheld_where(one, [False, True], Reason.OUT_OF_RANGE).reason.tolist()
        [0, 9]
    """
    held = np.asarray(condition, dtype=bool) & (groups.reason == Reason.NONE)
    codes = np.where(held, reason, groups.reason).astype(np.int8)
    return replace(groups, reason=codes)


def by_delta(
    groups: GroupSet,
    index: Floats,
    gradient: Floats,
    confidence: Confidence,
    *,
    multiplier: float = 1.0,
    least: float = -np.inf,
) -> Estimates:
    """Give an index its limits by the delta method, the groups taken as independent.

    Formula: ``I ∓ z·√Σ(∂I/∂y_j·SE_j)²``, exact where the index is linear in the values.

    Args:
        groups: the set.
        index: its measure, ``(...)``.
        gradient: its derivative by each value, ``(..., groups)``.
        confidence: as everywhere.
        multiplier: of index and limits.
        least: what the index cannot fall below; the lower limit is cut off there.

    Returns:
        The index; limits are NaN where no standard errors were given.

    Source: National Cancer Institute, Variance and Confidence Intervals for Health Disparity
    Measures, HD*Calc help (Taylor series linearization),
    https://seer.cancer.gov/help/hdcalc/inference-methods

    Example:
        >>> groups = group_set([10.0, 20.0], [3.0, 4.0], [1, 1])
        >>> found = by_delta(groups, groups.mean, groups.share, 0.95)
        >>> float(found.value), float(found.upper.round(2))
        (15.0, 19.9)
    """
    with np.errstate(invalid="ignore", over="ignore"):
        reach = critical(confidence, index.ndim) * np.sqrt(
            ((gradient * groups.error) ** 2).sum(axis=-1)
        )
        lower, upper = np.maximum(index - reach, least), index + reach
    numbers = (index, lower, upper)
    return estimates_of(numbers, confidence, "delta method", groups.reason, multiplier)
