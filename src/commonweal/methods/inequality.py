"""Gaps between groups: absolute, relative, and what became of both ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.methods.change import Contrast

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GapChange:
    """The four tests of a gap; changes of the ends in the direction of better."""

    before: Contrast  # the gap at the baseline
    after: Contrast
    gap: Contrast
    relative: Contrast | None  # change of the logarithm of the ratio; None: not told
    worst: Contrast
    best: Contrast
    ratios: tuple[float, float] | None = None  # best to worst, at the baseline and at the end


def mid_ranks(share: Floats) -> Floats:
    """Place each group at the middle of its part of the population.

    Formula: ``x_j = Σ_{i<j} s_i + s_j/2``, shares scaled to sum to 1.

    Args:
        share: of the population, shape (..., groups), in order of the groups, positive.

    Returns:
        Ranks between 0 and 1, same shape.

    Source: Mackenbach, J. P. and Kunst, A. E. (1997), Soc. Sci. Med. 44, 757–771.

    Example:
        >>> mid_ranks(np.full(5, 0.2)).round(2).tolist()
        [0.1, 0.3, 0.5, 0.7, 0.9]
    """
    part = share / share.sum(axis=-1, keepdims=True)
    ranks: Floats = np.cumsum(part, axis=-1) - part / 2
    return ranks


def slope_weights(share: Floats) -> Floats:
    """Weights that turn the values of ordered groups into their slope index.

    Formula: ``c = s(x − x̄)/Σs(x − x̄)²``, x the mid-ranks; two groups: (−1, 1).

    Args:
        share: of the population, shape (..., groups), at least 2 groups.

    Returns:
        Weights, same shape; they sum to 0.

    Source: Mackenbach and Kunst (1997), as above.

    Example:
        >>> slope_weights(np.full(5, 0.2)).round(2).tolist()
        [-1.0, -0.5, 0.0, 0.5, 1.0]
    """
    if share.shape[-1] == 2:
        return np.broadcast_to(np.array([-1.0, 1.0]), share.shape).copy()
    part = share / share.sum(axis=-1, keepdims=True)
    centred = mid_ranks(share) - 0.5
    spread = np.sum(part * centred**2, axis=-1, keepdims=True)
    weights: Floats = part * centred / spread
    return weights


def end_weights(share: Floats) -> tuple[Floats, Floats]:
    """Weights of the fitted ends: rank 0 (worst-off) and rank 1 (best-off).

    Formula: ``s ∓ c/2`` about the weighted mean, c as of ``slope_weights``; two groups: each group
    itself.

    Args:
        share: of the population, shape (..., groups).

    Returns:
        Weights of the worst-off and of the best-off end, same shape, each summing to 1.

    Source: Mackenbach and Kunst (1997), as above.

    Example:
        >>> low, high = end_weights(np.full(5, 0.2))
        >>> low.round(2).tolist()
        [0.7, 0.45, 0.2, -0.05, -0.3]
    """
    if share.shape[-1] == 2:
        ends = np.eye(2)
        return np.broadcast_to(ends[0], share.shape), np.broadcast_to(ends[1], share.shape)
    part, c = share / share.sum(axis=-1, keepdims=True), slope_weights(share)
    return part - c / 2, part + c / 2


def linear(weights: Floats, value: Floats, se: Floats) -> Contrast:
    """Combine independent groups: ``c'y`` with variance ``Σc²se²``.

    Source: rules of verdicts, version 1, "Periods that overlap", of independent groups.

    Example:
        >>> found = linear(np.array([-1.0, 1.0]), np.array([60.0, 66.0]), np.array([0.3, 0.4]))
        >>> found.delta, round(found.se, 3)
        (6.0, 0.5)
    """
    return Contrast(float(weights @ value), float(np.sqrt(np.sum((weights * se) ** 2))))


def over_time(
    weights: tuple[Floats, Floats], value: Floats, se: Floats, correlation: float
) -> Contrast:
    """Change of a contrast of groups between two periods that may share years.

    Formula: ``c₁'y₁ − c₀'y₀``, variance ``Σ_j (c₀²se₀² + c₁²se₁² − 2ρ·c₀c₁·se₀se₁)``.

    Args:
        weights: c₀ and c₁, shape (groups,) each.
        value, se: shape (2, groups), baseline first.
        correlation: ρ between the two periods.

    Source: rules of verdicts, version 1, "Periods that overlap".

    Example:
        >>> gap = np.array([-1.0, 1.0])
        >>> value, se = np.array([[60.0, 66.0], [62.0, 66.5]]), np.full((2, 2), 0.5)
        >>> found = over_time((gap, gap), value, se, correlation=0.0)
        >>> found.delta, found.se
        (-1.5, 1.0)
    """
    before, after = weights[0] * se[0], weights[1] * se[1]
    variance = np.sum(before**2 + after**2 - 2 * correlation * before * after)
    delta = float(weights[1] @ value[1] - weights[0] @ value[0])
    return Contrast(delta, float(np.sqrt(max(0.0, variance))))


def gap_change(
    value: Floats,
    se: Floats,
    good: int,
    *,
    correlation: float = 0.0,
    share: Floats | None = None,
    relative: bool = True,
) -> GapChange:
    """Test what became of the gap between groups ordered from worst-off to best-off.

    Formula: gap ``good·(best-off − worst-off)``, with 3 groups or more the slope index; relative
    ``good·ln(best/worst)`` of the groups or fitted ends, by the delta method.

    Args:
        value, se: shape (2, groups), baseline first, groups from worst-off to best-off.
        good: +1 higher is better, −1 lower is better.
        correlation: ρ between the periods; groups are taken as independent.
        share: of the population, shape (2, groups), or None for equal shares.
        relative: whether a ratio means anything (percentages and rates).

    Returns:
        The four tests; ``relative`` None where not asked, or a value or fitted end is not > 0.

    Source: rules of verdicts, version 1, "Is the gap closing?".

    Example:
        >>> value, se = np.array([[60.0, 66.0], [62.0, 66.5]]), np.full((2, 2), 0.5)
        >>> found = gap_change(value, se, good=1)
        >>> found.before.delta, found.after.delta, found.gap.delta, found.worst.delta
        (6.0, 4.5, -1.5, 2.0)
    """
    shares = np.ones(value.shape) if share is None else share
    c = (good * slope_weights(shares[0]), good * slope_weights(shares[1]))
    first, last = np.zeros(value.shape[1]), np.zeros(value.shape[1])
    first[0], last[-1] = good, good
    told = _relative(value, se, shares, good, correlation) if relative else None
    return GapChange(
        before=linear(c[0], value[0], se[0]),
        after=linear(c[1], value[1], se[1]),
        gap=over_time(c, value, se, correlation),
        relative=told[0] if told else None,
        worst=over_time((first, first), value, se, correlation),
        best=over_time((last, last), value, se, correlation),
        ratios=told[1] if told else None,
    )


def _relative(
    value: Floats, se: Floats, share: Floats, good: int, correlation: float
) -> tuple[Contrast, tuple[float, float]] | None:
    if np.any(value <= 0):
        return None
    ratios, gradients = [], []
    for y, s in zip(value, share, strict=True):
        low, high = end_weights(s)
        worst, best = float(low @ y), float(high @ y)
        if worst <= 0 or best <= 0:
            return None
        ratios.append(best / worst)
        gradients.append(good * (high / best - low / worst))
    spread = over_time((gradients[0], gradients[1]), value, se, correlation)
    change = good * float(np.log(ratios[1]) - np.log(ratios[0]))
    return Contrast(change, spread.se), (ratios[0], ratios[1])


def implied_ends(
    level: Floats, level_se: Floats, slope: Floats, slope_se: Floats, good: int
) -> tuple[Floats, Floats]:
    """Read the two ends of a place from its level and its published slope index.

    Formula: ``L ∓ good·G/2``, variance ``se_L² + se_G²/4``.

    Args:
        level, level_se: of the whole place, shape (periods,).
        slope, slope_se: published slope index, positive when the better-off fare better.
        good: of the level, +1 or −1.

    Returns:
        Values shape (periods, 2), worst-off end first, and their standard errors.

    Source: rules of verdicts, version 1, "Gap only".

    Example:
        >>> one = np.array([0.3])
        >>> value, se = implied_ends(np.array([78.0]), one, np.array([8.0]), one, good=1)
        >>> value.tolist(), se.round(3).tolist()
        ([[74.0, 82.0]], [[0.335, 0.335]])
    """
    half = good * slope / 2
    se = np.sqrt(level_se**2 + slope_se**2 / 4)
    return np.column_stack((level - half, level + half)), np.column_stack((se, se))
