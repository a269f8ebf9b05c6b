"""Two other readings of a straight line over rank: as a share of the mean, over given ranks."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates, Reason
from commonweal.methods.given import numbers_of
from commonweal.methods.group_set import by_delta, group_set, withheld_where
from commonweal.methods.slope_index import end_and_slope


def slope_over_mean(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 1.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the slope index of inequality as a share of the mean (Pamuk's relative index).

    Formula: ``s/μ``, ``s = Σ c_j·y_j`` the slope of
    :func:`commonweal.methods.slope_index.slope_index` and ``μ = Σ p_j·y_j``; limits by the delta
    method, ``∂(s/μ)/∂y_j = (c_j − p_j·s/μ)/μ``.

    Args:
        value: of each group, ``(..., groups)``, the most deprived group first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 1 for a share of the mean, 100 for per cent.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Without unit, ``(...)``; 0 where the line is level, above 0 where the least deprived have
        more. Limits are NaN without standard errors. A missing number gives ``MISSING``, a group
        without people ``NO_POPULATION``, a negative standard error ``NEGATIVE``, a mean of 0 or
        less ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than two groups, a multiplier that is not above 0, or a confidence
            that is no share.

    Do not call it the relative index without saying which: that of the national profiles is the
    ratio of the ends of the line, ``(i + s)/i``, and one of rates fitted on the log scale is
    ``e^s``. Public Health Scotland prints this one.

    Source: Pamuk ER, Popul Stud 39 (1985) 17–31; Kunst AE, Mackenbach JP, Measuring socioeconomic
    inequalities in health, World Health Organization (1994) (neither checked against the primary
    source).

    Example:
        >>> float(slope_over_mean([70.0, 72, 74, 76, 78], None, [1] * 5).value.round(4))
        0.1351
    """
    groups = group_set(value, standard_error, population, mean_above=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        pull = end_and_slope(groups.share)[1]
        index = (pull * groups.value).sum(axis=-1) / groups.mean
        gradient = (pull - groups.share * index[..., None]) / groups.mean[..., None]
    return by_delta(groups, index, gradient, confidence, multiplier=multiplier)


def slope_over_given_ranks(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    rank: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the slope of values over ranks in a wider population, such as the nation's.

    Formula: weighted least squares of ``y`` on ``x`` with the shares as weights, ``x̄ = Σ p_j·x_j``,
    ``s = Σ p_j·(x_j − x̄)·y_j / Σ p_j·(x_j − x̄)²``. It is linear in the values, so its limits
    ``s ∓ z·√Σ(c_j·SE_j)²`` are exact for normal values.

    Args:
        value: of each group or small area, ``(..., groups)``, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        rank: of each group in the wider population, 0 (most deprived) to 1, broadcasting.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        The gap that the place's line spans from the most to the least deprived end of the wider
        population, in the unit of the value, ``(...)``. Limits and reasons as
        :func:`slope_over_mean`, the mean aside; a missing rank gives ``MISSING``, one outside 0 to
        1, or groups that all share one rank, ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than two groups, shapes that do not broadcast, or a confidence that
            is no share.

    Do not set it beside :func:`commonweal.methods.slope_index.slope_index` of ranks within the
    place: that spans the place's own extremes, this one those of the nation, which makes places
    comparable and stretches a line beyond the ranks a place has.

    Source: Cookson R and others, Soc Sci Med 198 (2018) 148–156, the absolute gradient index (not
    checked against the primary source).

    Example:
        >>> found = slope_over_given_ranks([70.0, 72], None, [1, 1], [0.2, 0.4])
        >>> float(found.value.round(6))
        10.0
    """
    y, at = np.broadcast_arrays(*(numbers_of(one) for one in (value, rank)))
    groups = group_set(y, standard_error, population)
    at = np.broadcast_to(at, groups.value.shape)
    groups = withheld_where(groups, np.isnan(at).any(axis=-1), Reason.MISSING)
    level = (at == at[..., :1]).all(axis=-1)
    outside = ((at < 0) | (at > 1)).any(axis=-1) | level
    groups = withheld_where(groups, outside, Reason.OUT_OF_RANGE)
    with np.errstate(invalid="ignore", divide="ignore"):
        centred = at - (groups.share * at).sum(axis=-1, keepdims=True)
        spread = (groups.share * centred**2).sum(axis=-1, keepdims=True)
        pull = groups.share * centred / spread
    return by_delta(groups, (pull * groups.value).sum(axis=-1), pull, confidence)
