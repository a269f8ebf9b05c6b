"""Slope and relative index of rates and proportions on their own scale, with drawn limits.

The values vary on the log or the logit scale and the line is fitted on theirs: the slope is then
a sum of skew variables, whose limits have no closed form.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Floats,
    Reason,
    is_one_level,
    levels_of,
    tails,
    withheld,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.slope_index import SlopeIndex, line_of, reason_of_ratio, signed_scale_of
from commonweal.methods.slope_index_draws import (
    DRAWS,
    SEED,
    Draws,
    Linked,
    drawn_limits,
    from_log,
    from_logit,
)

METHOD = "weighted line over rank, limits of {draws:,} draws"


@dataclass(frozen=True, slots=True, eq=False)
class DrawnSlopeIndex:
    """The indices, and how far their limits would move with other draws (standard errors).

    The errors have the shape ``(2, ...)`` for one level, else ``(2, levels, ...)``: of the lower
    and of the upper limit.
    """

    index: SlopeIndex
    slope_error: Floats
    relative_error: Floats


def slope_index_of_rates_drawn(
    value: ArrayLike,
    log_standard_error: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 1.0,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnSlopeIndex:
    """Return the indices of rates fitted on their own scale, with limits by simulation.

    Formula: point as :func:`slope_index`; limits are the quantiles of the indices of ``draws``
    sets of rates, each the exponential of a normal value about the logarithm of its rate. All
    areas share the normal values, so that a change of one leaves the others as they are.

    Args:
        value: rates above 0, ``(..., groups)``, the most deprived group first.
        log_standard_error: of the logarithm of each rate, 0 or more.
        population: of each group, above 0.
        multiplier: unit of the slope; a negative one also turns the ratio upside down.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of rates, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        As :func:`slope_index`, with the Monte Carlo error of each limit. A rate of 0 or less gives
        the reason ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than 1,000 draws, or as :func:`slope_index`.

    Do not use it where :func:`slope_index_of_rates` will do: its limits are exact.

    Source: as :func:`slope_index`; the scale of the draws follows the national profiles.

    Example:
        >>> rates = [90.0, 80, 72, 66, 60]
        >>> found = slope_index_of_rates_drawn(rates, [0.05] * 5, [100] * 5, draws=2000)
        >>> bool(found.index.slope.lower < found.index.slope.value < found.index.slope.upper)
        True
    """
    rates = numbers_of(value)
    inside = (rates > 0) | np.isnan(rates)
    safe = np.where(inside, rates, np.nan)
    linked = Linked(np.log(safe), numbers_of(log_standard_error), numbers_of(population), from_log)
    return _drawn(safe, linked, inside, multiplier, confidence, Draws(draws, seed))


def slope_index_of_proportions_drawn(
    value: ArrayLike,
    logit_standard_error: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 1.0,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnSlopeIndex:
    """Return the indices of proportions fitted on their own scale, with limits by simulation.

    Formula: as :func:`slope_index_of_rates_drawn`, normal values about the logit of each.

    Args:
        value: proportions above 0 and below 1, ``(..., groups)``, the most deprived group first.
        logit_standard_error: of the logit of each proportion, 0 or more.
        population: of each group, above 0.
        multiplier: unit of the slope, such as 100; a negative one also turns the ratio.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of proportions, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        As :func:`slope_index_of_rates_drawn`. A proportion of 0 or 1 gives ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than 1,000 draws, or as :func:`slope_index`.

    Do not use it where :func:`slope_index_of_proportions` will do: its limits are exact.

    Source: as :func:`slope_index_of_rates_drawn`.

    Example:
        >>> shares = [0.3, 0.26, 0.24, 0.2, 0.18]
        >>> found = slope_index_of_proportions_drawn(shares, [0.1] * 5, [1] * 5, draws=2000)
        >>> bool(found.slope_error[0] < 0.01)
        True
    """
    shares = numbers_of(value)
    inside = ((shares > 0) & (shares < 1)) | np.isnan(shares)
    safe = np.where(inside, shares, np.nan)
    logits, error = np.log(safe / (1 - safe)), numbers_of(logit_standard_error)
    linked = Linked(logits, error, numbers_of(population), from_logit)
    return _drawn(safe, linked, inside, multiplier, confidence, Draws(draws, seed))


def _drawn(
    safe: Floats, linked: Linked, inside: NDArray[np.bool_], multiplier: float,
    confidence: Confidence, draws: Draws,
) -> DrawnSlopeIndex:  # fmt: skip
    line, scale = line_of(safe, linked.error, linked.population), signed_scale_of(multiplier)
    reason = np.where(inside.all(-1), line.reason, Reason.OUT_OF_RANGE).astype(np.int8)
    high = line.intercept + line.slope
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = line.intercept / high if scale < 0 else high / line.intercept
    limits = drawn_limits(linked, reason, tails(confidence, 0).reshape(-1), scale, draws)
    if is_one_level(confidence):
        limits = limits[:, :, 0]
    levels, method = levels_of(confidence), METHOD.format(draws=draws.sets)
    slopes = Estimates(line.slope * scale, limits[0, 0], limits[0, 1], levels, method, reason)
    codes = np.where(reason == Reason.NONE, reason_of_ratio(line), reason).astype(np.int8)
    told = withheld(limits[1], codes)
    ratios = Estimates(withheld(ratio, codes), told[0], told[1], levels, method, codes)
    return DrawnSlopeIndex(SlopeIndex(slopes, ratios, line.intercept), limits[0, 2:], told[2:])
