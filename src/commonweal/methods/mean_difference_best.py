"""How far groups lie, on average, from the one that fares best."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.drawn_limits import DRAWS, SEED, DrawnEstimates, by_draws
from commonweal.methods.estimate import Confidence, Floats
from commonweal.methods.group_arguments import evenly, over_sets, signs
from commonweal.methods.group_set import GroupSet, group_set


def mean_difference_from_best(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    good: ArrayLike,
    *,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the weighted mean difference from the best group (MDBW) of each set of groups.

    Formula: ``MDBW = Σ p_j·|y_j − y_best|``, ``p`` the shares of the population, ``y_best`` the
    highest value where more is better, the lowest where less is. Limits by simulation, see
    :func:`commonweal.methods.drawn_limits.by_draws`; each draw has its own best group, so that
    they hold the doubt of which it is.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        good: +1 where more is better, −1 where less is, ``(...)`` or one for all.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        In the unit of the value, 0 or more, ``(...)``, with the error of the limits. Limits are NaN
        without standard errors. A missing number gives ``MISSING``, a group without people
        ``NO_POPULATION``, a negative standard error ``NEGATIVE``.

    Raises:
        ValueError: for a ``good`` that is neither 1 nor −1, fewer than two groups, fewer than 1,000
            draws, or a confidence that is no share.

    Do not use it with a small group among large ones: the best is then often the one with the
    largest error. Nor for groups with an order, which it does not see.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11; Hosseinpoor AR and others, BMC Med Res Methodol 16 (2016) 141,
    table 2.

    Example:
        >>> found = mean_difference_from_best([10.0, 20, 40], None, [1, 2, 1], 1)
        >>> float(found.index.value)
        17.5
    """
    groups = group_set(over_sets(value, good), standard_error, population)
    way = _ways(groups, good)
    return by_draws(groups, below_best, groups.share, way, confidence, draws=draws, seed=seed)


def mean_difference_from_best_unweighted(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    good: ArrayLike,
    *,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the unweighted mean difference from the best group (MDBU) of each set of groups.

    Formula: ``MDBU = Σ|y_j − y_best|/k`` of k groups, the best among them.

    Args:
        value: as :func:`mean_difference_from_best`.
        standard_error: as there.
        good: as there.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        As :func:`mean_difference_from_best`.

    Raises:
        ValueError: as :func:`mean_difference_from_best`.

    Do not use it where groups differ much in size, unless each is meant to count alike.

    Source: as :func:`mean_difference_from_best`.

    Example:
        >>> float(mean_difference_from_best_unweighted([10.0, 20, 30], None, -1).index.value)
        10.0
    """
    groups = group_set(over_sets(value, good), standard_error, 1.0)
    way, even = _ways(groups, good), evenly(groups.share)
    return by_draws(groups, below_best, even, way, confidence, draws=draws, seed=seed)


def below_best(value: Floats, weights: Floats, way: Floats) -> Floats:
    """Return ``Σ w_j·|y_j − y_best|``, the best by ``way``, 1 or −1 for every group.

    Source: as :func:`mean_difference_from_best`.

    Example:
        >>> float(below_best(np.array([10.0, 20.0]), np.array([0.5, 0.5]), np.array([1.0, 1.0])))
        5.0
    """
    turned = way * value
    best = turned.max(axis=-1, keepdims=True)
    found: Floats = (weights * (best - turned)).sum(axis=-1)
    return found


def _ways(groups: GroupSet, good: ArrayLike) -> Floats:
    return np.broadcast_to(signs(good)[..., None], groups.value.shape)
