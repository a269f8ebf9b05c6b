"""How far a measure is concentrated among the better- or the worse-off of ordered groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates, Floats
from commonweal.methods.group_set import GroupSet, by_delta, group_set
from commonweal.methods.inequality import mid_ranks


def absolute_concentration_index(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the absolute concentration index (ACI) of each set of ordered groups, with limits.

    Formula: ``ACI = Σ p_j·(2·X_j − 1)·y_j``, ``p`` the shares of the population and ``X`` the
    middle of each group's share in the order. It is linear in the values, so the limits
    ``ACI ∓ z·√Σ(p_j·(2·X_j − 1)·SE_j)²`` are exact for normal values.

    Args:
        value: of each group, ``(..., groups)``, the most disadvantaged group first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        In the unit of the value, ``(...)``: above 0 where the better-off have more of it, below 0
        where the worse-off have, whichever is good. Limits are NaN without standard errors. A
        missing number gives ``MISSING``, a group without people ``NO_POPULATION``, a negative
        standard error ``NEGATIVE``.

    Raises:
        ValueError: for fewer than two groups, or a confidence that is no share.

    Do not use it on groups without an order. The same data in fewer groups give a smaller index.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; Hosseinpoor AR and others, BMC Med Res Methodol 16 (2016) 141,
    table 2.

    Example:
        >>> found = absolute_concentration_index([10.0, 20.0], [1.0, 1.0], [1, 1])
        >>> float(found.value), float(found.lower.round(3))
        (2.5, 1.807)
    """
    groups = group_set(value, standard_error, population)
    weight = concentration_weights(groups)
    return by_delta(groups, (weight * groups.value).sum(axis=-1), weight, confidence)


def relative_concentration_index(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 100.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the relative concentration index (RCI) of each set of ordered groups, with limits.

    Formula: ``RCI = 100·ACI/μ``, see :func:`absolute_concentration_index`, ``μ = Σ p_j·y_j``;
    limits by the delta method, ``∂(ACI/μ)/∂y_j = (p_j/μ)·(2·X_j − 1 − ACI/μ)``.

    Args:
        value: of each group, ``(..., groups)``, the most disadvantaged group first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 100, as the World Health Organization prints it; 1 for the concentration index
            of health economics.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Without unit, between −100 and 100 for values of 0 or more, ``(...)``; signs, limits and
        reasons as :func:`absolute_concentration_index`. A mean of 0 or less gives
        ``OUT_OF_RANGE``.

    Raises:
        ValueError: as :func:`absolute_concentration_index`, and for a multiplier that is not above
            0.

    Do not compare it between populations of different means where the measure has an upper bound,
    such as a percentage: see :func:`commonweal.methods.concentration_bounded.wagstaff_index`.

    Source: as :func:`absolute_concentration_index`; O'Donnell O and others, Analyzing Health Equity
    Using Household Survey Data, World Bank (2008), chapter 8. The limits take the groups' own
    standard errors in place of that chapter's regression.

    Example:
        >>> births = [29939, 28776, 26528, 24689, 19739]
        >>> deaths = relative_concentration_index([154.7, 152.9, 119.5, 86.9, 54.3], None, births)
        >>> float(deaths.value.round(2))
        -16.94
    """
    groups = group_set(value, standard_error, population, mean_above=0.0)
    weight, mean = concentration_weights(groups), groups.mean[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        index = (weight * groups.value).sum(axis=-1) / groups.mean
        slope = (weight - groups.share * index[..., None]) / mean
    return by_delta(groups, index, slope, confidence, multiplier=multiplier)


def concentration_weights(groups: GroupSet) -> Floats:
    """Return ``p_j·(2·X_j − 1)``, by which the values make the absolute index.

    Source: as :func:`absolute_concentration_index`.

    Example:
        >>> concentration_weights(group_set([1.0, 1.0], None, [1, 1])).tolist()
        [-0.25, 0.25]
    """
    return groups.share * (2 * mid_ranks(groups.share) - 1)
