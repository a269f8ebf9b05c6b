"""Quantiles of areas by their values, ties kept together."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.given import numbers_of


def quantiles(
    values: ArrayLike,
    many: int = 10,
    *,
    group: ArrayLike | None = None,
    highest_first: bool = True,
) -> NDArray[np.int64]:
    """Return the quantile of each value within its group.

    Formula: ``⌊k + 1 − ⌈(N + 1 − rank)/(N/k)⌉⌋``, at least 1, ``rank`` the lowest of tied ranks.

    Args:
        values: one an area, ``(rows,)``, NaN where missing.
        many: number of quantiles ``k``, 2 or more.
        group: number of the group of each area, ``(rows,)``, whole, from 0; None for one group.
        highest_first: whether quantile 1 has the highest values, as of a deprivation score.

    Returns:
        1 to ``many``, ``(rows,)``; 0 for a missing value, and for every area of a group with fewer
        values than quantiles.

    Raises:
        ValueError: for fewer than 2 quantiles, or groups that are not whole numbers from 0.

    Do not expect equal sizes: tied areas stay together.

    Source: Office for Health Improvement and Disparities, technical guidance, Assigning deprivation
    categories.

    Example:
        >>> quantiles([10.0, 30.0, 20.0, 40.0], 2).tolist()
        [2, 1, 2, 1]
    """
    value = numbers_of(values)
    at = np.zeros(value.shape, dtype=np.int64) if group is None else np.asarray(group)
    if many < 2:
        raise ValueError(f"at least 2 quantiles are needed, not {many}")
    if at.shape != value.shape or not np.issubdtype(at.dtype, np.integer) or (at < 0).any():
        raise ValueError("group must be one whole number from 0 a value")
    found = np.zeros(value.shape, dtype=np.int64)
    held = np.flatnonzero(~np.isnan(value))
    if not len(held):
        return found
    counts = np.bincount(at[held], minlength=int(at.max()) + 1).astype(np.float64)
    rank, each = _lowest_rank(-value[held] if highest_first else value[held], at[held]), at[held]
    of_group = counts[each]
    place = np.floor(many + 1 - np.ceil((of_group + 1 - rank) / (of_group / many)))
    found[held] = np.where(of_group < many, 0, np.maximum(place, 1)).astype(np.int64)
    return found


def _lowest_rank(value: NDArray[np.float64], at: NDArray[np.int64]) -> NDArray[np.float64]:
    """Rank from 1 within each group; of tied values each has the lowest of their ranks."""
    order = np.lexsort((value, at))
    group, sorted_value = at[order], value[order]
    places = np.arange(len(order))
    new_group = np.concatenate([[True], group[1:] != group[:-1]])
    new_value = new_group | np.concatenate([[True], sorted_value[1:] != sorted_value[:-1]])
    begins = np.maximum.accumulate(np.where(new_group, places, 0))
    first = np.maximum.accumulate(np.where(new_value, places, 0))
    ranks = np.empty(len(order))
    ranks[order] = first - begins + 1
    return ranks
