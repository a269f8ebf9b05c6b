"""What the rules promise of their own errors, held against what a simulation or a panel shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

SIMULATION = 0.005
"""What the paper allows for the error of a simulation."""

DEVIATIONS = 3.0
"""Standard errors of a share that are allowed, where that is more: in short runs."""


class Sense(StrEnum):
    """How a share is held against its promise."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    PRINTED = "printed"  # real movement is in it: told, not bounded


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often something was answered, beside what is promised.

    ``question`` and ``case`` are ids that the command puts into words; ``promised`` and
    ``allowed`` are shares, None where nothing is promised.
    """

    question: str
    case: str
    found: int
    trials: int
    sense: Sense = Sense.AT_MOST
    promised: float | None = None
    allowed: float | None = None

    @property
    def share(self) -> float:
        """The share found; NaN without a trial."""
        return self.found / self.trials if self.trials else float("nan")

    @property
    def beyond(self) -> bool:
        """Whether more was found than a rule aims at, where that is told and not bounded."""
        if self.promised is None or self.allowed is not None:
            return False
        return self.share > self.promised + max(SIMULATION, slack(self.promised, self.trials))

    @property
    def holds(self) -> bool:
        """Whether the promise holds; true where nothing is promised, false without a trial."""
        if self.allowed is None:
            return True
        if self.sense is Sense.AT_LEAST:
            return self.share >= self.allowed
        return self.share <= self.allowed


def slack(promised: float, trials: int) -> float:
    """Three standard errors of a share seen in so many trials."""
    return DEVIATIONS * sqrt(promised * (1 - promised) / max(trials, 1))


def at_most(
    question: str, case: str, raised: Iterable[NDArray[np.bool_]], promised: float = 0.05
) -> ErrorRate:
    """False alarms of many panels, at most so many; see ``slack`` for what is allowed."""
    found, trials = _count(raised)
    allowed = promised + max(SIMULATION, slack(promised, trials))
    return ErrorRate(question, case, found, trials, Sense.AT_MOST, promised, allowed)


def independent(question: str, case: str, raised: NDArray[np.bool_], promised: float) -> ErrorRate:
    """Errors of independent trials; three standard errors are allowed."""
    trials = int(raised.size)
    allowed = promised + slack(promised, trials)
    found = int(raised.sum())
    return ErrorRate(question, case, found, trials, Sense.AT_MOST, promised, allowed)


def at_least(
    question: str, case: str, seen: Iterable[NDArray[np.bool_]], promised: float
) -> ErrorRate:
    """Coverage of many panels, at least so much; see ``slack`` for what is allowed."""
    found, trials = _count(seen)
    allowed = promised - max(SIMULATION, slack(promised, trials))
    return ErrorRate(question, case, found, trials, Sense.AT_LEAST, promised, allowed)


def printed(
    question: str, case: str, raised: Iterable[NDArray[np.bool_]], promised: float | None = None
) -> ErrorRate:
    """What is told and not bounded; ``promised`` stands beside it where a rule has a target."""
    found, trials = _count(raised)
    return ErrorRate(question, case, found, trials, Sense.PRINTED, promised)


def _count(raised: Iterable[NDArray[np.bool_]]) -> tuple[int, int]:
    every = [np.asarray(one, dtype=np.bool_).ravel() for one in raised]
    joined = np.concatenate(every) if every else np.zeros(0, dtype=np.bool_)
    return int(joined.sum()), int(joined.size)
