"""How far groups spread about the average: variance, standard deviation, coefficient of variation.

Groups of no natural order, weighted by their share of the population.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates, Floats, scale_of
from commonweal.methods.group_set import GroupSet, by_delta, group_set


def between_group_variance(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the between-group variance (BGV) of each set of groups, with limits.

    Formula: ``BGV = Σ p_j·(y_j − μ)²``, ``p`` the shares of the population, ``μ = Σ p_j·y_j``;
    limits by the delta method, ``∂BGV/∂y_j = 2·p_j·(y_j − μ)``, the lower one not below 0.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Variances in the square of the unit of the value, ``(...)``; 0 where all values are equal.
        Limits are NaN without standard errors. A missing number gives ``MISSING``, a group
        without people ``NO_POPULATION``, a negative standard error ``NEGATIVE``.

    Raises:
        ValueError: for fewer than two groups, or a confidence that is no share.

    Do not use it on small groups: chance alone makes them differ, and adds about
    ``Σ p_j·(1 − p_j)·SE_j²`` to it. Nor for groups with an order, which it does not see.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; Hosseinpoor AR and others, BMC Med Res Methodol 16 (2016) 141,
    table 2.

    Example:
        >>> found = between_group_variance([10.0, 20.0], [1.0, 1.0], [1, 1])
        >>> float(found.value), float(found.upper.round(3))
        (25.0, 38.859)
    """
    groups = group_set(value, standard_error, population)
    apart, variance = _spread(groups)
    slope = 2 * groups.share * apart
    return by_delta(groups, variance, slope, confidence, least=0.0)


def between_group_standard_deviation(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the between-group standard deviation (BGSD) of each set of groups, with limits.

    Formula: ``BGSD = √BGV``; its limits are the square roots of those of the variance, see
    :func:`between_group_variance`. The delta method on the root itself is not used: its limits
    held no inequality in 70 of 100 simulated sets without any, these in all.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Deviations in the unit of the value, ``(...)``, reasons as
        :func:`between_group_variance`.

    Raises:
        ValueError: as :func:`between_group_variance`.

    Do not use it where :func:`between_group_variance` must not be used.

    Source: World Health Organization (2024), as :func:`between_group_variance`.

    Example:
        >>> float(between_group_standard_deviation([10.0, 20.0], None, [1, 1]).value)
        5.0
    """
    groups = group_set(value, standard_error, population)
    apart, variance = _spread(groups)
    slope = 2 * groups.share * apart
    return _rooted(by_delta(groups, variance, slope, confidence, least=0.0), 1.0)


def coefficient_of_variation(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 100.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the coefficient of variation (COV) of each set of groups, with limits.

    Formula: ``COV = 100·BGSD/μ``, see :func:`between_group_standard_deviation`; its limits are the
    square roots of those of ``BGV/μ²``, by the delta method,
    ``∂(BGV/μ²)/∂y_j = 2·p_j·((y_j − μ) − BGV/μ)/μ²``.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 100, as the World Health Organization prints it, or 1 for a share of the mean.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Per cent of the mean, ``(...)``, limits and reasons as
        :func:`between_group_standard_deviation`; a mean of 0 or less gives ``OUT_OF_RANGE``.

    Raises:
        ValueError: as :func:`between_group_variance`, and for a multiplier that is not above 0.

    Do not use it on values whose zero is arbitrary, such as scores: a ratio to the mean then
    means nothing.

    Source: World Health Organization (2024), as :func:`between_group_variance`.

    Example:
        >>> float(coefficient_of_variation([10.0, 20.0], None, [1, 1]).value.round(3))
        33.333
    """
    groups = group_set(value, standard_error, population, mean_above=0.0)
    apart, variance = _spread(groups)
    with np.errstate(invalid="ignore", divide="ignore"):
        relative = variance / groups.mean**2
        tilt = (variance / groups.mean)[..., None]
        slope = 2 * groups.share * (apart - tilt) / groups.mean[..., None] ** 2
    return _rooted(by_delta(groups, relative, slope, confidence, least=0.0), multiplier)


def _spread(groups: GroupSet) -> tuple[Floats, Floats]:
    """How far each group lies from the mean, and the weighted mean of its square."""
    alike = (groups.value == groups.value[..., :1]).all(axis=-1, keepdims=True)
    apart = np.where(alike, 0.0, groups.value - groups.mean[..., None])  # no trace of rounding
    return apart, (groups.share * apart**2).sum(axis=-1)


def _rooted(found: Estimates, multiplier: float) -> Estimates:
    scale = scale_of(multiplier)
    value, lower, upper = (np.sqrt(x) * scale for x in (found.value, found.lower, found.upper))
    method = "square root of the limits of the square"
    return replace(found, value=value, lower=lower, upper=upper, method=method)
