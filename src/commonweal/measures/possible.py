"""Whether a figure can be at all: bounds by the unit and method of its card, naming no measure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from commonweal.facts.card import Card, ValueKind

DIFFERENCES = frozenset(["gap", "slope", "difference", "differences", "net", "change"])
"""Words of a unit or method whose values may be negative, and are no shares."""

RATIOS = frozenset(["ratio", "ratios"])
"""Words of a unit or method that lets a per cent exceed 100."""

_OF_ANY_SIGN = frozenset([ValueKind.INDEX, ValueKind.MEAN_SCORE, ValueKind.MONEY])
_PER_SOMETHING = re.compile(r"\bper\b(?! ?cent)")
_ALMOST = 1e-9  # what multiplying and dividing may add to a number, relative


class Fault(NamedTuple):
    """What of a figure cannot be, and why."""

    field: str
    value: float
    reason: str
    shown: bool = True  # in the unit shown; False: a count, which no scale changes


class Figure(Protocol):
    """The numbers of one figure, in the unit shown."""

    value: float | None
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which numbers the values of a card lie; a share is a part of its denominator."""

    lowest: float = -math.inf
    highest: float = math.inf
    share: bool = False

    @property
    def told(self) -> str:
        """The bounds in words."""
        if self.share:
            return "a percentage of a whole lies between 0 and 100"
        return "it cannot be negative"


def bounds_of(card: Card) -> Bounds:
    """Bounds of a card, from its kind of value and the words of its unit and method."""
    words = set(re.findall(r"[a-z]+", f"{card.unit} {card.method}".lower()))
    of_any_sign = card.value_kind in _OF_ANY_SIGN and not _density(card)
    gap = card.gap_only or card.level_of or card.derived
    if of_any_sign or gap or words & DIFFERENCES:
        return Bounds()
    if card.value_kind is ValueKind.PERCENTAGE and not words & RATIOS:
        return Bounds(0.0, 100.0, share=True)
    return Bounds(0.0)


def _density(card: Card) -> bool:
    """Whether an index is an amount per something, as micrograms per cubic metre."""
    per = _PER_SOMETHING.search(card.unit.lower()) is not None
    return card.value_kind is ValueKind.INDEX and per


def of_parts(card: Card) -> Card:
    """The card of the figures that a gap is computed from: the same kind and unit, no gap."""
    return replace(card, method="", derived="", level_of="", gap_only=False)


def impossible(card: Card, figure: Figure) -> Fault | None:
    """The first thing of a figure that cannot be; None for a figure that can."""
    bounds = bounds_of(card)
    return _counts(bounds, figure) or _outside(bounds, figure) or _limits(figure)


def _outside(bounds: Bounds, figure: Figure) -> Fault | None:
    value = figure.value
    if value is None or not (_less(value, bounds.lowest) or _less(bounds.highest, value)):
        return None
    return Fault("value", value, bounds.told)


def _counts(bounds: Bounds, figure: Figure) -> Fault | None:
    count, base = figure.count, figure.denominator
    if base is not None and base < 0:
        return Fault("denominator", base, "a denominator cannot be negative", shown=False)
    if count is not None and count < bounds.lowest:
        return Fault("numerator", count, "a count cannot be negative", shown=False)
    if bounds.share and count is not None and base is not None and _less(base, count):
        told = f"a part cannot be greater than its whole, the denominator {base:.15g}"
        return Fault("numerator", count, told, shown=False)
    return None


def _limits(figure: Figure) -> Fault | None:
    value = figure.value
    if value is None:
        return None
    if figure.lower is not None and _less(value, figure.lower):
        return Fault("lower limit", figure.lower, f"it lies above its value {value:.15g}")
    if figure.upper is not None and _less(figure.upper, value):
        return Fault("upper limit", figure.upper, f"it lies below its value {value:.15g}")
    return None


def _less(one: float, other: float) -> bool:
    """Whether a number is less by more than arithmetic may have added."""
    return one < other and not math.isclose(one, other, rel_tol=_ALMOST, abs_tol=_ALMOST)
