"""What a population would gain if all its groups fared as one of them does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates, Floats
from commonweal.methods.group_arguments import over_sets, pointers, signs
from commonweal.methods.group_set import GroupSet, by_delta, group_set


def population_attributable_risk(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    good: ArrayLike,
    reference: ArrayLike | None,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the population attributable risk (PAR) of each set of groups, with limits.

    Formula: ``PAR = y_ref − μ``, ``μ = Σ p_j·y_j``; 0 where the average is already better than the
    reference. It is linear in the values, ``∂PAR/∂y_j = [j = ref] − p_j``; limits that would cross
    0 end there.

    Args:
        value: of each group, ``(..., groups)``.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        good: +1 where more is better, −1 where less is, ``(...)`` or one for all.
        reference: place of the group that all are set beside, counted from 0, ``(...)`` or one for
            all: the most advantaged where groups have an order. None: the group that fares best.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        In the unit of the value, ``(...)``: what the average would change by, so 0 or more where
        more is better and 0 or less where less is. Limits are NaN without standard errors. A
        missing number gives ``MISSING``, a group without people ``NO_POPULATION``, a negative
        standard error ``NEGATIVE``.

    Raises:
        ValueError: for a ``good`` that is neither 1 nor −1, a reference that is none of the groups,
            fewer than two groups, or a confidence that is no share.

    Do not read it as what an intervention would achieve: it says how the groups differ, not why.
    With None the limits take the best group as known, though chance may have picked it.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; Hosseinpoor AR and others, BMC Med Res Methodol 16 (2016) 141,
    table 2. The rule of the reference and of 0 is that of the documentation of the World Health
    Organization's toolkit.

    Example:
        >>> found = population_attributable_risk([30.0, 20], [1.0, 1], [3, 1], -1, None)
        >>> [round(float(one), 2) for one in (found.value, found.lower, found.upper)]
        [-7.5, -9.58, -5.42]
    """
    groups, way, chosen = _reference(value, standard_error, population, good, reference)
    risk = (chosen * groups.value).sum(axis=-1) - groups.mean
    return _one_sided(groups, risk, chosen - groups.share, way, confidence, 1.0)


def population_attributable_fraction(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    good: ArrayLike,
    reference: ArrayLike | None,
    *,
    multiplier: float = 100.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the population attributable fraction (PAF) of each set of groups, with limits.

    Formula: ``PAF = 100·PAR/μ``, see :func:`population_attributable_risk`; limits by the delta
    method, ``∂(PAR/μ)/∂y_j = ([j = ref] − p_j·y_ref/μ)/μ``; limits that would cross 0 end there.

    Args:
        value: of each group, ``(..., groups)``.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        good: +1 where more is better, −1 where less is, ``(...)`` or one for all.
        reference: as :func:`population_attributable_risk`.
        multiplier: 100, as the World Health Organization prints it, or 1 for a share.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Per cent of the average, ``(...)``; signs, limits and reasons as
        :func:`population_attributable_risk`. A mean of 0 or less gives ``OUT_OF_RANGE``.

    Raises:
        ValueError: as :func:`population_attributable_risk`, and for a multiplier that is not above
            0.

    Do not use it where :func:`population_attributable_risk` must not be used.

    Source: as :func:`population_attributable_risk`.

    Example:
        >>> found = population_attributable_fraction([30.0, 20], None, [3, 1], -1, None)
        >>> float(found.value.round(2))
        -27.27
    """
    groups, way, chosen = _reference(value, standard_error, population, good, reference, 0.0)
    at = (chosen * groups.value).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = at / groups.mean
        slope = (chosen - groups.share * ratio[..., None]) / groups.mean[..., None]
    return _one_sided(groups, ratio - 1, slope, way, confidence, multiplier)


def _reference(
    value: ArrayLike, standard_error: ArrayLike | None, population: ArrayLike,
    good: ArrayLike, reference: ArrayLike | None, mean_above: float = -np.inf,
) -> tuple[GroupSet, Floats, Floats]:  # fmt: skip
    given = 0 if reference is None else reference
    y = over_sets(value, good, given)
    groups = group_set(y, standard_error, population, mean_above=mean_above)
    way = np.broadcast_to(signs(good), groups.reason.shape)
    best = (way[..., None] * groups.value).argmax(axis=-1)
    return groups, way, pointers(best if reference is None else reference, groups.value.shape)


def _one_sided(
    groups: GroupSet, index: Floats, gradient: Floats, way: Floats,
    confidence: Confidence, multiplier: float,
) -> Estimates:  # fmt: skip
    """Nothing to gain is 0: cut off at 0 what points away from better."""
    found = by_delta(groups, index, gradient, confidence, multiplier=multiplier)
    value, lower, upper = (
        np.where(way > 0, np.maximum(one, 0.0), np.minimum(one, 0.0))
        for one in (found.value, found.lower, found.upper)
    )
    return replace(found, value=value, lower=lower, upper=upper)
