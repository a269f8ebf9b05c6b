"""Errors of the verdicts on gaps, and the table of its rows held to what it must say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.gap_table import ROWS, GapRow
from commonweal.assessment.many_answers import no_answers, said
from commonweal.assessment.many_gaps import settle_gaps
from commonweal.assessment.proof import ErrorRate, Sense, independent
from commonweal.assessment.verdict import Verdict
from commonweal.methods.gap_changes import GapChanges, gap_changes
from commonweal.methods.normal import EQUAL

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

ONE_SIDED = 0.025
"""The one-sided error of "the worst-off improved", to which a false "closing" is bound."""

WORST, BEST = 50.0, 70.0
LOSSES = (0.0, 2.0, 5.0, 10.0, 15.0)
"""How far the best-off fall, in standard errors of a figure, while the worst-off do not gain."""

SIGNS = (-1, 0, 1)
RELATIVE: tuple[int | None, ...] = (-1, 0, 1, None)


def false_closing(rng: np.random.Generator, trials: int) -> Iterator[ErrorRate]:
    """Gaps whose worst-off did not gain: ``closing`` is seldom read, however far the best fell."""
    for loss in LOSSES:
        change = _seen(rng, trials, gain=0.0, loss=loss)
        yield independent("closing", f"two_groups_fell_{loss:g}", closing(change), ONE_SIDED)
    for loss in LOSSES:
        change = _seen(rng, trials, gain=0.0, loss=loss, groups=5)
        yield independent("closing", f"fifths_fell_{loss:g}", closing(change), ONE_SIDED)


def false_alarms_of_gaps(rng: np.random.Generator, trials: int) -> Iterator[ErrorRate]:
    """Gaps that did not move: each of the four tests says otherwise in one of twenty at most."""
    for groups, name in ((2, "two_groups"), (5, "fifths")):
        change = _seen(rng, trials, gain=0.0, loss=0.0, groups=groups)
        for question in ("gap", "relative", "worst", "best"):
            moved: Mask = getattr(change, question).sign != 0
            yield independent(f"gap_{question}", name, moved, 0.05)


def crossed(rng: np.random.Generator, trials: int) -> Iterator[ErrorRate]:
    """Groups seen to have changed places: never a success, though the worst-off gained much."""
    change = _seen(rng, trials, gain=20.0, loss=0.0)
    beyond = change.after.delta <= EQUAL
    yield independent("closing", "order_changed", closing(change)[beyond], 0.0)


def power_of_closing(rng: np.random.Generator, trials: int) -> Iterator[ErrorRate]:
    """How often a gap that truly closes is read so, by the gain of the worst-off; told only."""
    for gain in (2.0, 4.0, 6.0):
        read = closing(_seen(rng, trials, gain=gain, loss=0.0))
        case = f"two_groups_gained_{gain:g}"
        yield ErrorRate("power_of_closing", case, int(read.sum()), trials, Sense.PRINTED)


def rows_met() -> Iterator[ErrorRate]:
    """All outcomes of the four tests: each meets one row, row 6 only if the worst-off gained."""
    cases = list(product(SIGNS, RELATIVE, SIGNS, SIGNS))
    met = [[row for row in ROWS if row.fits(*case)] for case in cases]
    several = sum(len(rows) != 1 for rows in met)
    unearned = sum(_success(rows) and case[2] != 1 for case, rows in zip(cases, met, strict=True))
    yield ErrorRate("rows", "not_one_row", several, len(cases), Sense.AT_MOST, 0.0, 0.0)
    yield ErrorRate("rows", "unearned_success", unearned, len(cases), Sense.AT_MOST, 0.0, 0.0)


def _success(rows: list[GapRow]) -> bool:
    return any(row.success for row in rows)


def closing(change: GapChanges) -> Mask:
    """Where the rules themselves read ``closing``."""
    answers = no_answers(len(change.gap.delta))
    settle_gaps(answers, change, np.full(len(change.gap.delta), np.nan), 1, ordered=False)
    return said(answers, (Verdict.CLOSING,))


def _seen(
    rng: np.random.Generator, trials: int, gain: float, loss: float, groups: int = 2
) -> GapChanges:
    """Groups evenly between worst-off and best-off, seen at two ends with an error of 1 each."""
    before = np.linspace(WORST, BEST, groups)
    after = np.linspace(WORST + gain, BEST - loss, groups)
    value = np.stack((before, after)) + rng.normal(size=(trials, 2, groups))
    return gap_changes(value, np.ones_like(value), 1)
