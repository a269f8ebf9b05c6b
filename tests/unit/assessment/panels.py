"""Small made-up panels with a known truth, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from commonweal.assessment.settings import Settings
from commonweal.facts.card import (
    Card,
    CardState,
    GroupDefinition,
    LimitsRule,
    Polarity,
    Selection,
    ValueKind,
)
from commonweal.facts.panel import Figures, Panel
from commonweal.facts.period import Period

PLACE = "E06000032"
SETTINGS = Settings(2019, 2024, date(2026, 7, 1))
CARD = Card(
    id="made-up",
    name="Made up",
    state=CardState.ACTIVE,
    polarity=Polarity.HIGHER,
    value_kind=ValueKind.PERCENTAGE,
    limits=LimitsRule.PUBLISHED,
    designation="official",
    lag_months=9,
)


def years(first: int, last: int, length: int = 1) -> tuple[Period, ...]:
    """Calendar periods of so many years, one ending in each year."""
    return tuple(
        Period(date(end, 12, 31), date(end - length + 1, 1, 1), f"{end}")
        for end in range(first, last + 1)
    )


def areas(number: int) -> tuple[str, ...]:
    """Luton and as many others as asked for, sorted by code."""
    return tuple(sorted([PLACE, *(f"E10{index:06d}" for index in range(1, number))]))


def figures(
    value: np.ndarray,
    names: tuple[str, ...],
    periods: tuple[Period, ...],
    se: float | np.ndarray = 1.0,
    **parts: np.ndarray,
) -> Figures:
    none = np.full(value.shape, np.nan)
    reach = np.broadcast_to(np.asarray(se) * 1.96, value.shape)
    told = {
        "lower": value - reach,
        "upper": value + reach,
        "count": none,
        "denominator": none.copy(),
        "comparison": np.zeros(value.shape, dtype=np.int8),
        "withheld": np.zeros(value.shape, dtype=np.bool_),
    }
    return Figures(names, periods, value, **(told | parts))


def panel(
    value: np.ndarray,
    periods: tuple[Period, ...],
    se: float | np.ndarray = 1.0,
    england: np.ndarray | None = None,
    vintage: str = "2026",
    **parts: np.ndarray,
) -> Panel:
    """A panel whose first row, in order of code, is Luton."""
    names = areas(len(value))
    mean = np.nanmean(value, axis=0) if england is None else england
    size = np.geomspace(20_000, 300_000, len(value))
    return Panel(
        "made-up:all",
        figures(value, names, periods, se, **parts),
        figures(mean[None, :], ("E92000001",), periods, 0.01),
        size,
        vintage,
    )


def steady(
    seed: int = 1,
    places: int = 120,
    periods: tuple[Period, ...] = years(2013, 2025),
    spread: float = 5.0,
    noise: float = 1.0,
) -> np.ndarray:
    """Places that differ and never move, seen with noise."""
    rng = np.random.default_rng(seed)
    level = 60 + spread * rng.standard_normal((places, 1))
    return level + noise * rng.standard_normal((places, len(periods)))


def group(name: str) -> GroupDefinition:
    return GroupDefinition(name, name, Selection("made-up", name))


def with_(card: Card, **changes: object) -> Card:
    return replace(card, **changes)
