"""Where areas stand on a funnel of rates: the people whom each rate is of, and the rate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Codes, Floats, Reason, first_reason, scale_of, withheld
from commonweal.methods.given import numbers_of

FEWEST_EVENTS = 10
"""A standardised rate of fewer events is not shown on a funnel."""


@dataclass(frozen=True, slots=True, eq=False)
class FunnelPoints:
    """Points of a funnel, ``(areas,)``: people a year, the rate there, why one is not shown.

    ``at`` is kept where only the rate is withheld; it is NaN where it cannot be worked out.
    """

    at: Floats
    value: Floats
    reason: Codes


def points_of_crude_rates(
    events: ArrayLike,
    rate: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 100_000.0,
    years: float = 1.0,
) -> FunnelPoints:
    """Return the points of a funnel of crude rates.

    Formula: people a year ``multiplier·x/r/years``; where nobody had an event, the population
    given over ``years``.

    Args:
        events: of each area in the years together, ``(areas,)``, 0 or more.
        rate: per ``multiplier``, as published.
        population: person-years; read only where there is no event, NaN elsewhere will do.
        multiplier: people whom the rates are of.
        years: that the events were counted in; populations are given a year.

    Returns:
        The points. A missing number that is needed gives ``MISSING``, negative events
        ``NEGATIVE``, a rate of 0 or less beside events, or no population, ``NO_POPULATION``.

    Raises:
        ValueError: for shapes that do not broadcast, or years or a multiplier not above 0.

    Do not use it for rates that are standardised: see :func:`points_of_standardised_rates`.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202; people from the rate as the Office for
    Health Improvement and Disparities makes its funnel plots.

    Example:
        >>> found = points_of_crude_rates([0, 20], [0, 250], [1200, np.nan], years=2)
        >>> found.at.tolist(), found.value.tolist()
        ([600.0, 4000.0], [0.0, 250.0])
    """
    x, r, n = _numbers(years, events, rate, population)
    scale = scale_of(multiplier)
    with np.errstate(divide="ignore", invalid="ignore"):
        people = np.where(x == 0, n, scale * x / r)
    return _told(x, r, people / years, np.zeros(x.shape, dtype=bool))


def points_of_standardised_rates(
    events: ArrayLike,
    rate: ArrayLike,
    *,
    multiplier: float = 100_000.0,
    years: float = 1.0,
) -> FunnelPoints:
    """Return the points of a funnel of directly standardised rates.

    Formula: people a year ``multiplier·x/r/years``, those whose crude rate would be the rate.

    Args:
        events: of each area in the years together, ``(areas,)``, 0 or more.
        rate: per ``multiplier``, as published.
        multiplier: people whom the rates are of.
        years: that the events were counted in; populations are given a year.

    Returns:
        The points. Fewer than 10 events give ``TOO_FEW_EVENTS``; the other reasons are those of
        :func:`points_of_crude_rates`.

    Raises:
        ValueError: for shapes that do not broadcast, or years or a multiplier not above 0.

    Do not read the people as a population: they stand for the precision of the rate.

    Source: as :func:`points_of_crude_rates`.

    Example:
        >>> found = points_of_standardised_rates([414, 6], [184, 90], years=3)
        >>> found.at.round().tolist(), found.value.tolist()
        ([75000.0, 2222.0], [184.0, nan])
    """
    x, r = _numbers(years, events, rate)
    scale = scale_of(multiplier)
    with np.errstate(divide="ignore", invalid="ignore"):
        people = np.where(x > 0, scale * x / r, np.nan)
    return _told(x, r, people / years, x < FEWEST_EVENTS)


def _numbers(years: float, *held: ArrayLike) -> tuple[Floats, ...]:
    if not years > 0:
        raise ValueError(f"years must be above 0, not {years:g}")
    return np.broadcast_arrays(*(numbers_of(one) for one in held))


def _told(x: Floats, r: Floats, at: Floats, few: ArrayLike) -> FunnelPoints:
    reason = first_reason(
        x.shape,
        (np.isnan(x) | np.isnan(r) | ((x == 0) & np.isnan(at) & ~np.asarray(few)), Reason.MISSING),
        (x < 0, Reason.NEGATIVE),
        (few, Reason.TOO_FEW_EVENTS),
        (~(np.isfinite(at) & (at > 0)), Reason.NO_POPULATION),
    )
    kept = (reason == Reason.NONE) | (reason == Reason.TOO_FEW_EVENTS)
    return FunnelPoints(np.where(kept, at, np.nan), withheld(r, reason), reason)
