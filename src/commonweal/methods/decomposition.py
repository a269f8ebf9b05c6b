"""What a gap in life expectancy is made of: ages, and causes within ages."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.estimate import Floats
from commonweal.methods.given import numbers_of
from commonweal.methods.life_table import LifeTable


def arriaga(worse: LifeTable, better: LifeTable) -> Floats:
    """Return the years that each band adds to the gap in life expectancy, better less worse.

    Formula, 1 the worse and 2 the better: ``(l¹/l¹₀)·(L²/l² − L¹/l¹)`` directly, and
    ``(T²′/l¹₀)·(l¹/l² − l¹′/l²′)`` by those who live on, ``′`` the next band; in the open band
    ``(l¹/l¹₀)·(e² − e¹)``. The bands sum to ``e²₀ − e¹₀``.

    Args:
        worse: life tables of the populations that live shorter, groups of shape ``(...)``.
        better: those that they are set beside, of the same bands, broadcasting.

    Returns:
        Years, ``(..., ages)``; negative where a band narrows the gap. NaN for a group without a
        table.

    Raises:
        ValueError: when the bands of the two differ.

    Do not use it for what would happen if deaths in a band fell: the parts depend on the order of
    the two populations, so the direction is fixed and stands in the name of the arguments.

    Source: Arriaga EE, Demography 21 (1984) 83–96 (not checked against the primary source).

    Example:
        >>> from commonweal.methods.life_table import life_table
        >>> a = life_table([[9, 300]], [[9000, 2000]], [0, 75])
        >>> b = life_table([[8, 250]], [[9000, 2000]], [0, 75])
        >>> arriaga(a, b).round(3).tolist(), (b.expectancy - a.expectancy)[0, 0].round(3).tolist()
        ([[0.354, 1.237]], 1.591)
    """
    return by_band(worse, better, np.ones(1))


def by_band(worse: LifeTable, better: LifeTable, counted: Floats) -> Floats:
    """Return the years that each band adds, years of each age counted by a share.

    Formula: with ``c`` the share and ``Σ′`` over later bands, ``c·(l¹·L²/l² − L¹)`` and
    ``(Σ′ c·L²)·(l¹/l² − l¹′/l²′)``; they sum to ``Σ c·(L² − L¹)``. With ``c = 1`` it is
    :func:`arriaga`, with the share in good health the mortality part of
    :func:`commonweal.methods.healthy_gap.healthy_gap`.

    Args:
        worse: as in :func:`arriaga`.
        better: as there.
        counted: share of the years of each band, ``(..., ages)`` or broadcasting to it.

    Returns:
        Years, ``(..., ages)``. Where nobody of the better lives to a band, ``l¹/l²`` is taken as 0,
        and the sum still holds.

    Raises:
        ValueError: when the bands of the two differ.

    Source: as of :func:`arriaga`.

    Example:
        >>> from commonweal.methods.life_table import life_table
        >>> a = life_table([[9, 300]], [[9000, 2000]], [0, 75])
        >>> b = life_table([[8, 250]], [[9000, 2000]], [0, 75])
        >>> by_band(a, b, np.ones((1, 2))).round(3).tolist()
        [[0.354, 1.237]]
    """
    if not np.array_equal(worse.widths, better.widths):
        raise ValueError("both life tables must have the same age bands")
    alive = better.survivors
    ratio = np.where(alive == 0, 0.0, worse.survivors / np.where(alive == 0, 1.0, alive))
    ahead = np.cumsum((counted * better.years)[..., ::-1], axis=-1)[..., ::-1]
    found: Floats = counted * (ratio * better.years - worse.years)
    found[..., :-1] += ahead[..., 1:] * (ratio[..., :-1] - ratio[..., 1:])
    return found


def arriaga_by_cause(by_band: ArrayLike, worse_rates: ArrayLike, better_rates: ArrayLike) -> Floats:
    """Share out the years of each band among causes, by the difference of their death rates.

    Formula: ``D_x·(m¹ − m²)/(M¹ − M²)``, m the rate of a cause and M of all causes given.

    Args:
        by_band: years of each band from :func:`arriaga`, ``(..., ages)``.
        worse_rates: death rates by cause, ``(..., causes, ages)``; the causes are all there are.
        better_rates: the same of the better population.

    Returns:
        Years, ``(..., causes, ages)``, that sum over causes to each band; 0 in a band whose rates
        of all causes are equal.

    Raises:
        ValueError: when the shapes of the rates differ.

    Do not use it with a few causes only: add the rest as a cause of its own.

    Source: as :func:`arriaga`.

    Example:
        >>> arriaga_by_cause([1.0], [[0.03], [0.02]], [[0.02], [0.01]]).round(2).tolist()
        [[0.5], [0.5]]
    """
    first, second = numbers_of(worse_rates), numbers_of(better_rates)
    if first.shape != second.shape:
        raise ValueError(f"rates of shape {first.shape} beside rates of shape {second.shape}")
    apart = first - second
    whole = apart.sum(axis=-2, keepdims=True)
    even = whole == 0
    return np.where(
        even, 0.0, numbers_of(by_band)[..., None, :] * apart / np.where(even, 1.0, whole)
    )
