"""Limits by simulation for indices that have no slope in closed form, with their error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    estimates_of,
)
from commonweal.methods.group_set import GroupSet
from commonweal.methods.slope_index_draws import whole_seed

DRAWS, SEED, FEWEST_DRAWS = 10_000, 20190701, 1000
Index = Callable[[Floats, Floats, Floats], Floats]
"""Values ``(..., groups)``, their weights and what they are set beside, to an index ``(...)``."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnEstimates:
    """An index with limits, and how far these would move with other draws (standard errors).

    The errors have the shape ``(2, ...)`` for one level, else ``(2, levels, ...)``: of the lower
    and of the upper limit.
    """

    index: Estimates
    error: Floats


def by_draws(
    groups: GroupSet,
    index: Index,
    weights: Floats,
    beside: Floats,
    confidence: Confidence,
    *,
    multiplier: float = 1.0,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Give an index limits from how it scatters when its values are drawn anew.

    Formula: ``I − z·s − b`` and ``I + z·s``, s the standard deviation of the index over ``draws``
    sets of values, each normal about its own with its standard error, and ``b`` how far the mean
    of the draws lies above the index, 0 where it lies below; lower limit not below 0. Errors
    ``z·e`` of the upper and ``√(z²·e² + s²/draws)`` of the lower limit,
    ``e = √((m₄ − s⁴)/draws)/(2s)``, m₄ the fourth moment about the mean of the draws. All sets
    share the normal values, so that a change of one leaves the others as they are.

    Absolute differences of values with chance in them are larger than those of the true ones: the
    index lies above the truth, and the draws above the index. So ``b`` is taken off below, and
    quantiles of the draws are not taken: where groups are alike they all lie above the index. Of
    10,000 simulated sets of five groups that differ, 93 to 97 in 100 had limits that held the
    truth; beside one group of reference 94 where the others lie far from it, and 87 where they
    lie within a few of its standard errors. Of those that do not differ about 80, and 50 without
    ``b``.

    Args:
        groups: the sets.
        index: the measure, 0 or more.
        weights: of the groups, broadcasting to ``(..., groups)``.
        beside: what the groups are set beside, broadcasting to ``(..., groups)``.
        confidence: as everywhere.
        multiplier: of index, limits and errors.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        The index; limits and errors are NaN where no standard errors were given.

    Raises:
        ValueError: for fewer than 1,000 draws, or a seed that is no whole number from 0.

    Source: National Cancer Institute, Variance and Confidence Intervals for Health Disparity
    Measures, HD*Calc help (Monte Carlo simulation); what is taken off below is our own.

    Example:
        >>> from commonweal.methods.group_set import group_set
        >>> groups = group_set([10.0, 20.0], [1.0, 1.0], [1, 1])
        >>> share = groups.share
        >>> found = by_draws(groups, lambda y, w, b: (w * y).sum(-1), share, share, 0.95)
        >>> [round(float(one), 1) for one in (found.index.lower, found.index.upper)]
        [13.6, 16.4]
    """
    if draws < FEWEST_DRAWS:
        raise ValueError(f"draws must be {FEWEST_DRAWS:,} or more, not {draws:,}")
    with np.errstate(invalid="ignore", divide="ignore"):
        found = index(groups.value, weights, beside)
    centre, deviation, wobble = _scatter(groups, index, weights, beside, (draws, seed))
    above = np.maximum(centre - found, 0.0)
    z = critical(confidence, found.ndim)
    numbers = (found, np.maximum(found - z * deviation - above, 0.0), found + z * deviation)
    method = f"standard deviation of {draws:,} draws"
    limited = estimates_of(numbers, confidence, method, groups.reason, multiplier)
    errors = np.stack([np.sqrt((z * wobble) ** 2 + deviation**2 / draws), z * wobble])
    return DrawnEstimates(limited, errors * multiplier)


def _scatter(
    groups: GroupSet, index: Index, weights: Floats, beside: Floats, how: tuple[int, int]
) -> Floats:
    """Mean and standard deviation of the drawn indices, and the latter's error, ``(3, ...)``."""
    draws, seed = how
    shape = groups.value.shape
    rows = [np.broadcast_to(one, shape).reshape(-1, shape[-1])
            for one in (groups.value, groups.error, weights, beside)]  # fmt: skip
    normal = np.random.default_rng(whole_seed(seed)).standard_normal((draws, shape[-1]))
    found = np.full((3, len(rows[0])), np.nan)
    for at in np.flatnonzero(groups.reason.reshape(-1) == Reason.NONE).tolist():
        mean, error, weight, other = (row[at] for row in rows)
        if not np.isnan(error[0]):
            found[:, at] = _moments(index(mean + error * normal, weight, other))
    return found.reshape(3, *shape[:-1])


def _moments(drawn: Floats) -> tuple[float, float, float]:
    centre = float(drawn.mean())
    square = (drawn - centre) ** 2
    deviation = float(np.sqrt(square.mean()))
    error = float(np.sqrt(square.var() / len(drawn)))
    return centre, deviation, error / (2 * deviation) if deviation > 0 else 0.0
