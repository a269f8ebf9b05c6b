"""The slope and the relative index of inequality of shares, by a logistic line over rank."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    estimates_of,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.group_set import GroupSet, group_set
from commonweal.methods.inequality import mid_ranks
from commonweal.methods.slope_index import SlopeIndex

Flags = NDArray[np.bool_]
FEWEST_GROUPS, STEPS, LONGEST_STEP, CLOSE = 3, 60, 4.0, 1e-9
METHOD = "logistic line over rank, delta method"


def slope_index_logistic(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    whole: float = 1.0,
    confidence: Confidence = 0.95,
) -> SlopeIndex:
    """Return the indices SII and RII of shares as the World Health Organization defines them.

    Formula: ``logit v(X) = a + b·X`` fitted by weighted likelihood, ``Σ p_j·(y_j − v(X_j)) = 0``
    and ``Σ p_j·X_j·(y_j − v(X_j)) = 0``, ``p`` the shares of the population and ``X`` the middle
    of each group's share in the order. ``SII = v(1) − v(0)``, ``RII = v(1)/v(0)``. Limits by the
    delta method from the groups' own standard errors, ``∂(a, b)/∂y_j = H⁻¹·p_j·(1, X_j)``, ``H``
    the information; those of RII on the log scale.

    Args:
        value: of each group, 0 to ``whole``, ``(..., groups)``, the most disadvantaged group first.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        whole: the value that means all, 1 for shares and 100 for percentages.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        SII in the unit of the value, above 0 where the better-off have more of it, and RII without
        unit, ``(...)`` each; ``intercept`` is v(0). Limits are NaN without standard errors. A
        missing number gives ``MISSING``, a group without people ``NO_POPULATION``, a negative
        standard error ``NEGATIVE``, a value outside 0 to ``whole``, or values that no logistic line
        fits best, such as all 0 or a step from 0 to ``whole``, ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than three groups, a ``whole`` that is not above 0, or a confidence
            that is no share.

    Do not use it beside :func:`commonweal.methods.slope_index.slope_index`, the straight line of
    the national profiles, which is also for measures without an upper bound: the numbers differ.
    Nor beside figures of other programs without asking how they weight: this is the definition
    that is printed, a logistic line over ranks with the groups weighted by their population, and
    some weight by the standard errors, or fit counts.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11, ``SII = v₁ − v₀`` and ``RII = v₁/v₀``; that shares take a
    logistic line was not read in the book but in notes on its toolkit. Papke LE, Wooldridge JM,
    J Appl Econom 11 (1996) 619–632, for shares in place of counts.

    Example:
        >>> found = slope_index_logistic([62, 71, 74, 83, 91], [2] * 5, [1] * 5, whole=100)
        >>> [round(float(one), 2) for one in (found.slope.value, found.slope.lower)]
        [34.79, 28.7]
        >>> float(found.relative.value.round(3))
        1.623
    """
    groups, rank = _ranked(value, standard_error, population, whole)
    line, slopes, fitted = _line(groups, rank)
    reason = np.where((groups.reason == Reason.NONE) & ~fitted, Reason.OUT_OF_RANGE, groups.reason)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        low, high = (1 / (1 + np.exp(-end)) for end in (line[0], line[0] + line[1]))
        at_low = (1 - low)[..., None] * slopes[0]
        at_high = (1 - high)[..., None] * (slopes[0] + slopes[1])
        apart = high[..., None] * at_high - low[..., None] * at_low
        error, log_error = (_error(one, groups) for one in (apart, at_high - at_low))
        z = critical(confidence, low.ndim)
        gap, ratio, wide = high - low, high / low, np.exp(z * log_error)
        slope = (gap, gap - z * error, gap + z * error)
        relative = (ratio, ratio / wide, ratio * wide)
    codes = reason.astype(np.int8)
    both = _both(slope, relative, confidence, codes, whole)
    return SlopeIndex(*both, np.where(codes == Reason.NONE, low * whole, np.nan))


def _ranked(
    value: ArrayLike, standard_error: ArrayLike | None, population: ArrayLike, whole: float
) -> tuple[GroupSet, Floats]:
    """The groups with values as shares, and their ranks."""
    if whole <= 0:
        raise ValueError(f"the whole is above 0, not {whole:g}")
    shares = numbers_of(value) / whole
    error = None if standard_error is None else numbers_of(standard_error) / whole
    groups = group_set(shares, error, population)
    if groups.value.shape[-1] < FEWEST_GROUPS:
        raise ValueError(
            f"a line over rank needs {FEWEST_GROUPS} groups, not {groups.value.shape[-1]}"
        )
    return groups, mid_ranks(groups.share)


def _line(groups: GroupSet, rank: Floats) -> tuple[Floats, Floats, Flags]:
    """Intercept and slope ``(2, ...)``, their derivatives by the values, and whether found."""
    y, weight, shape = groups.value, groups.share, groups.mean.shape
    inside = ((y >= 0) & (y <= 1)).all(axis=-1) & (groups.reason == Reason.NONE)
    inside &= (groups.mean > 0) & (groups.mean < 1)
    even = (np.arange(y.shape[-1]) + 0.5) / y.shape[-1]
    y, weight, rank = (
        np.where(inside[..., None], *one) for one in ((y, 0.5), (weight, 0.5), (rank, even))
    )
    mean = np.where(inside, groups.mean, 0.5)
    a, b = np.log(mean / (1 - mean)), np.zeros(shape)
    for _ in range(STEPS):
        fitted, slopes = _pulled(a, b, weight, rank)
        with np.errstate(invalid="ignore"):
            step = (slopes * (y - fitted)).sum(axis=-1)
        step = np.clip(np.nan_to_num(step, nan=LONGEST_STEP), -LONGEST_STEP, LONGEST_STEP)
        a, b = a + step[0], b + step[1]
        if (np.abs(step) < CLOSE).all():
            break
    found: Flags = inside & (np.abs(step) < CLOSE).all(axis=0)
    return np.stack([a, b]), slopes, found


def _pulled(a: Floats, b: Floats, weight: Floats, rank: Floats) -> tuple[Floats, Floats]:
    """Fitted shares, and ``H⁻¹·p_j·(1, X_j)``: what a value does to intercept and slope."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        fitted = 1 / (1 + np.exp(-(a[..., None] + b[..., None] * rank)))
        held = weight * fitted * (1 - fitted)
        h0, h1, h2 = (held.sum(-1), (held * rank).sum(-1), (held * rank**2).sum(-1))
        size = (h0 * h2 - h1**2)[..., None]
        to_a = weight * (h2[..., None] - h1[..., None] * rank) / size
        to_b = weight * (h0[..., None] * rank - h1[..., None]) / size
    return fitted, np.stack([to_a, to_b])


def _error(gradient: Floats, groups: GroupSet) -> Floats:
    error: Floats = np.sqrt(((gradient * groups.error) ** 2).sum(axis=-1))
    return error


def _both(
    slope: tuple[Floats, ...], relative: tuple[Floats, ...], confidence: Confidence,
    codes: Codes, whole: float,
) -> tuple[Estimates, Estimates]:  # fmt: skip
    one = estimates_of((slope[0], slope[1], slope[2]), confidence, METHOD, codes, whole)
    other = estimates_of((relative[0], relative[1], relative[2]), confidence, METHOD, codes)
    return one, other
