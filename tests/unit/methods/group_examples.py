"""Sets of groups for the tests of the measures of inequality, and slow second computations."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

VALUE = [62.0, 71.0, 74.0, 83.0, 91.0]
ERROR = [2.0, 1.5, 1.0, 1.2, 0.8]
PEOPLE = [900.0, 1100.0, 1400.0, 800.0, 600.0]


def slope(index: Callable[[list[float]], float], at: list[float]) -> Floats:
    """The derivative of an index by each value, by differences of both sides."""
    step = 1e-5
    found = []
    for j in range(len(at)):
        up, down = list(at), list(at)
        up[j] += step
        down[j] -= step
        found.append((index(up) - index(down)) / (2 * step))
    return np.array(found)


def standard_error(index: Callable[[list[float]], float], at: list[float]) -> float:
    """What the delta method gives, with the derivative worked out numerically."""
    return float(np.sqrt(np.sum((slope(index, at) * np.array(ERROR)) ** 2)))


def mean(value: list[float]) -> float:
    """The average of the whole population."""
    total = 0.0
    for y, n in zip(value, PEOPLE, strict=True):
        total += y * n
    return total / sum(PEOPLE)


def concentration(value: list[float]) -> float:
    """The relative concentration index as twice the area over the concentration curve, less 1."""
    people, held, area = 0.0, 0.0, 0.0
    for y, n in zip(value, PEOPLE, strict=True):
        before = held
        people += n
        held += y * n
        area += n * (before + held) / 2
    return 1 - 2 * area / (people * held)
