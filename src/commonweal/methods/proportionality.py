"""Whether effort goes where need is: an index over areas in order of deprivation, with limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    estimates_of,
    first_reason,
    tails,
    withheld,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.special import student_point

FEWEST_AREAS = 3
EVEN = 1e-9
"""A concentration of need below it is that of need that lies evenly, but for rounding."""
MARGIN = 0.25
"""How far from proportion still counts as proportionate, as a share of the way to flat effort."""


class Balance(IntEnum):
    """What an index says of effort beside need."""

    CANNOT_TELL = 0
    PROPORTIONATE = 1
    """The limits lie within the margin on both sides."""
    LESS_WHERE_NEEDED = 2
    """Effort leans to the better-off further than need does, by more than chance and margin."""
    MORE_WHERE_NEEDED = 3
    """Effort leans to the worse-off further than need does, by more than chance and margin."""


@dataclass(frozen=True, slots=True, eq=False)
class Proportionality:
    """Effort beside need over areas, ``(..., areas)``; the indices are ``(...)``.

    ``index`` is ``of_effort − of_need``. ``moved`` is the share of all effort that would have to
    go elsewhere to be in proportion. ``ratio`` is an area's share of effort over its share of need,
    1 in proportion; NaN where an area has no need. ``missing`` marks the areas for which a number
    is missing, so that a caller can name them.
    """

    index: Estimates
    of_effort: Floats
    of_need: Floats
    moved: Floats
    ratio: Floats
    missing: NDArray[np.bool_]


def proportionality(
    effort: ArrayLike,
    need: ArrayLike,
    population: ArrayLike,
    deprivation: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Proportionality:
    """Return the index of horizontal inequity of effort beside need, over areas, with limits.

    Formula: ``HI = C_E − C_N``, each the concentration index of its shares over the ranks of
    deprivation, ``C = 2·Σ q_j·R_j − 1``, ``q`` the areas' shares of effort or of need and ``R_j``
    the middle of an area's part of the population, counted from the most deprived; areas of equal
    deprivation share the middle of their common part. ``moved = ½·Σ|e_j − n_j|``. Limits by the
    jackknife: ``HI ∓ t·√((k−1)/k·Σ(HI₍ᵢ₎ − mean)²)``, ``HI₍ᵢ₎`` the index without area ``i`` and
    ``t`` of ``k − 1`` degrees of freedom. Nothing is drawn: equal figures have equal limits.

    Args:
        effort: of each area, ``(..., areas)``, 0 or more, in one unit (pounds, hours, people
            reached), broadcasting. Totals, not per head. Give an area without effort as 0; one
            whose effort is not known is missing.
        need: of each area, 0 or more, a total too; see :func:`deprivation_weighted_population`.
        population: of each area, above 0; counts or shares.
        deprivation: of each area, higher where more deprived; any scale, only its order is read.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        An index between −2 and 2: 0 where effort follows need, above 0 where effort leans to the
        better-off further than need does, below 0 where it leans to the worse-off. Effort spread
        evenly over people gives ``−C_N``. A missing number gives ``MISSING``, a negative effort or
        need ``NEGATIVE``, an area without people, no effort or no need at all ``NO_POPULATION``.
        Limits are NaN where one area has all the effort or all the need.

    Raises:
        ValueError: for fewer than three areas, shapes that do not broadcast, or a confidence that
            is no share.

    Do not read the limits as an error of counting: they tell how far the index hangs on single
    areas, as if each area's effort had been drawn anew along need. Then they hold the truth in 94
    to 96 of 100 sets, and in 93 where one of ten areas has half the people; where effort does not
    follow need and all areas are always the same they are wider than they need be. An index of 0
    does not say that each area has its share, only that none of the difference lies along
    deprivation: read ``moved`` and ``ratio`` with it. ``moved`` has no limits, because it cannot
    fall below 0: chance alone raises it. The same data in fewer, larger areas give smaller values.

    Source: Wagstaff A, van Doorslaer E, Paci P, J Health Econ 10 (1991) 169–205, and Wagstaff A,
    van Doorslaer E, J Hum Resour 35 (2000) 716–733 (abstracts only were read); the Kakwani index of
    progressivity has the same form, Kakwani NC, Econ J 87 (1977) 71–80. The concentration index of
    grouped data: O'Donnell O and others, Analyzing Health Equity Using Household Survey Data, World
    Bank (2008), chapter 8. The index of dissimilarity: Duncan OD, Duncan B, Am Sociol Rev 20 (1955)
    210–217. The jackknife: Efron B, Tibshirani RJ, An Introduction to the Bootstrap (1993), chapter
    11 (the last three not checked against the primary source).

    Example:
        >>> need, people, deprived = [30, 20, 10], [100, 100, 100], [3, 2, 1]
        >>> flat = proportionality([50, 50, 50], need, people, deprived)
        >>> float(flat.index.value.round(4)), float(flat.moved.round(4))
        (0.2222, 0.1667)
        >>> float(proportionality([60, 40, 20], need, people, deprived).index.value.round(4))
        0.0
    """
    parts = np.broadcast_arrays(*(numbers_of(x) for x in (effort, need, population, deprivation)))
    e, n, people, rank_by = np.atleast_1d(*parts)
    if e.shape[-1] < FEWEST_AREAS:
        raise ValueError(f"proportionality needs {FEWEST_AREAS} areas or more, not {e.shape[-1]}")
    missing = np.isnan(e + n + people + rank_by)
    reason = _reason(e, n, people, missing)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        shares = [one / one.sum(axis=-1, keepdims=True) for one in (e, n, people)]
        effort_at, need_at = (_concentrated(one, shares[2], rank_by) for one in shares[:2])
        index, without = effort_at[0] - need_at[0], effort_at[1] - need_at[1]
        reach = _jackknife(without, confidence)
        moved = np.abs(shares[0] - shares[1]).sum(axis=-1) / 2
        ratio = np.where(shares[1] > 0, shares[0] / shares[1], np.nan)
    numbers = (index, index - reach, index + reach)
    return Proportionality(
        estimates_of(numbers, confidence, "jackknife over areas", reason),
        withheld(effort_at[0], reason),
        withheld(need_at[0], reason),
        withheld(moved, reason),
        withheld(ratio, np.broadcast_to(reason[..., None], ratio.shape)),
        missing,
    )


def deprivation_weighted_population(population: ArrayLike, deprivation: ArrayLike) -> Floats:
    """Return the population of areas weighted by their deprivation: need, where nothing else tells.

    Formula: ``N_j = n_j·d_j·Σn/Σ(n·d)``: people times deprivation, scaled to sum to the population.

    Args:
        population: of each area, ``(..., areas)``, 0 or more; a missing one is NaN.
        deprivation: of each area, 0 or more, on a scale on which twice as much means twice the
            need: best the share of people who are deprived of income, so that need is a number of
            people.

    Returns:
        People, ``(..., areas)``; NaN throughout a set where a number is missing or negative, or
        where nobody is deprived.

    Do not give it ranks or deciles: a tenth decile is not ten times the first. The score of the
    Index of Multiple Deprivation is no share of people either, and a need made with it says so.

    Source: own; weighting a population by what raises its need is how the national formulas for
    health do it, see NHS England, Fair shares: a guide to NHS allocations (not checked against the
    primary source).

    Example:
        >>> deprivation_weighted_population([100, 100], [0.3, 0.1]).tolist()
        [150.0, 50.0]
    """
    people, deprived = np.broadcast_arrays(numbers_of(population), numbers_of(deprivation))
    weighed = people * deprived
    bad = ((people < 0) | (deprived < 0)).any(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = people.sum(axis=-1, keepdims=True) / weighed.sum(axis=-1, keepdims=True)
        found: Floats = weighed * scale
    return np.where(bad | ~np.isfinite(scale), np.nan, found)


def balance_of(found: Proportionality, *, margin: float = MARGIN) -> Codes:
    """Say of each index whether effort is in proportion to need, by limits and a margin.

    Formula: the margin is ``m = margin·|C_N|``, a share of what effort spread evenly over people
    would score. ``PROPORTIONATE`` where both limits lie within ``±m``; ``LESS_WHERE_NEEDED`` where
    the lower limit is above 0 and the index above ``m``; ``MORE_WHERE_NEEDED`` the other way round;
    else ``CANNOT_TELL``, and always where there are no limits or need lies evenly.

    Args:
        found: with limits of one level of confidence.
        margin: above 0 and below 1.

    Returns:
        Codes of :class:`Balance`, ``(...)``.

    Raises:
        ValueError: for a margin that is no share, or limits of several levels or none.

    Do not read ``PROPORTIONATE`` as fair to each area: see :func:`proportionality`.

    Source: own: a margin of a quarter is a convention of this package, as no paper gives one. To
    show likeness by limits within a margin: Schuirmann DJ, J Pharmacokinet Biopharm 15 (1987)
    657–680 (not checked against the primary source).

    Example:
        >>> need, people, deprived = [30, 25, 20, 15, 10], [1] * 5, [5, 4, 3, 2, 1]
        >>> flat = proportionality([1] * 5, need, people, deprived)
        >>> Balance(int(balance_of(flat))).name
        'LESS_WHERE_NEEDED'
        >>> graded = proportionality([61, 49, 41, 30, 19], need, people, deprived)
        >>> Balance(int(balance_of(graded))).name
        'PROPORTIONATE'
    """
    if not 0 < margin < 1:
        raise ValueError(f"a margin is a share between 0 and 1, not {margin:g}")
    index = found.index
    if len(index.confidence) != 1 or index.lower.shape != index.value.shape:
        raise ValueError(f"limits of one level are needed, not of {len(index.confidence)}")
    steep = np.abs(found.of_need) > EVEN
    reach = margin * np.abs(found.of_need)
    codes = np.full(index.value.shape, Balance.CANNOT_TELL, dtype=np.int8)
    with np.errstate(invalid="ignore"):
        codes[(index.lower > 0) & (index.value > reach)] = Balance.LESS_WHERE_NEEDED
        codes[(index.upper < 0) & (index.value < -reach)] = Balance.MORE_WHERE_NEEDED
        within = (index.lower >= -reach) & (index.upper <= reach)
        codes[within] = Balance.PROPORTIONATE
    codes[~steep] = Balance.CANNOT_TELL
    return codes


def _reason(effort: Floats, need: Floats, people: Floats, missing: NDArray[np.bool_]) -> Codes:
    nobody = (people <= 0).any(axis=-1)
    nothing = (effort.sum(axis=-1) == 0) | (need.sum(axis=-1) == 0)
    return first_reason(
        effort.shape[:-1],
        (missing.any(axis=-1), Reason.MISSING),
        (((effort < 0) | (need < 0)).any(axis=-1), Reason.NEGATIVE),
        (nobody | nothing, Reason.NO_POPULATION),
    )


def _concentrated(share: Floats, people: Floats, deprivation: Floats) -> tuple[Floats, Floats]:
    """The concentration index of shares, ``(...)``, and without each area, ``(..., areas)``.

    Without area i, what stood after it moves up by its people; what is level with it, by half.
    """
    rank, held_before = _middles(people, deprivation), _middles(share, deprivation)
    whole = (share * rank).sum(axis=-1)
    after = 1 - held_before - share / 2
    rest = whole[..., None] - share * rank - people * after
    return 2 * whole - 1, 2 * rest / ((1 - share) * (1 - people)) - 1


def _middles(share: Floats, deprivation: Floats) -> Floats:
    """The middle of each area's part of a whole, most deprived first; of all that are level."""
    order = np.argsort(-deprivation, axis=-1, kind="stable")
    sorted_by = np.take_along_axis(deprivation, order, axis=-1)
    ends = np.cumsum(np.take_along_axis(share, order, axis=-1), axis=-1)
    starts = np.concatenate([np.zeros_like(ends[..., :1]), ends[..., :-1]], axis=-1)
    other = np.diff(sorted_by, axis=-1) != 0
    edge = np.ones_like(ends[..., :1], dtype=bool)
    first = np.concatenate([edge, other], axis=-1)
    last = np.concatenate([other, edge], axis=-1)
    low = np.maximum.accumulate(np.where(first, starts, -np.inf), axis=-1)
    high = np.flip(np.minimum.accumulate(np.flip(np.where(last, ends, np.inf), -1), axis=-1), -1)
    found = np.empty_like(ends)
    np.put_along_axis(found, order, (low + high) / 2, axis=-1)
    return found


def _jackknife(without: Floats, confidence: Confidence) -> Floats:
    """How far the limits reach, ``(...)`` or ``(levels, ...)``."""
    count = without.shape[-1]
    spread = ((without - without.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
    error = np.sqrt((count - 1) / count * spread)
    found: Floats = student_point(tails(confidence, error.ndim), count - 1) * error
    return found
