"""How far the shares of a measure depart from the shares of the people: Theil, log deviation."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates
from commonweal.methods.group_set import by_delta, group_set


def theil_index(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 1000.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the Theil index (TI) of each set of groups, with limits.

    Formula: ``TI = 1000·Σ p_j·r_j·ln r_j``, ``r = y/μ``, ``p`` the shares of the population,
    ``μ = Σ p_j·y_j``; limits by the delta method, ``∂TI/∂y_j = (p_j/μ)·(ln r_j − TI)`` before the
    multiplier, the lower one not below 0.

    Args:
        value: of each group, above 0, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 1,000, as the World Health Organization prints it, or 1.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Thousandths without unit, ``(...)``; 0 where all values are equal. Limits are NaN without
        standard errors. A missing number gives ``MISSING``, a group without people
        ``NO_POPULATION``, a negative standard error ``NEGATIVE``, a value of 0 or less
        ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than two groups, a multiplier that is not above 0, or a confidence
            that is no share.

    Do not use it on small groups: chance alone makes them differ, and adds about
    ``1000·Σ p_j·(1 − p_j)·SE_j²/(2μ²)`` to it. Do not compare it between a measure and its
    complement: those who have and those who lack a thing give different indices. Where all groups
    are alike its limits shrink to the value.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; the sum is described in words, with the natural logarithm
    and the factor, in the documentation of the toolkit, which is what was read; Theil H, Economics
    and Information Theory (1967).

    Example:
        >>> found = theil_index([10.0, 20.0], [1.0, 1.0], [1, 1])
        >>> float(found.value.round(3)), float(found.lower.round(3)), float(found.upper.round(3))
        (56.633, 22.88, 90.386)
    """
    groups = group_set(value, standard_error, population, above=0.0)
    mean = groups.mean[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        part = groups.value / mean
        logs = np.log(part)
        index = (groups.share * part * logs).sum(axis=-1)
        slope = groups.share * (logs - index[..., None]) / mean
    return by_delta(groups, index, slope, confidence, multiplier=multiplier, least=0.0)


def mean_log_deviation(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 1000.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the mean log deviation (MLD) of each set of groups, with limits.

    Formula: ``MLD = 1000·Σ p_j·(−ln r_j)``, ``r = y/μ`` as in :func:`theil_index`; limits by the
    delta method, ``∂MLD/∂y_j = p_j·(1/μ − 1/y_j)`` before the multiplier.

    Args:
        value: of each group, above 0, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 1,000, as the World Health Organization prints it, or 1.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Thousandths without unit, ``(...)``, limits and reasons as :func:`theil_index`.

    Raises:
        ValueError: as :func:`theil_index`.

    Do not use it where :func:`theil_index` must not be used. It weighs low values more heavily
    than the Theil index does.

    Source: as :func:`theil_index`.

    Example:
        >>> float(mean_log_deviation([10.0, 20.0], None, [1, 1]).value.round(3))
        58.892
    """
    groups = group_set(value, standard_error, population, above=0.0)
    mean = groups.mean[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        index = -(groups.share * np.log(groups.value / mean)).sum(axis=-1)
        slope = groups.share * (1 / mean - 1 / groups.value)
    return by_delta(groups, index, slope, confidence, multiplier=multiplier, least=0.0)
