"""How far groups lie, on average, from the mean of all."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.drawn_limits import DRAWS, SEED, DrawnEstimates, by_draws
from commonweal.methods.estimate import Confidence, Floats
from commonweal.methods.group_arguments import evenly
from commonweal.methods.group_set import group_set


def mean_difference_from_mean(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the weighted mean difference from the mean (MDMW) of each set of groups.

    Formula: ``MDMW = Σ p_j·|y_j − μ|``, ``p`` the shares of the population, ``μ = Σ p_j·y_j``.
    Limits by simulation, see :func:`commonweal.methods.drawn_limits.by_draws`.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        In the unit of the value, 0 or more, ``(...)``, with the error of the limits. Limits are NaN
        without standard errors. A missing number gives ``MISSING``, a group without people
        ``NO_POPULATION``, a negative standard error ``NEGATIVE``.

    Raises:
        ValueError: for fewer than two groups, fewer than 1,000 draws, or a confidence that is no
            share.

    Do not use it on small groups: chance alone makes them differ, and the limits do not take that
    away. Nor for groups with an order, which it does not see.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; Hosseinpoor AR and others, BMC Med Res Methodol 16 (2016) 141,
    table 2. The toolkit draws its limits too, but takes them from other quantities of the draws.

    Example:
        >>> found = mean_difference_from_mean([10.0, 20.0], [1.0, 1.0], [1, 3])
        >>> float(found.index.value), bool(found.index.lower < 3.75 < found.index.upper)
        (3.75, True)
    """
    groups = group_set(value, standard_error, population)
    share = groups.share
    return by_draws(groups, distance, share, share, confidence, draws=draws, seed=seed)


def mean_difference_from_mean_unweighted(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the unweighted mean difference from the mean (MDMU) of each set of groups.

    Formula: ``MDMU = Σ|y_j − μ|/k`` of k groups. Every group counts alike, but ``μ`` is still the
    average of the population, ``Σ p_j·y_j``.

    Args:
        value: as :func:`mean_difference_from_mean`.
        standard_error: as there.
        population: as there, for the average.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        As :func:`mean_difference_from_mean`.

    Raises:
        ValueError: as :func:`mean_difference_from_mean`.

    Do not use it where groups differ much in size, unless each is meant to count alike, as places
    are to those who govern them.

    Source: as :func:`mean_difference_from_mean`.

    Example:
        >>> float(mean_difference_from_mean_unweighted([10.0, 20.0], None, [1, 3]).index.value)
        5.0
    """
    groups = group_set(value, standard_error, population)
    even = evenly(groups.share)
    return by_draws(groups, distance, even, groups.share, confidence, draws=draws, seed=seed)


def distance(value: Floats, weights: Floats, beside: Floats) -> Floats:
    """Return ``Σ w_j·|y_j − c|``, ``c = Σ b_j·y_j``.

    Source: as :func:`mean_difference_from_mean`.

    Example:
        >>> one, other = np.array([10.0, 20.0]), np.array([0.5, 0.5])
        >>> float(distance(one, other, other))
        5.0
    """
    centre = (beside * value).sum(axis=-1, keepdims=True)
    found: Floats = (weights * np.abs(value - centre)).sum(axis=-1)
    return found
