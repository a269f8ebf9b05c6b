"""The slope and the relative index of inequality over ordered groups, in closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    first_reason,
    levels_of,
    withheld,
)
from commonweal.methods.given import numbers_of

FEWEST_GROUPS, MOST_GROUPS = 5, 100


@dataclass(frozen=True, slots=True, eq=False)
class SlopeIndex:
    """The absolute index, the relative index, and the fitted value at the most deprived end."""

    slope: Estimates
    relative: Estimates
    intercept: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The weighted line of each area over rank, with the variances of its draws; ``(...)`` each."""

    intercept: Floats
    slope: Floats
    intercept_variance: Floats
    slope_variance: Floats
    covariance: Floats
    reason: Codes


def slope_index(
    value: ArrayLike,
    standard_error: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 1.0,
    confidence: Confidence = 0.95,
) -> SlopeIndex:
    """Return the slope and the relative index of inequality on the scale of the values.

    Formula: groups at rank ``b``, the middle of their share of the population; weighted least
    squares of the value on ``b`` with the shares as weights, ``v = i + s·b``; slope index ``s``,
    relative index ``(i + s)/i``. The slope is linear in the values, so its limits are
    ``s ± z·√Σ(cₖ²·SEₖ²)``; those of the ratio are Fieller's, the exact quantiles of a ratio of two
    normal variables whose lower one is not near 0. Nothing is simulated.

    Args:
        value: of each group, ``(..., groups)``, the most deprived group first.
        standard_error: of each value, 0 or more.
        population: of each group, above 0.
        multiplier: unit of the slope; a negative one also turns the ratio upside down.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Slope in units of the value times ``multiplier`` (positive: the least deprived have more),
        ratio without unit, both ``(...)``; the intercept in units of the value. Where either end
        of the line is 0 or less the ratio alone has the reason ``OUT_OF_RANGE``. Limits of the
        ratio are NaN where the end it is taken to cannot be told from 0.

    Raises:
        ValueError: for fewer than 5 or more than 100 groups, a multiplier of 0 or none, or a
            confidence that is no share.

    Do not use it on groups whose order says nothing of deprivation, nor beside an index of a
    logistic line (:func:`commonweal.methods.slope_index_logistic.slope_index_logistic`): the
    numbers differ.

    Source: Mackenbach JP, Kunst AE, Soc Sci Med 44 (1997) 757–771; Low A, Low A, J Public Health
    26 (2004) 388–395; Fieller EC, J R Stat Soc B 16 (1954) 175–185.

    Example:
        >>> found = slope_index([70, 72, 74, 76, 78], [1] * 5, [100] * 5)
        >>> float(found.slope.value.round(6)), float(found.slope.upper.round(3))
        (10.0, 13.099)
        >>> float(found.relative.value.round(4))
        1.1449
    """
    line, scale = line_of(value, standard_error, population), signed_scale_of(multiplier)
    z = critical(confidence, line.slope.ndim)
    half = z * np.sqrt(line.slope_variance)
    ends = np.sort(np.stack([(line.slope - half), (line.slope + half)]) * scale, axis=0)
    levels, method = levels_of(confidence), "weighted line over rank, closed form"
    slope = Estimates(line.slope * scale, ends[0], ends[1], levels, method, line.reason)
    codes = reason_of_ratio(line)
    ratio, lower, upper = (withheld(one, codes) for one in _ratio(line, z, turned=scale < 0))
    return SlopeIndex(
        slope, Estimates(ratio, lower, upper, levels, "Fieller", codes), line.intercept
    )


def signed_scale_of(multiplier: float) -> float:
    """Check the unit of a slope; a negative one turns the ratio upside down.

    Raises:
        ValueError: for one that is 0, missing or not finite.

    Source: as of :func:`slope_index`.

    Example:
        >>> signed_scale_of(-100)
        -100.0
    """
    if not multiplier or not np.isfinite(multiplier):
        raise ValueError(f"a multiplier of a slope must be a number other than 0, not {multiplier}")
    return float(multiplier)


