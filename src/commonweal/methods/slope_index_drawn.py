"""Slope and relative index of rates and proportions on their own scale, with drawn limits.

The values vary on the log or the logit scale and the line is fitted on theirs: the slope is then
a sum of skew variables, whose limits have no closed form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Floats,
    Reason,
    levels_of,
    tails,
)
from commonweal.methods.slope_index import SlopeIndex, end_and_slope, line_of

DRAWS, SEED, FEWEST_DRAWS = 100_000, 20190701, 1000
Drawn = NDArray[np.float32]
Curve = Callable[[Drawn], None]
"""Turns drawn values of the link's scale into those of the index, in their place."""
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
    rates = np.asarray(value, dtype=np.float64)
    inside = (rates > 0) | np.isnan(rates)
    safe = np.where(inside, rates, np.nan)
    about = (safe, np.log(safe), _from_log, inside)
    return _drawn(*about, log_standard_error, population, multiplier, confidence, (draws, seed))


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
    shares = np.asarray(value, dtype=np.float64)
    inside = ((shares > 0) & (shares < 1)) | np.isnan(shares)
    safe = np.where(inside, shares, np.nan)
    about = (safe, np.log(safe / (1 - safe)), _from_logit, inside)
    return _drawn(*about, logit_standard_error, population, multiplier, confidence, (draws, seed))


def _from_log(values: Drawn) -> None:
    np.exp(values, out=values)


def _from_logit(values: Drawn) -> None:
    np.negative(values, out=values)
    np.exp(values, out=values)
    values += 1
    np.reciprocal(values, out=values)


def _drawn(
    safe: Floats, linked: Floats, curve: Curve, inside: NDArray[np.bool_], error: ArrayLike,
    population: ArrayLike, multiplier: float, confidence: Confidence, how: tuple[int, int],
) -> DrawnSlopeIndex:  # fmt: skip
    draws, seed = how
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws must be {FEWEST_DRAWS:,} or more, not {draws:,}")
    line = line_of(safe, error, population)
    outside = ~np.broadcast_to(inside, np.broadcast_shapes(safe.shape, linked.shape)).all(-1)
    reason = np.where(outside, Reason.OUT_OF_RANGE, line.reason).astype(np.int8)
    high = line.intercept + line.slope
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = line.intercept / high if multiplier < 0 else high / line.intercept
    share = tails(confidence, 0).reshape(-1)
    limits = np.full((2, 4, len(share), *line.slope.shape), np.nan)
    normal = np.random.default_rng(seed).standard_normal((linked.shape[-1], draws), np.float32)
    values = np.empty_like(normal)
    areas = _sound(reason, linked, error, population) if len(share) else ()
    for at, mean, se, people in areas:
        np.multiply(normal, se.astype(np.float32)[:, None], out=values)
        np.add(values, mean.astype(np.float32)[:, None], out=values)
        curve(values)
        low, slope = np.stack(end_and_slope(people)).astype(np.float32) @ values
        upper = low + slope
        both = (slope * multiplier, low / upper if multiplier < 0 else upper / low)
        for n, drawn in enumerate(both):
            limits[n].reshape(4, len(share), -1)[..., at] = _limits(drawn, share)
    levels, method = levels_of(confidence), METHOD.format(draws=draws)
    if isinstance(confidence, float | int):
        limits = limits[:, :, 0]
    slopes = Estimates(line.slope * multiplier, limits[0, 0], limits[0, 1], levels, method, reason)
    ratios = Estimates(ratio, limits[1, 0], limits[1, 1], levels, method, reason)
    return DrawnSlopeIndex(SlopeIndex(slopes, ratios, line.intercept), limits[0, 2:], limits[1, 2:])


def _sound(
    reason: NDArray[np.int8], *held: ArrayLike
) -> Iterator[tuple[int, Floats, Floats, Floats]]:
    """Number, linked values, errors and people of each area that has no reason."""
    parts = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in held))
    mean, se, people = (one.reshape(-1, one.shape[-1]) for one in parts)
    for at in np.flatnonzero(reason.reshape(-1) == Reason.NONE).tolist():
        yield at, mean[at], se[at], people[at]


def _limits(drawn: Drawn, share: Floats) -> Floats:
    """Lower and upper limit at each share, and the standard error of either, ``(4, levels)``."""
    many = len(drawn)
    spread = np.sqrt(many * share * (1 - share))
    ranks = []
    for middle in (many * (1 - share), many * share):
        ranks += [middle, middle - spread, middle + spread]
    at = np.clip(np.rint(ranks) - 1, 0, many - 1).astype(np.int64)
    ordered = np.sort(drawn)[at].astype(np.float64)
    low, low_1, low_2, high, high_1, high_2 = ordered
    return np.stack([low, high, (low_2 - low_1) / 2, (high_2 - high_1) / 2])
