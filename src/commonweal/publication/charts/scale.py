"""Axes: which few round numbers stand beside a chart, and where a value falls."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from ``low`` to ``high`` over ``length`` pixels, and its ticks."""

    low: float
    high: float
    step: float
    length: float

    @property
    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [round(self.low + n * self.step, 10) for n in range(count + 1)]

    def across(self, value: float) -> float:
        """Pixels from the left."""
        return (value - self.low) / (self.high - self.low) * self.length

    def down(self, value: float) -> float:
        """Pixels from the top."""
        return self.length - self.across(value)

    @property
    def decimals(self) -> int:
        exact = (n for n in range(6) if abs(self.step * 10**n - round(self.step * 10**n)) < 1e-6)
        return next(exact, 6)


def round_scale(values: Iterable[float], length: float, *, from_zero: bool = False) -> Scale:
    """The tightest scale with four or five round steps that holds every value."""
    held = [v for v in values if v == v]
    low, high = (min(held), max(held)) if held else (0.0, 1.0)
    if from_zero or (low >= 0 and low < 0.35 * high):
        low = min(0.0, low)
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    step = _round_step((high - low) / 4)
    return Scale(
        math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step, length
    )


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= rough * 0.999)
