"""Crude rates with limits, of events that are independent and of events that are not."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.counts import poisson_limits
from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    first_reason,
    in_any_band,
    levels_of,
    scale_of,
)
from commonweal.methods.given import numbers_of


def crude_rate(
    events: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 100_000.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return crude rates with limits: exact Poisson below 10 events, Byar's from 10 on.

    Formula: ``x/n·multiplier``, and the limits of ``x`` in its place.

    Args:
        events: ``(...)``, 0 or more; may exceed the population.
        population: person-years or people, ``(...)``, above 0; broadcasts against ``events``.
        multiplier: people whom the rate is of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Rates per ``multiplier``, ``(...)``. A missing number gives ``MISSING``, negative events
        ``NEGATIVE``, no population ``NO_POPULATION``. To merge groups, sum their counts first.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not use it where one person has several events: see ``crude_rate_of_repeats``.

    Source: APHO Technical Briefing 3 (2008); Breslow NE, Day NE (1987) 69.

    Example:
        >>> found = crude_rate([4, 40], 8000, multiplier=1000)
        >>> found.value.tolist(), found.lower.round(3).tolist(), found.upper.round(3).tolist()
        ([0.5, 5.0], [0.136, 3.572], [1.28, 6.809])
    """
    x, n = np.broadcast_arrays(numbers_of(events), numbers_of(population))
    reason = _reason(x, n)
    x, n = _sound(x, n, reason)  # from here on a group with a reason is NaN throughout
    lower, upper = poisson_limits(x, confidence)
    scale = scale_of(multiplier) / n
    lower *= scale
    upper *= scale
    method = "exact Poisson below 10 events, Byar's from 10"
    return Estimates(x * scale, lower, upper, levels_of(confidence), method, reason)


def crude_rate_of_repeats(
    people: ArrayLike,
    times: ArrayLike,
    population: ArrayLike,
    *,
    multiplier: float = 100_000.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return crude rates of events of which one person may have several.

    Formula: ``O = Σ f·xf`` events of ``xf`` people with ``f`` events each; variance ``Σ f²·xf``
    in place of ``O``; limits ``O + √(variance/O)·(Byar or exact limit of O − O)``.

    Args:
        people: with each number of events, ``(..., frequencies)``, 0 or more.
        times: events of each such person, ``(frequencies,)``, above 0.
        population: ``(...)``, above 0.
        multiplier: people whom the rate is of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Rates per ``multiplier``, ``(...)``; with every person counted once they are those of
        ``crude_rate``. Reasons as there.

    Raises:
        ValueError: for a frequency that is not above 0, or shapes that do not broadcast.

    Do not use it without the number of people by frequency: the events alone do not tell it.

    Source: Stukel TA and others, Stat Med 13 (1994) 1781–1791, recurrent outcomes; limits scaled as
    by Dobson AJ and others, Stat Med 10 (1991) 457–462.

    Example:
        >>> found = crude_rate_of_repeats([30, 10], [1, 3], 10_000, multiplier=1000)
        >>> round(float(found.value), 2), round(float(found.lower), 2), round(float(found.upper), 2)
        (6.0, 3.99, 8.44)
    """
    each = numbers_of(times)
    if not (each > 0).all():
        raise ValueError("times must all be above 0: people without an event are not counted")
    held = numbers_of(people)
    events, spread = (np.einsum("...f,f->...", held, one) for one in (each, each * each))
    x, spread, n = np.broadcast_arrays(events, spread, numbers_of(population))
    negative = np.broadcast_to(in_any_band(held < 0), x.shape)
    reason = first_reason(x.shape, (np.isnan(x), Reason.MISSING), (negative, Reason.NEGATIVE))
    reason = np.where(reason == Reason.NONE, _reason(x, n), reason).astype(np.int8)
    x, n = _sound(x, n, reason)  # from here on a group with a reason is NaN throughout
    scale, wide = scale_of(multiplier) / n, np.sqrt(_ratio(spread, x))
    lower, upper = poisson_limits(x, confidence)
    for limits in (lower, upper):
        np.subtract(limits, x, out=limits)
        np.multiply(limits, wide, out=limits)
        np.add(limits, x, out=limits)
        np.multiply(limits, scale, out=limits)
    np.maximum(lower, 0, out=lower)
    method = "as a count, widened for several events of one person"
    return Estimates(x * scale, lower, upper, levels_of(confidence), method, reason)


def _ratio(spread: Floats, events: Floats) -> Floats:
    """Variance of the events by their number; 1 where there are none."""
    return np.divide(spread, events, out=np.ones(events.shape), where=events > 0)


def _reason(x: Floats, n: Floats) -> Codes:
    return first_reason(
        x.shape,
        (np.isnan(x) | np.isnan(n), Reason.MISSING),
        (x < 0, Reason.NEGATIVE),
        (n <= 0, Reason.NO_POPULATION),
    )


def _sound(x: Floats, n: Floats, reason: Codes) -> tuple[Floats, Floats]:
    if not reason.any():
        return x, n
    sound = reason == Reason.NONE
    return np.where(sound, x, np.nan), np.where(sound, n, np.nan)
