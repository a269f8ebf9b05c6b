"""The smallest change that matters for every place at once, over the others of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.smallest_change import FEWEST_OTHERS, LOW, UPPER

Floats = NDArray[np.float64]


def smallest_changes_that_matter(value: Floats, se: Floats, unit: float) -> Floats:
    """Size of change that would carry a middling place past one in six, for every place.

    Formula: that of ``smallest_change_that_matters`` over all places but the one itself.

    Args:
        value, se: at the baseline period, shape (places,), NaN where missing; only places with
            both count as others.
        unit: of the last published digit.

    Returns:
        m, shape (places,), also for a place without a figure; NaN with under 30 others, or where
        scatter explains all of their spread.

    Source: rules of verdicts, version 1, "m, the smallest change that matters".

    Example:
        >>> smallest_changes_that_matter(np.arange(100.0), np.full(100, 1.0), 1.0)[:2].round(2)
        array([16.72, 16.72])
    """
    both = np.isfinite(value) & np.isfinite(se)
    own = np.flatnonzero(both)
    number = int(both.sum()) - both  # of others, for each place
    low, high = (_without_own(value[own], own, value.size, share) for share in (LOW, UPPER))
    middle = _without_own(se[own] ** 2, own, value.size, 50.0)
    spread = (high - low) / 2
    root = spread**2 - middle
    with np.errstate(invalid="ignore"):
        m = np.maximum(np.maximum(0.5 * np.sqrt(root), spread / 10), unit)
        return np.where((number >= FEWEST_OTHERS) & (root > 0), m, np.nan)


def _without_own(held: Floats, own: NDArray[np.intp], places: int, percent: float) -> Floats:
    """Percentile of the figures held without each place's own, by linear interpolation."""
    if held.size < 2:
        return np.full(places, np.nan)
    order = np.argsort(held, kind="stable")
    sorted_ = held[order]
    out = np.full(places, _point(sorted_, np.full(1, held.size), percent)[0])
    rank = np.empty(held.size, dtype=np.intp)
    rank[order] = np.arange(held.size)
    out[own] = _point(sorted_, rank, percent)
    return out


def _point(ordered: Floats, left_out: NDArray[np.intp], percent: float) -> Floats:
    """Percentile of ``ordered`` with the element at ``left_out`` taken out (none: its size)."""
    size = ordered.size - (left_out < ordered.size)
    at = percent / 100 * (size - 1)
    below = np.floor(at).astype(np.intp)
    above = np.minimum(below + 1, size - 1)
    a, b = (ordered[k + (k >= left_out)] for k in (below, above))
    between: Floats = a + (at - below) * (b - a)
    return between
