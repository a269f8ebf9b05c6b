"""Concentration indices of measures that have a lowest and a highest possible value."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.concentration import concentration_weights
from commonweal.methods.estimate import Confidence, Estimates, Reason
from commonweal.methods.group_set import GroupSet, by_delta, group_set, withheld_where


def wagstaff_index(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    bounds: tuple[float, float],
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return Wagstaff's normalised concentration index of each set of ordered groups, with limits.

    Formula: ``W = (b − a)·ACI/((b − μ)·(μ − a))`` for a measure between ``a`` and ``b``, ACI as in
    :func:`commonweal.methods.concentration.absolute_concentration_index`; for shares
    ``RCI/(1 − μ)``. Limits by the delta method,
    ``∂W/∂y_j = k·(w_j − ACI·p_j·(a + b − 2μ)·k/(b − a))``, ``k = W/ACI``, ``w`` the weights of
    ACI.

    Args:
        value: of each group, within the bounds, ``(..., groups)``, most disadvantaged first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        bounds: lowest and highest possible value, such as ``(0, 1)`` or ``(0, 100)``.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Between −1 and 1, ``(...)``; above 0 where the better-off have more. A measure and its
        complement differ in sign only. Limits are NaN without standard errors. A missing number
        gives ``MISSING``, a group without people ``NO_POPULATION``, a negative standard error
        ``NEGATIVE``, a value outside the bounds or a mean at one of them ``OUT_OF_RANGE``.

    Raises:
        ValueError: for bounds that do not rise, fewer than two groups, or a confidence that is no
            share.

    Do not use it on a measure without an upper bound, such as a rate that may exceed 1. It weighs
    the same gap more where the mean is near a bound; :func:`erreygers_index` does not.

    Source: Wagstaff A, Health Econ 14 (2005) 429–432 (abstract read: the bounds of the index of a
    share are μ − 1 and 1 − μ); general bounds as in Kjellsson G, Gerdtham UG, J Health Econ 32
    (2013) 659–670 (not checked against the primary source).

    Example:
        >>> float(wagstaff_index([0.2, 0.4], None, [1, 1], (0, 1)).value.round(4))
        0.2381
    """
    groups, low, high = _within(value, standard_error, population, bounds)
    groups = withheld_where(
        groups, (groups.mean <= low) | (groups.mean >= high), Reason.OUT_OF_RANGE
    )
    weight, mean = concentration_weights(groups), groups.mean
    absolute = (weight * groups.value).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = (high - low) / ((high - mean) * (mean - low))
        turn = absolute * (low + high - 2 * mean) * scale / (high - low)
        slope = scale[..., None] * (weight - turn[..., None] * groups.share)
        index = absolute * scale
    return by_delta(groups, index, slope, confidence)


def erreygers_index(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    bounds: tuple[float, float],
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return Erreygers' corrected concentration index of each set of ordered groups, with limits.

    Formula: ``E = 4·ACI/(b − a)`` for a measure between ``a`` and ``b``, ACI as in
    :func:`commonweal.methods.concentration.absolute_concentration_index`; for shares ``4·μ·RCI``.
    It is linear in the values, so its limits are exact for normal values.

    Args:
        value: of each group, within the bounds, ``(..., groups)``, most disadvantaged first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        bounds: lowest and highest possible value, such as ``(0, 1)`` or ``(0, 100)``.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Between −1 and 1, ``(...)``; signs, limits and reasons as :func:`wagstaff_index`, save that
        a mean at a bound gives 0.

    Raises:
        ValueError: as :func:`wagstaff_index`.

    Do not use it on a measure without an upper bound, nor to speak of relative inequality: an equal
    addition to all groups leaves it as it is.

    Source: Erreygers G, J Health Econ 28 (2009) 504–515; the working paper of the same title,
    University of Antwerp, Research paper 2006:27 (abstract read; formula not checked there).

    Example:
        >>> float(erreygers_index([0.2, 0.4], None, [1, 1], (0, 1)).value.round(4))
        0.2
    """
    groups, low, high = _within(value, standard_error, population, bounds)
    weight = 4 * concentration_weights(groups) / (high - low)
    return by_delta(groups, (weight * groups.value).sum(axis=-1), weight, confidence)


def _within(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    bounds: tuple[float, float],
) -> tuple[GroupSet, float, float]:
    low, high = bounds
    if not low < high:
        raise ValueError(f"bounds rise from the lowest to the highest value, not {low:g}, {high:g}")
    groups = group_set(value, standard_error, population)
    outside = ((groups.value < low) | (groups.value > high)).any(axis=-1)
    return withheld_where(groups, outside, Reason.OUT_OF_RANGE), low, high
