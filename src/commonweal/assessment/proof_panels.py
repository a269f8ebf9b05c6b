"""Simulated places whose truth is known, seen through the limits of each rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.prepared import PreparedPanel, prepare
from commonweal.assessment.settings import Settings
from commonweal.facts.card import Break, Card, CardState, LimitsRule, Polarity, ValueKind
from commonweal.facts.panel import COMPARISONS, Figures, Panel
from commonweal.facts.period import Period
from commonweal.methods.normal import Z95

Floats = NDArray[np.float64]

PLACES = 150
FIRST, LAST, BASELINE, BY_END = 2013, 2025, 2019, 2023
PERIODS = LAST - FIRST + 1
SETTINGS = Settings(BASELINE, BY_END, date(2026, 7, 1))
MIDDLE = 40.0
SPREAD = 4.0
SMALLEST, LARGEST = 20_000.0, 300_000.0
SAMPLE = 0.02
"""Share of a place's children that a figure rests on under the rules that count."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of measure: its limits rule, the years in a period, and how figures scatter."""

    id: str
    rule: LimitsRule
    length: int = 1
    value: ValueKind = ValueKind.PERCENTAGE
    freedom: float = 0.0  # of Student's t, for heavy tails; 0: normal
    polarity: Polarity = Polarity.HIGHER
    gap_only: bool = False
    breaks: tuple[Break, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether figures are shares of a sample, so that scatter follows from its size."""
        return self.rule in (LimitsRule.PERCENTAGE, LimitsRule.COUNTS)


KINDS = (
    Kind("published", LimitsRule.PUBLISHED),
    Kind("published_pooled", LimitsRule.PUBLISHED, length=3, polarity=Polarity.LOWER),
    Kind("counts", LimitsRule.COUNTS, polarity=Polarity.LOWER),
    Kind("percentage", LimitsRule.PERCENTAGE),
    Kind("recovered", LimitsRule.RECOVERED),
    Kind("recovered_pooled", LimitsRule.RECOVERED, length=3),
    Kind("panel", LimitsRule.PANEL),
    Kind("panel_pooled", LimitsRule.PANEL, length=3, polarity=Polarity.LOWER),
    Kind("panel_heavy_tails", LimitsRule.PANEL, freedom=5.0),
)


def sizes() -> Floats:
    """People of every simulated place, shape (places,)."""
    return np.geomspace(SMALLEST, LARGEST, PLACES)


def noise(size: Floats) -> Floats:
    """Standard error of a figure of each place: smaller places scatter more."""
    share = MIDDLE / 100
    return 100 * np.sqrt(share * (1 - share) / (SAMPLE * size))


def levels(rng: np.random.Generator) -> Floats:
    """Where places stand that differ and do not move, shape (places, 1)."""
    return MIDDLE + np.clip(rng.normal(0, SPREAD, (PLACES, 1)), -3 * SPREAD, 3 * SPREAD)


def simulate(
    rng: np.random.Generator,
    kind: Kind,
    truth: Floats,
    england: float = MIDDLE,
    smallest: float | None = None,
) -> PreparedPanel:
    """See a truth of shape (places, periods) through the limits of one kind of measure."""
    size = sizes()
    periods = tuple(
        Period(date(end, 12, 31), date(end - kind.length + 1, 1, 1), str(end))
        for end in range(FIRST, LAST + 1)
    )
    names = tuple(f"S{row:08d}" for row in range(PLACES))
    places = _figures(rng, kind, np.broadcast_to(truth, (PLACES, PERIODS)), names, periods, england)
    beside = _blank(np.full((1, PERIODS), england), ("E92000001",), periods)
    return prepare(
        _card(kind, smallest), Panel("simulated:all", places, beside, size), settings=SETTINGS
    )


def _card(kind: Kind, smallest: float | None) -> Card:
    return Card(
        id="simulated",
        name="simulated",
        state=CardState.ACTIVE,
        polarity=kind.polarity,
        value_kind=kind.value,
        limits=kind.rule,
        multiplier=100.0,
        count_method="wilson" if kind.rule is LimitsRule.COUNTS else "",
        smallest_change=smallest,
        gap_only=kind.gap_only,
        breaks=kind.breaks,
    )


def _figures(
    rng: np.random.Generator,
    kind: Kind,
    truth: Floats,
    names: tuple[str, ...],
    periods: tuple[Period, ...],
    england: float,
) -> Figures:
    se = noise(sizes())[:, None]
    if kind.counted:
        total = np.broadcast_to(np.round(SAMPLE * sizes())[:, None], truth.shape)
        count = rng.binomial(total.astype(np.int64), truth / 100).astype(np.float64)
        return _blank(100 * count / total, names, periods, count=count, denominator=total)
    value = truth + se * _pooled(rng, kind)
    lower, upper = value - Z95 * se, value + Z95 * se
    if kind.rule is LimitsRule.RECOVERED:
        codes = np.full(value.shape, COMPARISONS.index("similar"), dtype=np.int8)
        codes[lower > england] = COMPARISONS.index("better")
        codes[upper < england] = COMPARISONS.index("worse")
        return _blank(value, names, periods, comparison=codes)
    if kind.rule is LimitsRule.PANEL:
        return _blank(value, names, periods)
    return _blank(value, names, periods, lower=lower, upper=upper)


def _pooled(rng: np.random.Generator, kind: Kind) -> Floats:
    """Errors of variance 1; figures of n years share those of the years that they share."""
    shape = PLACES, PERIODS + kind.length - 1
    if kind.freedom:
        spread = np.sqrt(kind.freedom / (kind.freedom - 2))
        yearly = rng.standard_t(kind.freedom, shape) / spread
    else:
        yearly = rng.normal(size=shape)
    windows = np.lib.stride_tricks.sliding_window_view(yearly, kind.length, axis=1)
    pooled: Floats = windows.sum(axis=-1) / np.sqrt(kind.length)
    return pooled


def _blank(
    value: Floats, names: tuple[str, ...], periods: tuple[Period, ...], **parts: NDArray[np.generic]
) -> Figures:
    """Figures with the parts given and nothing else."""
    none = np.full(value.shape, np.nan)
    told: dict[str, NDArray[np.generic]] = dict.fromkeys(
        ("lower", "upper", "count", "denominator"), none
    )
    told["comparison"] = np.zeros(value.shape, dtype=np.int8)
    told["withheld"] = np.zeros(value.shape, dtype=np.bool_)
    return Figures(names, periods, value, **(told | parts))  # type: ignore[arg-type]
