"""Directly standardised rates with Dobson's limits, and rates of years of life lost."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.counts import byars_limits
from commonweal.methods.estimate import (
    Codes,
    Confidence,
    Estimates,
    Floats,
    Reason,
    estimates_of,
    first_reason,
    in_any_band,
)
from commonweal.methods.given import none_if_missing, numbers_of
from commonweal.methods.years_lost import years_of_bands

FEWEST_EVENTS = 10
"""A group with fewer events has no rate: its limits would say nothing."""
PER = 100_000.0


def standardised_rate(
    events: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    *,
    multiplier: float = PER,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return directly age-standardised rates with Dobson's limits.

    Formula: ``r = Σ wᵢ·xᵢ/nᵢ / Σ wᵢ``, variance ``v = Σ (wᵢ/nᵢ)²·xᵢ / (Σ wᵢ)²``, ``O = Σ xᵢ``;
    limits ``r + √(v/O)·(Byar's limit of O − O)``.

    Args:
        events: of each band, ``(..., ages)``, 0 or more; a missing one counts as none.
        population: of each band, ``(..., ages)``, above 0.
        standard: people of the standard population in each band, 0 or more; ``(ages,)`` or
            ``(..., ages)``. All three are by band, never by position of another table.
        multiplier: people whom the rate is of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Rates per ``multiplier``, ``(...)``. A missing population or weight gives ``MISSING``, a
        negative number ``NEGATIVE``, no population ``NO_POPULATION``, fewer than 10 events
        ``TOO_FEW_EVENTS``; the other groups are worked out.

    Raises:
        ValueError: for a standard of another number of bands, shapes that do not broadcast, or a
            confidence that is no share.

    Do not use it where one person has several events (``standardised_rate_of_repeats``).

    Source: Dobson AJ and others, Stat Med 10 (1991) 457–462.

    Example:
        >>> found = standardised_rate([10, 20], [1000, 800], [60, 40], multiplier=1000)
        >>> [round(float(one), 2) for one in (found.value, found.lower, found.upper)]
        [16.0, 10.77, 22.87]
    """
    x, n, w = _bands(none_if_missing(events), population, standard)
    return _weighted(x, x, n, w, multiplier, confidence, "Dobson")


