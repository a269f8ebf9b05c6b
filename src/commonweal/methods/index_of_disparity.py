"""How far groups lie from the mean of all, as a share of that mean."""

from __future__ import annotations

from numpy.typing import ArrayLike

from commonweal.methods.drawn_limits import DRAWS, SEED, DrawnEstimates, by_draws
from commonweal.methods.estimate import Confidence, Floats
from commonweal.methods.group_arguments import evenly
from commonweal.methods.group_set import group_set
from commonweal.methods.mean_difference import distance


def index_of_disparity(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 100.0,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the weighted index of disparity (IDISW) of each set of groups.

    Formula: ``IDISW = 100·Σ p_j·|y_j − μ|/μ``, ``p`` the shares of the population,
    ``μ = Σ p_j·y_j``. Limits by simulation, see
    :func:`commonweal.methods.drawn_limits.by_draws`.

    Args:
        value: of each group, ``(..., groups)``, two groups or more, in any order.
        standard_error: of each value, 0 or more; None where none is known.
        population: of each group, above 0; counts or shares.
        multiplier: 100, as the World Health Organization prints it, or 1.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        Per cent of the mean, 0 or more, ``(...)``, with the error of the limits. Limits are NaN
        without standard errors. A missing number gives ``MISSING``, a group without people
        ``NO_POPULATION``, a negative standard error ``NEGATIVE``, a mean of 0 or less
        ``OUT_OF_RANGE``.

    Raises:
        ValueError: for fewer than two groups, fewer than 1,000 draws, a multiplier that is not
            above 0, or a confidence that is no share.

    Do not use it where the mean may be 0 within its error: the drawn indices then have no standard
    deviation that more draws would settle. Nor beside the index of Pearcy and Keppel, which sets
    groups beside the best of them and divides by one group fewer.

    Source: World Health Organization, Health inequality monitoring: harnessing data to advance
    health equity (2024), annex 11, described in words in the documentation of the toolkit, which
    is what was read; Pearcy JN, Keppel KG, Public Health Rep 117 (2002) 273–280.

    Example:
        >>> float(index_of_disparity([10.0, 20.0], None, [1, 3]).index.value.round(3))
        21.429
    """
    groups = group_set(value, standard_error, population, mean_above=0.0)
    return by_draws(groups, relative_distance, groups.share, groups.share, confidence,
                    multiplier=multiplier, draws=draws, seed=seed)  # fmt: skip


def index_of_disparity_unweighted(
    value: ArrayLike,
    standard_error: ArrayLike | None,
    population: ArrayLike,
    *,
    multiplier: float = 100.0,
    confidence: Confidence = 0.95,
    draws: int = DRAWS,
    seed: int = SEED,
) -> DrawnEstimates:
    """Return the unweighted index of disparity (IDISU) of each set of groups.

    Formula: ``IDISU = 100·Σ|y_j − μ|/(k·μ)`` of k groups. Every group counts alike, but ``μ`` is
    still the average of the population, ``Σ p_j·y_j``.

    Args:
        value: as :func:`index_of_disparity`.
        standard_error: as there.
        population: as there, for the average.
        multiplier: 100, as the World Health Organization prints it, or 1.
        confidence: one level or several, each a share; an empty sequence gives no limits.
        draws: sets of values, 1,000 or more.
        seed: of the draws; equal seeds give equal limits.

    Returns:
        As :func:`index_of_disparity`.

    Raises:
        ValueError: as :func:`index_of_disparity`.

    Do not use it where :func:`index_of_disparity` must not be used, nor where groups differ much
    in size, unless each is meant to count alike.

    Source: as :func:`index_of_disparity`.

    Example:
        >>> float(index_of_disparity_unweighted([10.0, 20.0], None, [1, 3]).index.value.round(3))
        28.571
    """
    groups = group_set(value, standard_error, population, mean_above=0.0)
    return by_draws(groups, relative_distance, evenly(groups.share), groups.share, confidence,
                    multiplier=multiplier, draws=draws, seed=seed)  # fmt: skip


def relative_distance(value: Floats, weights: Floats, share: Floats) -> Floats:
    """Return ``Σ w_j·|y_j − μ|/μ``, ``μ = Σ p_j·y_j``.

    Source: as :func:`index_of_disparity`.

    Example:
        >>> import numpy as np
        >>> float(relative_distance(*np.array([[10.0, 30.0], [0.5, 0.5], [0.5, 0.5]])))
        0.5
    """
    found: Floats = distance(value, weights, share) / (share * value).sum(axis=-1)
    return found
