"""Ratio and difference of two rates, and the comparative mortality figure, with limits."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    critical,
    estimates_of,
    first_reason,
    in_any_band,
)
from commonweal.methods.given import numbers_of
from commonweal.methods.standardised import FEWEST_EVENTS

LOG = "log scale, Poisson events"


def rate_ratio(
    events: ArrayLike,
    population: ArrayLike,
    other_events: ArrayLike,
    other_population: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the ratio of two crude rates, with limits on the log scale.

    Formula: ``R = (x₁/n₁)/(x₂/n₂)``, ``SE(ln R) = √(1/x₁ + 1/x₂)``, limits ``R·exp(∓z·SE)``.

    Args:
        events: of the first group, ``(...)``, above 0 for limits.
        population: of the first group, above 0.
        other_events: of the group that it is compared with, above 0.
        other_population: of that group, above 0.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Ratios without unit, ``(...)``. A missing number gives ``MISSING``, a negative one
        ``NEGATIVE``, no population ``NO_POPULATION``, no events on one side or both
        ``TOO_FEW_EVENTS``: the ratio is then 0 or endless, and has no logarithm.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it for groups of different ages; standardise first.

    Source: Rothman KJ, Greenland S, Lash TL, Modern epidemiology, 3rd edition (2008) 14.

    Example:
        >>> found = rate_ratio(30, 1000, 20, 1000)
        >>> [round(float(one), 3) for one in (found.value, found.lower, found.upper)]
        [1.5, 0.852, 2.641]
    """
    x, n, y, m = _four(events, population, other_events, other_population)
    reason = _reason(x, n, y, m, ((x == 0) | (y == 0), Reason.TOO_FEW_EVENTS))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = (x / n) / (y / m)
        wide = np.exp(critical(confidence, x.ndim) * np.sqrt(1 / x + 1 / y))
        numbers = value, value / wide, value * wide
    return estimates_of(numbers, confidence, LOG, reason)


def rate_difference(
    events: ArrayLike,
    population: ArrayLike,
    other_events: ArrayLike,
    other_population: ArrayLike,
    *,
    multiplier: float = 100_000.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the difference of two crude rates, with limits.

    Formula: ``D = x₁/n₁ − x₂/n₂``, ``SE = √(x₁/n₁² + x₂/n₂²)``, limits ``D ∓ z·SE``.

    Args:
        events: of the first group, ``(...)``, 0 or more.
        population: of the first group, above 0.
        other_events: of the group that is taken from it, 0 or more.
        other_population: of that group, above 0.
        multiplier: people whom the rates are of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Differences per ``multiplier``, ``(...)``. Reasons as of ``rate_ratio``; fewer than 10
        events in all give ``TOO_FEW_EVENTS``, for the normal scale does not hold then. So do two
        rates without an event: their difference would be 0 with limits of no width, which says
        more than is known. Limits that hold there come from a score that is solved by search
        (Miettinen OS, Nurminen M, Stat Med 4 (1985) 213–226), which is not done here.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it for groups of different ages; standardise first.

    Source: Rothman KJ, Greenland S, Lash TL, Modern epidemiology, 3rd edition (2008) 14.

    Example:
        >>> found = rate_difference(30, 1000, 20, 1000, multiplier=1000)
        >>> [round(float(one), 2) for one in (found.value, found.lower, found.upper)]
        [10.0, -3.86, 23.86]
    """
    x, n, y, m = _four(events, population, other_events, other_population)
    reason = _reason(x, n, y, m, (x + y < FEWEST_EVENTS, Reason.TOO_FEW_EVENTS))
    with np.errstate(divide="ignore", invalid="ignore"):
        value = x / n - y / m
        reach = critical(confidence, x.ndim) * np.sqrt(x / n**2 + y / m**2)
        numbers = value, value - reach, value + reach
    return estimates_of(numbers, confidence, "normal, Poisson events", reason, multiplier)


def comparative_mortality_figure(
    events: ArrayLike,
    population: ArrayLike,
    reference_events: ArrayLike,
    reference_population: ArrayLike,
    standard: ArrayLike,
    *,
    refvalue: float = 100.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return the ratio of two directly standardised rates, with limits on the log scale.

    Formula: ``C = r₁/r₂``, ``SE(ln C) = √(v₁/r₁² + v₂/r₂²)``, limits ``C·exp(∓z·SE)``.

    Args:
        events: of the area by band, ``(..., ages)``, 0 or more.
        population: of the area, ``(..., ages)``, above 0.
        reference_events: of the place that it is compared with, ``(ages,)`` or ``(..., ages)``.
        reference_population: of that place, above 0.
        standard: people of the standard population in each band, 0 or more.
        refvalue: figure of a place that is as its reference.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Figures, ``(...)``. Reasons as of ``standardised_rate``, for either place.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it for an area that is a large part of its reference: the two are then not
    independent, and the limits are too wide.

    Source: Breslow NE, Day NE, Statistical methods in cancer research II (1987) 62–65.

    Example:
        >>> area, place = ([10, 20], [1000, 800]), ([50, 80], [9000, 6000])
        >>> found = comparative_mortality_figure(*area, *place, [1, 1])
        >>> [round(float(one)) for one in (found.value, found.lower, found.upper)]
        [185, 124, 276]
    """
    held = (events, population, reference_events, reference_population, standard)
    x, n, y, m, w = np.broadcast_arrays(*(numbers_of(one) for one in held))
    few = np.minimum(x.sum(-1), y.sum(-1)) < FEWEST_EVENTS
    reason = _reason_by_band(x, n, y, m, w, few)
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = ((w * a / b).sum(-1) for a, b in ((x, n), (y, m)))
        spread = [(w * w * a / b**2).sum(-1) for a, b in ((x, n), (y, m))]
        value = first / second * refvalue
        error = np.sqrt(spread[0] / first**2 + spread[1] / second**2)
        wide = np.exp(critical(confidence, value.ndim) * error)
        numbers = value, value / wide, value * wide
    return estimates_of(numbers, confidence, LOG, reason)


def _four(*held: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(numbers_of(one) for one in held)))


def _reason_by_band(
    x: Floats, n: Floats, y: Floats, m: Floats, w: Floats, few: NDArray[np.bool_]
) -> Codes:
    missing = np.isnan(x) | np.isnan(n) | np.isnan(y) | np.isnan(m) | np.isnan(w)
    return first_reason(
        few.shape,
        (in_any_band(missing), Reason.MISSING),
        (in_any_band((x < 0) | (y < 0) | (w < 0)), Reason.NEGATIVE),
        (in_any_band((n <= 0) | (m <= 0)), Reason.NO_POPULATION),
        (w.sum(-1) <= 0, Reason.NO_POPULATION),
        (few, Reason.TOO_FEW_EVENTS),
    )


def _reason(x: Floats, n: Floats, y: Floats, m: Floats, more: tuple[ArrayLike, Reason]) -> Codes:
    return first_reason(
        x.shape,
        (np.isnan(x) | np.isnan(n) | np.isnan(y) | np.isnan(m), Reason.MISSING),
        ((x < 0) | (y < 0), Reason.NEGATIVE),
        ((n <= 0) | (m <= 0), Reason.NO_POPULATION),
        more,
    )
