"""How many simulated data sets have limits that contain the truth, for every interval there is.

Usage: ``PYTHONPATH=src:. python -m tests.generative.interval_coverage [SETS]`` (10,000 take
a minute). Prints a line an interval and ends with 1 when one does not keep its promise.

An exact interval of continuous values contains the truth in 95 %; one of counts, which take few
values, in 95 % or more; an approximate one in nearly 95 %. All within four standard errors of a
simulation of so many sets.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np
from tests.generative.interval_worlds import (
    AT_LEAST,
    EXACT,
    FEWER,
    MORE,
    NEAR,
    SELDOM,
    Limits,
    compared,
    counts,
    means,
    standardised,
)
from tests.generative.interval_worlds_of_change import gaps, others, trends
from tests.generative.interval_worlds_of_effort import effort
from tests.generative.interval_worlds_of_groups import groups
from tests.generative.interval_worlds_of_life import drawn, life, slopes

LEVEL, SEED, ERRORS = 0.95, 31, 4
WORLDS = (counts, means, standardised, compared, life, slopes, drawn, trends, others, gaps, groups,
          effort)  # fmt: skip
BOUNDS = {
    EXACT: (0.95, 0.95),
    NEAR: (0.94, 0.965),
    AT_LEAST: (0.95, 1.0),
    MORE: (0.94, 1.0),
    FEWER: (0.91, 0.95),
    SELDOM: (0.86, 0.95),
}
"""Least and greatest share that a promise allows, before the error of the simulation."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of data sets whose limits contain the truth."""

    name: str
    share: float
    sets: int
    promise: str

    @property
    def kept(self) -> bool:
        least, most = BOUNDS[self.promise]
        error = ERRORS * sqrt(LEVEL * (1 - LEVEL) / self.sets)
        return least - error <= self.share <= most + error

    def line(self) -> str:
        end = "" if self.kept else "  NOT KEPT"
        return f"{self.name:52}{100 * self.share:7.2f} %  {self.promise}{end}"


def covered(one: Limits) -> Coverage:
    """Count the data sets; one without limits does not contain the truth."""
    inside = (one.lower <= one.truth) & (one.truth <= one.upper)
    return Coverage(one.name, float(np.mean(inside)), len(inside), one.promise)


def coverages(sets: int) -> Iterator[Coverage]:
    """The coverage of every interval, each world from a seed of its own."""
    for number, world in enumerate(WORLDS):
        for one in world(np.random.default_rng([SEED, number]), sets):
            yield covered(one)


def main(sets: int = 10_000) -> int:
    """Print the table; 1 when an interval does not keep its promise."""
    broken = 0
    for one in coverages(sets):
        sys.stdout.write(one.line() + "\n")
        broken += not one.kept
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(*(int(one.replace(",", "")) for one in sys.argv[1:2])))
