"""The abridged period life table of any number of groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Codes, Floats, Reason, first_reason, in_any_band
from commonweal.methods.given import numbers_of

INFANT_SHARE, OTHER_SHARE = 0.1, 0.5
"""Share of a band that those who die in it live through, in the first year of life and later."""
YOUNGEST_OPEN_BAND = 75
FEWEST_PEOPLE = 5000


@dataclass(frozen=True, slots=True, eq=False)
class LifeTable:
    """A life table of any number of groups; every array is ``(..., ages)``, one birth a group.

    ``dying`` is the probability of dying within a band; ``survivors`` the share alive at its
    start; ``years`` the years lived within it; ``expectancy`` the years ahead at its start, and
    ``standard_error`` that of the expectancy. ``spread`` is the variance of ``dying`` (of the
    expectancy at the open band for the last). ``reason`` is ``(...)``: all numbers of a group
    that has one are NaN. ``widths`` and ``lived`` are ``(ages - 1,)``: years of the closed bands
    and the share of them that the dying live.
    """

    dying: Floats
    survivors: Floats
    years: Floats
    expectancy: Floats
    standard_error: Floats
    spread: Floats
    reason: Codes
    widths: Floats
    lived: Floats


def life_table(deaths: ArrayLike, population: ArrayLike, starts: ArrayLike) -> LifeTable:
    """Build the abridged life table of each group (Chiang's second method).

    Formula: ``M = d/P``; ``q = nM/(1 + n(1 − a)M)``, 1 where ``nMa > 1`` and in the open band;
    ``l`` the running product of ``1 − q``; ``L = n(l′ + a(l − l′))``, ``l/M`` in the open band;
    ``e = Σ L/l``. Those who die in a band live through a share ``a`` of it: 0.1 in a first band of
    one year, age 0, and 0.5 in any other. Variance by Silcocks: ``q²(1 − q)/d`` in closed bands,
    and ``1/(dM²)`` of the expectancy in the open band.

    Args:
        deaths: number in each band, ``(..., ages)``, 0 or more; need not be whole.
        population: person-years in each band, same shape or broadcasting; above 0.
        starts: age at which each band begins, ``(ages,)``: 0 first, ascending, the last (the open
            band) 75 or more.

    Returns:
        The table. A group gets a reason in place of numbers where a figure is missing, deaths are
        negative or exceed the population of a band, a population is not above 0, the group has
        5,000 people or fewer, or nobody died in the open band.

    Raises:
        ValueError: for bands that are not as said above, or that do not match the arrays.

    Do not use it for populations without deaths at the highest ages (merge bands: any open band
    from 75 will do), nor for cohorts: it describes the death rates of one period. Do not let the
    first band be wider than age 0 where infant deaths matter: a band of 0 to 4 takes 0.5 for all
    who die in it, and most of them die in their first weeks, so that years of theirs are counted
    that nobody lived.

    Source: Chiang CL, The Life Table and its Applications (1984), chapter 7; Silcocks PBS, Jenner
    DA, Reza R, J Epidemiol Community Health 55 (2001) 38–43.

    Example:
        >>> starts = [0, 1, *range(5, 95, 5)]
        >>> deaths = [5, 1, 1, 1, 3, 5, 6, 8, 11, 16, 25, 38, 55, 80, 115, 170, 230, 300, 330, 400]
        >>> found = life_table(deaths, [1000, 4000] + [5000] * 10 + [4500, 4000, 3500, 3000, 2500,
        ...     2000, 1500, 1200], starts)
        >>> found.expectancy[[0, 13]].round(2).tolist()
        [71.52, 16.63]
    """
    widths, lived = _bands(starts)
    d, people = np.broadcast_arrays(numbers_of(deaths), numbers_of(population))
    if d.shape[-1:] != (len(widths) + 1,):
        raise ValueError(f"{len(widths) + 1} bands begin, and the arrays have {d.shape[-1:]}")
    reason = _reasons(d, people)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rate = d / people
        dying = _dying(rate, widths, lived)
        survivors = np.ones_like(rate)
        np.cumprod(1 - dying[..., :-1], axis=-1, out=survivors[..., 1:])
        years = _years(rate, survivors, widths, lived)
        ahead = _from_the_end(years) / survivors
        ahead[survivors == 0] = 0.0
        spread = _spread(d, rate, dying)
        error = _standard_error(survivors, ahead, spread, widths, lived)
    numbers = dying, survivors, years, ahead, error, spread
    if reason.any():
        for one in numbers:
            one[reason != Reason.NONE] = np.nan
    return LifeTable(*numbers, reason, widths, lived)


def _bands(starts: ArrayLike) -> tuple[Floats, Floats]:
    ages = numbers_of(starts)
    if ages.ndim != 1 or len(ages) < 2 or ages[0] != 0:
        raise ValueError("bands begin at age 0 and there are at least two of them")
    widths = np.diff(ages)
    if not (widths > 0).all():
        raise ValueError(f"bands begin at rising ages, not {ages.tolist()}")
    if ages[-1] < YOUNGEST_OPEN_BAND:
        raise ValueError(
            f"the open band begins at {ages[-1]:g}; use one from {YOUNGEST_OPEN_BAND} or later"
        )
    infant = (ages[:-1] == 0) & (widths == 1)
    return widths, np.where(infant, INFANT_SHARE, OTHER_SHARE)


def _reasons(deaths: Floats, people: Floats) -> Codes:
    return first_reason(
        deaths.shape[:-1],
        (in_any_band(np.isnan(deaths) | np.isnan(people)), Reason.MISSING),
        (in_any_band(deaths < 0), Reason.NEGATIVE),
        (in_any_band(people <= 0), Reason.NO_POPULATION),
        (in_any_band(deaths > people), Reason.ABOVE_WHOLE),
        (people.sum(axis=-1) <= FEWEST_PEOPLE, Reason.TOO_FEW_PEOPLE),
        (deaths[..., -1] == 0, Reason.NO_DEATHS_AT_END),
    )


def _dying(rate: Floats, widths: Floats, lived: Floats) -> Floats:
    expected = rate[..., :-1] * widths
    found = np.ones_like(rate)
    found[..., :-1] = np.where(expected * lived > 1, 1.0, expected / (1 + expected * (1 - lived)))
    return found


def _years(rate: Floats, survivors: Floats, widths: Floats, lived: Floats) -> Floats:
    found = np.empty_like(rate)
    after, before = survivors[..., 1:], survivors[..., :-1]
    found[..., :-1] = widths * (after + lived * (before - after))
    found[..., -1] = survivors[..., -1] / rate[..., -1]
    return found


def _from_the_end(values: Floats) -> Floats:
    return np.cumsum(values[..., ::-1], axis=-1)[..., ::-1]


def _spread(deaths: Floats, rate: Floats, dying: Floats) -> Floats:
    found = dying * dying
    found *= 1 - dying
    found /= deaths
    found[deaths == 0] = 0.0
    found[..., -1] = 1 / (deaths[..., -1] * rate[..., -1] ** 2)
    return found


def _standard_error(
    survivors: Floats, ahead: Floats, spread: Floats, widths: Floats, lived: Floats
) -> Floats:
    reach = np.ones_like(survivors)  # one array through every step: a table holds enough of them
    reach[..., :-1] = ahead[..., 1:]
    reach[..., :-1] += (1 - lived) * widths
    reach *= survivors
    reach *= reach
    reach *= spread
    from_the_end = reach[..., ::-1]
    np.cumsum(from_the_end, axis=-1, out=from_the_end)
    np.sqrt(reach, out=reach)
    reach /= survivors
    return reach
