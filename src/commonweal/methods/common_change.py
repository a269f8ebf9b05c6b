"""Every place beside the rest: the common change of the others, the place itself left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.normal import EQUAL

Floats = NDArray[np.float64]

STEPS = 100
STILL = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class Excesses:
    """Every place against the others; all of shape (places,), NaN where a place has no change.

    ``mean``, ``se`` and ``tau_squared`` are μ, 1/√Σw and τ² of the others; ``excess`` is e, ``z1``
    by chance and ``z2`` by nature too; ``others`` their number, ``rank`` 1 for the best (0: none).
    """

    mean: Floats
    se: Floats
    tau_squared: Floats
    excess: Floats
    z1: Floats
    z2: Floats
    others: NDArray[np.int64]
    rank: NDArray[np.int64]


def excesses_over_others(change: Floats, variance: Floats, good: int) -> Excesses:
    """Measure every place against the common change of all others.

    Formula: over the others τ² ≥ 0 with ``Σw(δ − μ)² = k − 1``, ``w = 1/(v + τ²)``,
    ``μ = Σwδ/Σw``; ``e = δ − μ``, ``z₁ = e/√(v + 1/Σw)``, ``z₂ = e/√(v + 1/Σw + τ²)``.

    Args:
        change: δ, shape (places,), NaN where missing.
        variance: v > 0, shape (places,); places without one are left out.
        good: +1, −1 or 0, for the rank (0: the highest is first).

    Returns:
        Excesses; NaN throughout when fewer than 3 places have a change.

    When not to use: under 50 others, in the paper's rule.

    Source: Paule, R. C. and Mandel, J. (1982), J. Res. Natl. Bur. Stand. 87, 377–385; rules of
    verdicts, version 1, "Change beside theirs".

    Example:
        >>> d = np.array([5.0, -3, -1, 0, 2, -4, -2.5, 1, -1.5, np.nan])
        >>> v = np.array([1, 1, 1, 0.5, 2, 1, 0.5, 2, 1, 1])
        >>> found = excesses_over_others(d, v, 1)
        >>> found.mean[0].round(3), found.tau_squared[0].round(3), found.rank[:3].tolist()
        (np.float64(-1.268), np.float64(2.818), [1, 8, 5])
    """
    held = np.isfinite(change) & (variance > 0)
    d, v = change[held], variance[held]
    out = np.full((6, *change.shape), np.nan)
    rank = np.zeros(change.shape, dtype=np.int64)
    if d.size >= 3:
        tau2 = _between(d, v)
        mean, se = _common(d, v, tau2)
        excess, chance = d - mean, v + se**2
        found = (mean, se, tau2, excess, excess / np.sqrt(chance), excess / np.sqrt(chance + tau2))
        out[:, held] = found
        rank[held] = ranks(d, good)
    others = np.where(held, d.size - 1, d.size)
    mean, se, tau2, excess, z1, z2 = out
    return Excesses(mean, se, tau2, excess, z1, z2, others, rank)


def ranks(value: Floats, good: int) -> NDArray[np.int64]:
    """Rank places: 1 is best, equal ones share the better rank.

    Formula: ``1 + number of others that are better``.

    Args:
        value: shape (places,), none missing.
        good: +1, −1, or 0: then the highest is first.

    Returns:
        Shape (places,).

    Source: rules of verdicts, version 1, "Change beside theirs".

    Example:
        >>> ranks(np.array([3.0, 1.0, 3.0]), -1).tolist()
        [2, 1, 2]
    """
    merit = -value if good < 0 else value
    ordered = np.sort(merit)
    better: NDArray[np.int64] = merit.size - np.searchsorted(ordered, merit + EQUAL, side="right")
    return better + 1


def _weights(v: Floats, tau2: Floats) -> Floats:
    """w of every place (columns) with the τ² of each that is left out (rows), whose w is 0."""
    w = 1.0 / (v[None, :] + tau2[:, None])
    np.fill_diagonal(w, 0.0)
    return w


def _common(d: Floats, v: Floats, tau2: Floats) -> tuple[Floats, Floats]:
    w = _weights(v, tau2)
    total = w.sum(axis=1)
    return (w @ d) / total, 1.0 / np.sqrt(total)


def _between(d: Floats, v: Floats) -> Floats:
    """τ² of the others of each: Newton's steps never overshoot, as in ``paule_mandel``."""
    tau2, moving = np.zeros(d.size), np.arange(d.size)
    for _ in range(STEPS):  # pragma: no branch - all have settled before
        w = 1.0 / (v[None, :] + tau2[moving, None])
        w[np.arange(moving.size), moving] = 0.0
        mean = (w @ d) / w.sum(axis=1)
        weighed = w * (d[None, :] - mean[:, None]) ** 2
        surplus = weighed.sum(axis=1) - (d.size - 2)
        fall = np.einsum("ij,ij->i", w, weighed)
        step = np.divide(surplus, fall, out=np.zeros_like(fall), where=surplus > 0)
        tau2[moving] += step
        on = step > STILL * np.maximum(tau2[moving], 1e-300)
        moving = moving[on]
        if not moving.size:
            break
    return tau2
