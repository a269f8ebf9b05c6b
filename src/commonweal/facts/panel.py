"""One measure in every place at once, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from commonweal.facts.period import Period

Floats = NDArray[np.float64]

COMPARISONS = ("", "similar", "better", "worse", "higher", "lower")
"""Published comparison with England; its position here is the code in ``Figures.comparison``."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one measure; every array has shape (areas, periods), NaN where missing.

    ``lower`` and ``upper`` are published limits; ``confidence`` is theirs, in per cent.
    ``comparison`` codes the published comparison with England (see ``COMPARISONS``), 0 where none.
    ``withheld`` marks cells that the source suppressed (not merely missing).
    """

    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    value: Floats
    lower: Floats
    upper: Floats
    count: Floats
    denominator: Floats
    comparison: NDArray[np.int8]
    withheld: NDArray[np.bool_]
    confidence: float = 95.0

    def __post_init__(self) -> None:
        shape = (len(self.areas), len(self.periods))
        for name in ("value", "lower", "upper", "count", "denominator", "comparison", "withheld"):
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, expected {shape}")
        if list(self.periods) != sorted(self.periods):
            raise ValueError("periods must stand in order of their end")

    def row(self, area: str) -> int | None:
        """Index of the place, or None when it is not among the areas."""
        try:
            return self.areas.index(area)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class FrozenValue:
    """A value in the earliest vintage held; shown, never tested."""

    period: Period
    value: float
    vintage: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The newest vintage of one measure for all places of the panel, and for England.

    ``places`` holds the upper-tier authorities valid on the newest day held, sorted by code;
    ``others`` any further rows a page needs (England first, then regions), never in the panel.
    ``size`` is people aged 0 to 17, mid-2021, shape (areas,), the panel's median where unknown.
    ``earliest`` maps an area code to its values in the earliest vintage held.
    """

    measure: str
    places: Figures
    others: Figures
    size: Floats
    vintage: str = ""
    earliest: dict[str, tuple[FrozenValue, ...]] = field(default_factory=dict)

    @property
    def periods(self) -> tuple[Period, ...]:
        return self.places.periods
