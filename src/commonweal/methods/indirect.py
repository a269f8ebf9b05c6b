"""Indirectly standardised ratios and rates: events beside those that a reference would expect."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.counts import poisson_limits
from commonweal.methods.estimate import (
    Confidence,
    Estimates,
    Floats,
    Reason,
    first_reason,
    levels_of,
    scale_of,
)
from commonweal.methods.given import none_if_missing, numbers_of

METHOD = "exact Poisson below 10 events, Byar's from 10"


def expected_events(
    population: ArrayLike, reference_events: ArrayLike, reference_population: ArrayLike
) -> Floats:
    """Return the events that a reference's rates would give each group.

    Formula: ``E = Σ nᵢ·Xᵢ/Nᵢ``.

    Args:
        population: of each group by band, ``(..., ages)``, 0 or more; a missing one counts as none,
            so that a table may leave out bands without people.
        reference_events: ``(ages,)`` or ``(..., ages)``, 0 or more.
        reference_population: of the same bands, above 0.

    Returns:
        Expected events, ``(...)``; NaN where a number is negative, or the reference lacks events
        or people in a band.

    Raises:
        ValueError: for shapes that do not broadcast.

    Source: Breslow NE, Day NE, Statistical methods in cancer research II (1987) 65–69.

    Example:
        >>> float(expected_events([100, 200], [5, 8], [1000, 800]))
        2.5
    """
    n, x = none_if_missing(population), numbers_of(reference_events)
    whole = numbers_of(reference_population)
    rates = np.where(x >= 0, x, np.nan) / np.where(whole > 0, whole, np.nan)
    sound = np.where(n < 0, np.nan, n) if (n < 0).any() else n
    return np.asarray(np.einsum("...i,...i->...", sound, rates))


def standardised_ratio(
    observed: ArrayLike,
    expected: ArrayLike,
    *,
    refvalue: float = 1.0,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return indirectly standardised ratios, such as the standardised mortality ratio.

    Formula: ``O/E·refvalue``, and the Poisson limits of ``O`` in its place.

    Args:
        observed: events of each group, ``(...)``, 0 or more.
        expected: events that the reference would expect, ``(...)``, above 0.
        refvalue: the ratio of a group that is as its reference: 1, or 100.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Ratios, ``(...)``. A missing number gives ``MISSING``, negative events ``NEGATIVE``,
        nothing expected ``NOTHING_EXPECTED``.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not compare the ratios of two groups of different ages with each other.

    Source: Breslow NE, Day NE, Statistical methods in cancer research II (1987) 65–69.

    Example:
        >>> found = standardised_ratio(30, 20.0, refvalue=100)
        >>> [round(float(one), 1) for one in (found.value, found.lower, found.upper)]
        [150.0, 101.2, 214.1]
    """
    return _scaled(observed, expected, np.asarray(scale_of(refvalue)), confidence)


def standardised_rate_indirect(
    observed: ArrayLike,
    expected: ArrayLike,
    reference_rate: ArrayLike,
    *,
    confidence: Confidence = 0.95,
) -> Estimates:
    """Return indirectly standardised rates: the ratio times the crude rate of the reference.

    Formula: ``O/E·R``, and the Poisson limits of ``O`` in its place.

    Args:
        observed: events of each group, ``(...)``, 0 or more.
        expected: events that the reference would expect, ``(...)``, above 0.
        reference_rate: ``R``, all events of the reference over its people, times the multiplier.
        confidence: one level or several, each a share; an empty sequence gives no limits.

    Returns:
        Rates in the unit of ``reference_rate``, ``(...)``. Reasons as of ``standardised_ratio``.

    Raises:
        ValueError: for shapes that do not broadcast, or a confidence that is no share.

    Do not compare the rates of two groups of different ages with each other.

    Source: Breslow NE, Day NE, Statistical methods in cancer research II (1987) 65–69.

    Example:
        >>> float(standardised_rate_indirect(30, 20.0, 8.0).value)
        12.0
    """
    return _scaled(observed, expected, numbers_of(reference_rate), confidence)


def _scaled(
    observed: ArrayLike, expected: ArrayLike, scale: Floats, confidence: Confidence
) -> Estimates:
    held = (numbers_of(observed), numbers_of(expected), scale)
    x, e, scale = np.broadcast_arrays(*held)
    reason = first_reason(
        x.shape,
        (np.isnan(x) | np.isnan(e) | np.isnan(scale), Reason.MISSING),
        (x < 0, Reason.NEGATIVE),
        (e <= 0, Reason.NOTHING_EXPECTED),
    )
    none = np.full(x.shape, np.nan)
    factor = np.divide(scale, e, out=none, where=reason == Reason.NONE)
    lower, upper = poisson_limits(x, confidence)
    lower *= factor
    upper *= factor
    return Estimates(x * factor, lower, upper, levels_of(confidence), METHOD, reason)
