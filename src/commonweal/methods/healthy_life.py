"""Healthy life expectancy by Sullivan's method, with the variance of survey and of deaths."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Confidence, Estimates, Floats, Reason
from commonweal.methods.given import numbers_of
from commonweal.methods.life_expectancy import limited
from commonweal.methods.life_table import LifeTable, life_table


def healthy_life_expectancy(
    deaths: ArrayLike,
    population: ArrayLike,
    starts: ArrayLike,
    healthy: ArrayLike,
    variance: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the years ahead in good health at the start of every band, with limits.

    Formula: ``h_x = Σ_{y≥x} π_y·L_y / l_x``. Variance: ``Σ L_y²·var(π_y) / l_x²`` of the survey,
    and ``Σ l_y²·((1 − a_y)·n_y·π_y + h_{y+1})²·var(q_y) / l_x²`` of the deaths; in the open band
    the latter is ``π²·var(e)``.

    Args:
        deaths: as in :func:`commonweal.methods.life_table.life_table`.
        population: as there.
        starts: as there.
        healthy: share in good health in each band, 0 to 1, ``(..., ages)``; broadcasts, so that
            several sets of shares may stand on one life table.
        variance: of each of these shares, 0 or more; ``π(1 − π)/N`` for N who answered, or the
            square of the standard error that a survey gives.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Years, ``(..., ages)``, withheld as in ``life_expectancy``. A share that is missing or
        outside 0 to 1 gives the group the reason ``MISSING`` or ``OUT_OF_RANGE``.

    Raises:
        ValueError: as ``life_expectancy``.

    Do not use it to rebuild the published figures of a council: those smooth the shares over
    ages and places, which published tables do not allow to repeat.

    Source: Sullivan DF, HSMHA Health Reports 86 (1971) 347–354; Jagger C and others, Health
    Expectancy Calculation by the Sullivan Method: A Practical Guide (2014), for the variance (not
    checked against the primary source).

    Example:
        >>> found = healthy_life_expectancy([[9, 300]], [[9000, 2000]], [0, 75],
        ...     [[0.9, 0.5]], [[0.0001, 0.0004]])
        >>> found.value.round(2).tolist()
        [[68.15, 3.33]]
    """
    table = _with_shares(life_table(deaths, population, starts), healthy, variance)
    share, spread = numbers_of(healthy), numbers_of(variance)
    with np.errstate(divide="ignore", invalid="ignore"):
        ahead = _from_the_end(share * table.years) / table.survivors
        ahead = np.where(table.survivors == 0, 0.0, ahead)
        error = np.sqrt(_variance(table, share, spread, ahead)) / table.survivors
    blank = np.where(table.reason == Reason.NONE, 0.0, np.nan)[..., None]
    found = limited(ahead + blank, error + blank, table.reason, confidence)
    return replace(found, method="Sullivan, with the variance of survey and deaths")


def variance_of_share(share: ArrayLike, answered: ArrayLike) -> Floats:
    """Return the variance of a share of those who answered, ``π(1 − π)/N``.

    Args:
        share: 0 to 1, any shape.
        answered: how many answered, unweighted or effective, above 0, broadcasting.

    Returns:
        The variance, NaN where nobody answered and for a share outside 0 to 1.

    Do not use it for a survey with weights or clusters, unless the number is the effective one.

    Source: as :func:`healthy_life_expectancy`.

    Example:
        >>> float(variance_of_share(0.8, 100).round(6))
        0.0016
    """
    p, n = numbers_of(share), numbers_of(answered)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((n > 0) & (p >= 0) & (p <= 1), p * (1 - p) / n, np.nan)


def _variance(table: LifeTable, share: Floats, spread: Floats, ahead: Floats) -> Floats:
    """Sum from each band to the end, of the survey's variance and of that of the deaths."""
    of_survey = table.years**2 * spread
    reach = np.broadcast_to(share, ahead.shape).copy()
    reach[..., :-1] = (1 - table.lived) * table.widths * reach[..., :-1] + ahead[..., 1:]
    of_deaths = table.spread * (table.survivors * reach) ** 2
    return _from_the_end(of_survey + of_deaths)


def _with_shares(table: LifeTable, healthy: ArrayLike, variance: ArrayLike) -> LifeTable:
    share, spread = np.broadcast_arrays(numbers_of(healthy), numbers_of(variance))
    missing = (np.isnan(share) | np.isnan(spread)).any(axis=-1)
    outside = ((share < 0) | (share > 1) | (spread < 0)).any(axis=-1)
    reason = np.where((table.reason == 0) & missing, Reason.MISSING, table.reason)
    reason = np.where((reason == 0) & outside, Reason.OUT_OF_RANGE, reason)
    return replace(table, reason=reason.astype(np.int8))


def _from_the_end(values: Floats) -> Floats:
    return np.cumsum(values[..., ::-1], axis=-1)[..., ::-1]