def standardised_rate_of_repeats(
    people: ArrayLike,
    times: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    *,
    multiplier: float = PER,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return directly standardised rates of events of which one person may have several.

    Formula: as ``standardised_rate`` with ``xᵢ = Σ f·xᵢf`` events, and ``Σ f²·xᵢf`` in place of
    ``xᵢ`` in the variance.

    Args:
        people: with each number of events, ``(..., ages, frequencies)``, 0 or more; a missing one
            counts as none.
        times: events of each such person, ``(frequencies,)``, above 0.
        population: ``(..., ages)``, above 0.
        standard: ``(ages,)`` or ``(..., ages)``, 0 or more.
        multiplier: people whom the rate is of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Rates per ``multiplier``, ``(...)``. Reasons as of ``standardised_rate``.

    Raises:
        ValueError: for a frequency that is not above 0, or as ``standardised_rate``.

    Do not use it on events alone: the number of people by frequency is needed.

    Source: Stukel TA and others, Stat Med 13 (1994) 1781–1791.

    Example:
        >>> people = [[10, 2], [20, 5]]
        >>> found = standardised_rate_of_repeats(people, [1, 2], [1000, 800], [60, 40])
        >>> [round(float(one)) for one in (found.value, found.lower, found.upper)]
        [2340, 1604, 3262]
    """
    each = numbers_of(times)
    if not (each > 0).all():
        raise ValueError("times must all be above 0: people without an event are not counted")
    held = none_if_missing(people)
    events = np.where((held < 0).any(-1), -1.0, (held * each).sum(-1))
    x, n, w = _bands(events, population, standard)
    spread = np.broadcast_to((held * each * each).sum(-1), x.shape)
    method = "Dobson, widened for several events of one person"
    return _weighted(x, spread, n, w, multiplier, confidence, method)


def years_of_life_lost_rate(
    deaths: ArrayLike,
    years: ArrayLike,
    population: ArrayLike,
    standard: ArrayLike,
    *,
    multiplier: float = PER,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return directly standardised rates of years of life lost.

    Formula: ``r = Σ wᵢ·yᵢ·xᵢ/nᵢ / Σ wᵢ``, variance ``Σ (wᵢ·yᵢ/nᵢ)²·xᵢ / (Σ wᵢ)²``, limits
    ``r + √(v/O)·(Byar's limit of O − O)`` with ``O`` the deaths of bands that lose years.

    Args:
        deaths: of each band, ``(..., ages)``, 0 or more; a missing one counts as none.
        years: lost by a death in each band, 0 or more; ``(ages,)`` or ``(..., ages)``: the years
            expected at the mean age of death, or those up to a fixed age such as 75.
        population: ``(..., ages)``, above 0.
        standard: ``(ages,)`` or ``(..., ages)``, 0 or more.
        multiplier: people whom the rate is of.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Years lost per ``multiplier``, ``(...)``. Reasons as of ``standardised_rate``; where the
        years are ``(..., ages)``, missing ones give their group ``MISSING``, negative ones
        ``NEGATIVE``.

    Raises:
        ValueError: for years ``(ages,)`` that are missing or negative, or as
            ``standardised_rate``.

    Do not compare rates made with different years of the bands.

    Source: Romeder JM, McWhinnie JR, Int J Epidemiol 6 (1977) 143–151; limits as Dobson (1991).

    Example:
        >>> found = years_of_life_lost_rate([10, 20], [40, 5], [1000, 800], [60, 40])
        >>> [round(float(one)) for one in (found.value, found.lower, found.upper)]
        [29000, 15326, 46967]
    """
    x, n, w = _bands(none_if_missing(deaths), population, standard)
    y = years_of_bands(years)
    counted = np.where(y == 0, np.minimum(x, 0.0), x)
    counted = np.where(y >= 0, counted, np.where(y < 0, -1.0, np.nan))  # told by the reason
    return _weighted(counted * y, counted * y * y, n, w, multiplier, confidence, "Dobson", counted)


def _bands(x: Floats, population: ArrayLike, standard: ArrayLike) -> tuple[Floats, ...]:
    """Events and population by group and band; the standard as it was given, often one row."""
    n, w = numbers_of(population), numbers_of(standard)
    held = np.broadcast_shapes(x.shape, n.shape)
    bands, standing = (one[-1] if one else 0 for one in (held, w.shape))
    if standing != bands or not held:
        raise ValueError(f"the standard has {standing} bands, the events have {bands}")
    shape = np.broadcast_shapes(held, w.shape)
    return np.broadcast_to(x, shape), np.broadcast_to(n, shape), w


def _weighted(
    x: Floats, spread: Floats, n: Floats, w: Floats, multiplier: float,
    confidence: Confidence, method: str, counted: Floats | None = None,
) -> Estimates:  # fmt: skip
    events = x if counted is None else counted
    total = events.sum(-1)
    reason = _reason(events, n, w, total)
    share, whole = w / (n if (n > 0).all() else np.where(n > 0, n, np.nan)), w.sum(-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.einsum("...i,...i->...", share, x) / whole
        variance = np.einsum("...i,...i,...i->...", share, share, spread) / (whole * whole)
        low, high = byars_limits(total, confidence)
        factor = np.sqrt(variance / total)
    numbers = value, value + factor * (low - total), value + factor * (high - total)
    return estimates_of(numbers, confidence, method, reason, multiplier)


def _reason(x: Floats, n: Floats, w: Floats, total: Floats) -> Codes:
    return first_reason(
        total.shape,
        (in_any_band(np.isnan(x) | np.isnan(n)), Reason.MISSING),
        (in_any_band(np.isnan(w)), Reason.MISSING),
        (in_any_band(x < 0), Reason.NEGATIVE),
        (in_any_band(w < 0), Reason.NEGATIVE),
        (in_any_band(n <= 0), Reason.NO_POPULATION),
        (w.sum(-1) <= 0, Reason.NO_POPULATION),
        (total < FEWEST_EVENTS, Reason.TOO_FEW_EVENTS),
    )
