"""Funnel plots: limits around an average, points on them, and which points lie outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.counts import poisson_limits
from commonweal.methods.estimate import Floats, critical, tails
from commonweal.methods.given import numbers_of
from commonweal.methods.proportions import wilson_limits
from commonweal.methods.special import chi_square_point

Flags = NDArray[np.bool_]
CONFIDENCE: Final = (0.95, 0.998)
"""Of the two funnels of a plot, with 1 in 40 and 1 in 1,000 outside on either side."""
SIGNIFICANCE: Final = (
    "cannot be calculated",
    "low (0.001)",
    "low (0.025)",
    "not significant",
    "high (0.025)",
    "high (0.001)",
)
"""Words of the codes 0 to 5 that ``significance`` gives."""
CANNOT: Final = 0


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """Limits of a funnel: ``at`` of each side, and the limit there, ``(2, points)`` each.

    The first row is of 95 %, the second of 99.8 %.
    """

    lower_at: Floats
    lower: Floats
    upper_at: Floats
    upper: Floats
    average: float


def funnel_of_proportions(
    count: ArrayLike, denominator: ArrayLike, at: ArrayLike, *, multiplier: float = 1.0
) -> Funnel:
    """Return the limits of a funnel of proportions around their average.

    Formula: ``a ∓ z·√(a(1 − a)/n)``, kept between 0 and 1: the proportions whose Wilson limit
    just meets the average.

    Args:
        count: of each area, ``(areas,)``, 0 to ``denominator``.
        denominator: of each area, above 0. An area whose count or denominator is missing or not
            as said is left out of the average.
        at: denominators to give limits at, ``(points,)``, above 0.
        multiplier: 1 for shares, 100 for percentages.

    Returns:
        Limits times ``multiplier`` at each denominator.

    Raises:
        ValueError: for a point ``at`` that is not above 0, or no area that is as said.

    Do not use it where areas differ far more than chance allows: most then lie outside.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202.

    Example:
        >>> found = funnel_of_proportions([30, 50], [100, 100], [100.0], multiplier=100)
        >>> found.lower[0].round(2).tolist(), found.upper[0].round(2).tolist()
        ([30.4], [49.6])
    """
    n = _above(at, "at").copy()  # the funnel keeps its places, whatever becomes of the caller's
    x, whole, sound = _sound_shares(count, denominator)
    if not sound.any():
        raise ValueError("no area has a count of 0 or more, of a denominator that it does not pass")
    average = _average(x, whole, sound)
    reach = critical(CONFIDENCE, 1) * np.sqrt(average * (1 - average) / n)
    places = np.broadcast_to(n, reach.shape)
    low, high = np.maximum(average - reach, 0), np.minimum(average + reach, 1)
    return Funnel(places, low * multiplier, places, high * multiplier, average * multiplier)


def funnel_of_ratios(events: ArrayLike, *, refvalue: float = 1.0) -> Funnel:
    """Return the limits of a funnel of observed over expected events.

    Formula: for ``o`` observed, the expected events of which ``o`` is the exact Poisson limit:
    ``χ²(p; 2o)/2`` above and ``χ²(1 − p; 2o + 2)/2`` below, and ``o`` over them.

    Args:
        events: observed, to give limits of, ``(points,)``, above 0.
        refvalue: the ratio of an area that is as its reference: 1, or 100.

    Returns:
        Expected events and the ratio there, of the lower and of the upper limit.

    Raises:
        ValueError: for events that are not above 0.

    Do not use it where areas differ far more than chance allows: most then lie outside.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202; Garwood F, Biometrika 28 (1936).

    Example:
        >>> found = funnel_of_ratios([10.0])
        >>> found.lower_at[0].round(3).tolist(), found.lower[0].round(3).tolist()
        ([18.39], [0.544])
    """
    observed = _above(events, "events")
    upper = tails(CONFIDENCE, 1)
    most = chi_square_point(upper, 2 * observed + 2) / 2
    least = chi_square_point(1 - upper, 2 * observed) / 2
    return Funnel(most, observed / most * refvalue, least, observed / least * refvalue, refvalue)


def funnel_of_rates(
    events: ArrayLike, average: float, *, multiplier: float = 100_000.0, years: float = 1.0
) -> Funnel:
    """Return the limits of a funnel of rates around an average rate.

    Formula: as ``funnel_of_ratios``, with the population ``E/average`` at ``E`` expected events.

    Args:
        events: in the years together, to give limits of, ``(points,)``, above 0.
        average: events over person-years of all areas, a share.
        multiplier: people whom the rates are of.
        years: that the events were counted in; populations are given a year.

    Returns:
        Population a year and the rate there, of the lower and of the upper limit.

    Raises:
        ValueError: for events, an average or years that are not above 0.

    Do not use it for standardised rates of fewer than 10 events.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202.

    Example:
        >>> found = funnel_of_rates([10.0], 0.001, years=2)
        >>> found.upper_at[0].round().tolist(), found.upper[0].round(1).tolist()
        ([2398.0], [208.5])
    """
    if not (average > 0 and years > 0):
        raise ValueError("average and years must be above 0")
    ratio = funnel_of_ratios(events, refvalue=average * multiplier)
    people = average * years
    return Funnel(
        ratio.lower_at / people, ratio.lower, ratio.upper_at / people, ratio.upper, ratio.average
    )


def significance_of_proportions(count: ArrayLike, denominator: ArrayLike) -> NDArray[np.int8]:
    """Return in which part of a funnel each proportion lies, as codes of ``SIGNIFICANCE``.

    Formula: the average of all areas beside each area's Wilson limits of 99.8 % and of 95 %.

    Args:
        count: of each area, ``(areas,)``, 0 to ``denominator``.
        denominator: of each area, above 0.

    Returns:
        1 to 5, ``(areas,)``; 0 for an area whose count or denominator is missing or not as said,
        which is left out of the average too.

    Raises:
        ValueError: for shapes that do not broadcast.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202; Wilson EB (1927).

    Example:
        >>> [SIGNIFICANCE[code] for code in significance_of_proportions([500, 30], [1000, 100])]
        ['not significant', 'low (0.001)']
    """
    x, n, sound = _sound_shares(count, denominator)
    _one_axis(x, n)
    limits = wilson_limits(np.where(sound, x, np.nan), np.where(sound, n, np.nan), CONFIDENCE)
    return _placed(_average(x, n, sound), *limits, sound)


def significance_of_ratios(
    observed: ArrayLike, expected: ArrayLike, average: float = 1.0
) -> NDArray[np.int8]:
    """Return in which part of a funnel each ratio lies, as codes of ``SIGNIFICANCE``.

    Formula: the average ratio beside the limits of ``O/E``, exact Poisson below 10 events and
    Byar's from 10 on.

    Args:
        observed: events, ``(areas,)``, 0 or more.
        expected: events, or person-years for rates, above 0.
        average: ratio of an area that is as all are; of rates the average rate.

    Returns:
        1 to 5, ``(areas,)``; 0 for an area whose events are missing or not as said.

    Raises:
        ValueError: for an average that is not above 0, or shapes that do not broadcast.

    Source: Spiegelhalter DJ, Stat Med 24 (2005) 1185–1202.

    Example:
        >>> [SIGNIFICANCE[code] for code in significance_of_ratios([8, 40], [8.0, 20.0])]
        ['not significant', 'high (0.001)']
    """
    if not average > 0:
        raise ValueError(f"average must be above 0, not {average:g}")
    x, whole = np.broadcast_arrays(numbers_of(observed), numbers_of(expected))
    _one_axis(x, whole)
    sound = (x >= 0) & (whole > 0)
    low, high = poisson_limits(np.where(sound, x, np.nan), CONFIDENCE)
    whole = np.where(sound, whole, np.nan)
    return _placed(average, low / whole, high / whole, sound)


def _sound_shares(count: ArrayLike, denominator: ArrayLike) -> tuple[Floats, Floats, Flags]:
    x, n = np.broadcast_arrays(numbers_of(count), numbers_of(denominator))
    return x, n, (x >= 0) & (x <= n) & (n > 0)


def _average(x: Floats, n: Floats, sound: Flags) -> float:
    """Of the sound areas; NaN where there is none."""
    return float(x[sound].sum() / n[sound].sum()) if sound.any() else np.nan


def _one_axis(*held: Floats) -> None:
    if any(one.ndim != 1 for one in held) or len({one.shape for one in held}) > 1:
        raise ValueError("give one number an area: both arrays have one axis, of one length")


def _placed(average: float, low: Floats, high: Floats, sound: Flags) -> NDArray[np.int8]:
    wide, far = 0, 1  # rows of 95 % and of 99.8 %
    found = np.full(low.shape[-1], 3, dtype=np.int8)
    found[low[wide] > average], found[high[wide] < average] = 4, 2
    found[low[far] > average], found[high[far] < average] = 5, 1
    return np.where(sound, found, CANNOT).astype(np.int8)


def _above(values: ArrayLike, name: str) -> Floats:
    found = numbers_of(values)
    if not (found > 0).all():
        raise ValueError(f"{name} must be above 0 everywhere")
    return found
