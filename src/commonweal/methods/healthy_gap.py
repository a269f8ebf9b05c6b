"""What a gap in healthy life expectancy is made of: deaths and health, by age and by cause."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from commonweal.methods.decomposition import by_band
from commonweal.methods.estimate import Codes, Floats, Reason, first_reason
from commonweal.methods.given import numbers_of
from commonweal.methods.life_table import LifeTable


@dataclass(frozen=True, slots=True, eq=False)
class HealthyGap:
    """Years of a gap in healthy life expectancy, better less worse.

    ``mortality`` and ``health`` are ``(..., ages)``: what the death rates and the shares in good
    health of each band add. ``lived`` sums to the same as ``mortality``, laid out by the age at
    which the healthy years are lived instead. ``gap`` is the sum of mortality and health over all
    bands, ``(...)``, and ``reason`` why a pair has none.
    """

    mortality: Floats
    lived: Floats
    health: Floats
    gap: Floats
    reason: Codes


def healthy_gap(
    worse: LifeTable, better: LifeTable, worse_healthy: ArrayLike, better_healthy: ArrayLike
) -> HealthyGap:
    """Share out a gap in healthy life expectancy at birth between deaths and health, by age.

    Formula, 1 the worse and 2 the better, π the share in good health, ``π̄ = (π¹ + π²)/2``: health
    adds ``(L¹ + L²)/2·(π² − π¹)`` in each band. Deaths add ``π̄·(L² − L¹)`` by the age at which the
    years are lived. By the age at which the death rates differ they add ``Σ π̄_y·ΔL_y``, ΔL what
    the band changes of the years lived at age y, by Arriaga's steps: ``l¹·L²/l² − L¹`` in the band
    itself and ``L²_y·(l¹/l² − l¹′/l²′)`` at each later age y, ``′`` the next band; that is, the
    bands of the worse take the death rates of the better one by one, the oldest first. Health and
    either of the two sum to ``h²₀ − h¹₀``.

    Args:
        worse: life tables of the populations that live shorter in good health, groups of ``(...)``.
        better: those that they are set beside, of the same bands, broadcasting.
        worse_healthy: share in good health in each band, 0 to 1, ``(..., ages)``.
        better_healthy: the same of the better.

    Returns:
        Years, ``(..., ages)``; negative where a band narrows the gap. A pair gets the reason of its
        table, of the worse first, ``MISSING`` for a missing share, or ``OUT_OF_RANGE`` for one
        outside 0 to 1.

    Raises:
        ValueError: when the bands of the two differ, or a share does not match them.

    Do not use it for what would happen if deaths or ill health fell: the parts of the deaths depend
    on the order of the two populations, so the direction is fixed and stands in the name of the
    arguments. Do not share out ``lived`` among causes of death: a year lived at 80 may be owed to a
    cause that kills at 50.

    Source: Nusselder WJ, Looman CWN, Demography 41 (2004) 315–334 (only the abstract was to be
    had; health and ``lived`` are as later analysts apply it by name, in three published scripts).
    Shkolnikov VM, Andreev EM, MPIDR Working Paper WP-2017-016 (abstract read), find fault with the
    mortality parts by age printed there; ``mortality`` here is derived from the steps above, and
    with everyone in good health it is Arriaga's. Carlson E, Demogr Res 14 (2006) 217–236, tells
    the two layouts by age apart, as origin and destination.

    Example:
        >>> from commonweal.methods.life_table import life_table
        >>> a = life_table([[9, 300]], [[9000, 2000]], [0, 75])
        >>> b = life_table([[8, 250]], [[9000, 2000]], [0, 75])
        >>> found = healthy_gap(a, b, [0.8, 0.4], [0.85, 0.5])
        >>> found.mortality.round(3).tolist(), found.health.round(3).tolist()
        ([[0.268, 0.557]], [[3.622, 0.683]])
        >>> found.gap.round(3).tolist()
        [5.13]
    """
    first, second = (numbers_of(one) for one in (worse_healthy, better_healthy))
    ages = worse.years.shape[-1:]
    if first.shape[-1:] != ages or second.shape[-1:] != ages:
        raise ValueError(f"{ages[0]} bands, beside shares of {first.shape} and {second.shape}")
    mortality = by_band(worse, better, (first + second) / 2)
    lived = (first + second) / 2 * (better.years - worse.years)
    health = (worse.years + better.years) / 2 * (second - first)
    reason = _reason(worse, better, (first, second), mortality.shape[:-1])
    blank = np.where(reason == Reason.NONE, 0.0, np.nan)[..., None]
    mortality, lived, health = mortality + blank, lived + blank, health + blank
    return HealthyGap(mortality, lived, health, (mortality + health).sum(axis=-1), reason)


def health_by_cause(
    worse: LifeTable, better: LifeTable, worse_ill: ArrayLike, better_ill: ArrayLike
) -> Floats:
    """Share out what health adds to a healthy life expectancy gap among causes of ill health.

    Formula: ``(L¹ + L²)/2·(u¹ − u²)``, u the share in ill health that is put down to a cause.

    Args:
        worse: life tables as in :func:`healthy_gap`.
        better: as there.
        worse_ill: share in ill health by cause, ``(..., causes, ages)``; the causes are all there
            are, so that they sum to ``1 − π``; ill health of no known cause is one of them.
        better_ill: the same of the better.

    Returns:
        Years, ``(..., causes, ages)``, that sum over causes to ``health`` of :func:`healthy_gap`.
        Deaths are shared out by :func:`commonweal.methods.decomposition.arriaga_by_cause`, from
        ``mortality``. NaN for a pair without a table.

    Raises:
        ValueError: when the shapes of the shares differ, or do not match the bands.

    Do not use it with shares of people who have a disease: many have several, and these shares sum
    to more than all who are ill. They must have been put down to one cause each, or shared out by a
    model of additive rates as in the source, which is not done here.

    Source: as :func:`healthy_gap`.

    Example:
        >>> from commonweal.methods.life_table import life_table
        >>> a = life_table([[9, 300]], [[9000, 2000]], [0, 75])
        >>> b = life_table([[8, 250]], [[9000, 2000]], [0, 75])
        >>> ill = [[0.15, 0.35], [0.05, 0.25]]
        >>> health_by_cause(a, b, ill, [[0.12, 0.3], [0.03, 0.2]])[0].round(3).tolist()
        [[2.173, 0.342], [1.449, 0.342]]
    """
    first, second = (numbers_of(one) for one in (worse_ill, better_ill))
    if first.shape != second.shape or first.shape[-1:] != worse.years.shape[-1:]:
        raise ValueError(f"shares of shape {first.shape} beside shares of shape {second.shape}")
    years: Floats = (worse.years + better.years)[..., None, :] / 2
    return years * (first - second)


def _reason(
    worse: LifeTable, better: LifeTable, shares: tuple[Floats, Floats], shape: tuple[int, ...]
) -> Codes:
    missing, outside = (
        test(shares[0]).any(axis=-1) | test(shares[1]).any(axis=-1)
        for test in (np.isnan, lambda one: (one < 0) | (one > 1))
    )
    own = first_reason(shape, (missing, Reason.MISSING), (outside, Reason.OUT_OF_RANGE))
    tables = np.where(worse.reason == Reason.NONE, better.reason, worse.reason)
    return np.where(tables == Reason.NONE, own, tables).astype(np.int8)