def reason_of_ratio(line: Line) -> Codes:
    """Give areas whose line has an end of 0 or less a reason why they have no ratio of ends.

    Source: as of :func:`slope_index`.

    Example:
        >>> int(reason_of_ratio(line_of([-1.0, 0, 1, 2, 3], [1] * 5, [1] * 5)))
        9
    """
    low = np.minimum(line.intercept, line.intercept + line.slope) <= 0
    return np.where(low, Reason.OUT_OF_RANGE, line.reason).astype(np.int8)


def line_of(value: ArrayLike, standard_error: ArrayLike, population: ArrayLike) -> Line:
    """Fit the weighted line of each area over its groups' ranks.

    Source: as of :func:`slope_index`.

    Example:
        >>> line = line_of([70, 72, 74, 76, 78], [1] * 5, [100] * 5)
        >>> float(line.slope.round(6)), float(line.intercept.round(6))
        (10.0, 69.0)
    """
    y, se, people = np.broadcast_arrays(
        *(numbers_of(one) for one in (value, standard_error, population))
    )
    groups = y.shape[-1] if y.ndim else 0
    if not FEWEST_GROUPS <= groups <= MOST_GROUPS:
        raise ValueError(f"an index needs {FEWEST_GROUPS} to {MOST_GROUPS} groups, not {groups}")
    reason = _reasons(y, se, people)
    with np.errstate(invalid="ignore", divide="ignore"):
        at_end, pull = end_and_slope(people)
        fitted = (
            (at_end * y).sum(axis=-1),
            (pull * y).sum(axis=-1),
            (at_end**2 * se**2).sum(axis=-1),
            (pull**2 * se**2).sum(axis=-1),
            (at_end * pull * se**2).sum(axis=-1),
        )
    intercept, slope, low, high, both = (withheld(one, reason) for one in fitted)
    return Line(intercept, slope, low, high, both, reason)


def end_and_slope(population: Floats) -> tuple[Floats, Floats]:
    """Weights by which the groups' values make the fitted end and the slope, ``(..., groups)``.

    Source: as of :func:`slope_index`.

    Example:
        >>> at_end, pull = end_and_slope(np.full(5, 100.0))
        >>> at_end.round(2).tolist(), pull.round(2).tolist()
        ([0.7, 0.45, 0.2, -0.05, -0.3], [-1.0, -0.5, 0.0, 0.5, 1.0])
    """
    share = population / population.sum(axis=-1, keepdims=True)
    rank = np.cumsum(share, axis=-1) - share / 2
    centred = rank - 0.5  # the weighted mean of the ranks is always one half
    pull = share * centred / (share * centred**2).sum(axis=-1, keepdims=True)
    return share - 0.5 * pull, pull


def _ratio(line: Line, z: Floats, *, turned: bool) -> tuple[Floats, Floats, Floats]:
    """The fitted value at one end by that at the other, with Fieller's limits."""
    low, low_var = line.intercept, line.intercept_variance
    high = line.intercept + line.slope
    both = line.intercept_variance + line.covariance
    high_var = both + line.covariance + line.slope_variance
    if turned:
        low, high, low_var, high_var = high, low, high_var, low_var
    with np.errstate(invalid="ignore", divide="ignore"):
        a = low**2 - z**2 * low_var
        b = low * high - z**2 * both
        c = high**2 - z**2 * high_var
        root = np.sqrt(b**2 - a * c)
        known = a > 0
        lower, upper = ((b - root) / a, (b + root) / a)
        return high / low, np.where(known, lower, np.nan), np.where(known, upper, np.nan)


def _reasons(y: Floats, se: Floats, people: Floats) -> Codes:
    lacking = np.isnan(y) | np.isnan(se) | np.isnan(people)
    return first_reason(
        y.shape[:-1],
        (lacking.any(axis=-1), Reason.MISSING),
        ((people <= 0).any(axis=-1), Reason.NO_POPULATION),
        ((se < 0).any(axis=-1), Reason.NEGATIVE),
    )
