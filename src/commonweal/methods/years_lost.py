"""Years of life lost: against a table of expected years, or up to a fixed age."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Floats
from commonweal.methods.given import numbers_of


def years_of_life_lost(deaths: ArrayLike, expected: ArrayLike) -> Floats:
    """Return the years lost by deaths, each against the years still expected at its age.

    Formula: ``Σ d_x·e*_x``.

    Args:
        deaths: in each band, ``(..., ages)``, 0 or more.
        expected: ``e*`` of a standard life table at the mean age of death in the band, or
            :func:`years_to_age`; 0 or more, ``(ages,)`` or ``(..., ages)``.

    Returns:
        Years, ``(...)``; NaN where a number of deaths is missing or negative, or where expected
        years ``(..., ages)`` are.

    Raises:
        ValueError: for expected years ``(ages,)`` that are missing or negative: they are of all.

    Do not compare places of unlike ages by it: see
    :func:`commonweal.methods.standardised.years_of_life_lost_rate`.

    Source: Romeder JM, McWhinnie JR, Int J Epidemiol 6 (1977) 143–151 (not checked against the
    primary source); Murray CJL, Bull World Health Organ 72 (1994) 429–445 (likewise).

    Example:
        >>> float(years_of_life_lost([2, 3], [70, 5]))
        155.0
    """
    years, held = years_of_bands(expected), numbers_of(deaths)
    sound = np.where(held >= 0, held, np.nan)
    lost: Floats = np.sum(sound * np.where(years >= 0, years, np.nan), axis=-1)
    return lost


def years_of_bands(years: ArrayLike) -> Floats:
    """Read the years that a death in each band loses; those of all groups must be sound.

    Args:
        years: ``(ages,)`` for all groups, or ``(..., ages)``.

    Returns:
        The years; a group of its own may hold NaN or negative ones, for the caller to withhold.

    Raises:
        ValueError: for years ``(ages,)`` that are missing or negative.

    Source: as :func:`years_of_life_lost`.

    Example:
        >>> years_of_bands([70, 0]).tolist()
        [70.0, 0.0]
    """
    found = numbers_of(years)
    if found.ndim < 2 and not (found >= 0).all():
        raise ValueError("years lost in each band must all be known, and 0 or more")
    return found


def years_to_age(starts: ArrayLike, *, until: float = 75.0) -> Floats:
    """Return the years that a death in the middle of each band falls short of an age.

    Formula: ``max(0, until − midpoint)``; a band that reaches over the age ends there, and the
    last band, which is open, has none when it starts at the age or above.

    Args:
        starts: first age of each band, ascending from 0, ``(ages,)``; each band ends where the
            next starts, the last is open.
        until: the fixed age in years, above 0 and not above the start of the open band.

    Returns:
        Years, ``(ages,)``, 0 or more.

    Raises:
        ValueError: for starts that do not ascend from 0, or an age above that of the open band.

    Source: Romeder and McWhinnie (1977), as above.

    Example:
        >>> years_to_age([0, 1, 5, 70, 75]).tolist()
        [74.5, 72.0, 37.5, 2.5, 0.0]
    """
    start = numbers_of(starts)
    if start.ndim != 1 or not len(start) or start[0] != 0 or not (np.diff(start) > 0).all():
        raise ValueError("the first ages of bands must ascend from 0")
    if not 0 < until <= start[-1]:
        raise ValueError(f"until must lie between 0 and the start of the open band, not {until:g}")
    ends = np.minimum(np.append(start[1:], np.inf), until)
    middle = (start + ends) / 2
    short: Floats = np.maximum(0.0, until - middle)
    return short
