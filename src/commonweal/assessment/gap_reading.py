"""From the figures of groups to a row of the table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.gap_table import first_row
from commonweal.assessment.verdict import Verdict
from commonweal.methods.change import Contrast, little_change
from commonweal.methods.inequality import GapChange, gap_change
from commonweal.methods.normal import EQUAL

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GapReading:
    """The four tests and what they amount to; ``row`` None where polarity is not decided."""

    change: GapChange
    verdict: Verdict
    row: int | None
    success: bool = False


def worst_first(value: Floats, good: int) -> bool:
    """Whether the first of two named groups fares worse at the baseline (equal: the first)."""
    return bool((good or 1) * (value[0, 1] - value[0, 0]) >= 0)


def read_groups(
    value: Floats,
    se: Floats,
    good: int,
    *,
    ordered: bool = False,
    share: Floats | None = None,
    relative: bool = True,
    correlation: float = 0.0,
    smallest: float | None = None,
) -> GapReading:
    """Judge the gap between groups that stand from worst-off to best-off.

    Args:
        value, se: shape (2, groups), baseline first.
        good: +1, −1, or 0: then in distance only, no row of the table.
        ordered: groups ordered by deprivation, which keep their order.
        share: of the population, shape (2, groups); None for equal shares.
        relative: whether a ratio means anything (percentages and rates).
        correlation: ρ between the periods.
        smallest: the gap's m, None where there is none.
    """
    change = gap_change(
        value, se, good or 1, correlation=correlation, share=share, relative=relative
    )
    return read_gap(change, good, ordered=ordered, smallest=smallest)


def read_gap(change: GapChange, good: int, *, ordered: bool, smallest: float | None) -> GapReading:
    """Read four tests by the table: row 0, then the first row that fits."""
    upset = row_nought(change.before, change.after, change.gap, ordered=ordered)
    if upset is not None:
        return GapReading(change, upset, 0 if good else None)
    if good == 0:
        words = {-1: Verdict.NARROWER, 1: Verdict.WIDER}
        return GapReading(
            change, words.get(change.gap.sign) or no_change(change.gap, smallest), None
        )
    relative = None if change.relative is None else change.relative.sign
    row = first_row(change.gap.sign, relative, change.worst.sign, change.best.sign)
    verdict = row.verdict if change.gap.sign else no_change(change.gap, smallest)
    return GapReading(change, verdict, row.number, row.success)


def row_nought(
    before: Contrast, after: Contrast, gap: Contrast, *, ordered: bool
) -> Verdict | None:
    """Row 0: a gap that is not positive at an end; None when both are.

    That the order changed and that it was reversed all along cannot both be: where both ends of
    ordered groups lie below 0, nothing changed place, however far the gap moved.
    """
    if before.delta > EQUAL and after.delta > EQUAL:
        return None
    if ordered and before.sign < 0 and after.sign < 0:
        return Verdict.ORDER_REVERSED
    return Verdict.ORDER_CHANGED if gap.sign else Verdict.TOO_UNCERTAIN_WHICH


def no_change(gap: Contrast, smallest: float | None) -> Verdict:
    """Row 11: little change by z90 and the gap's m, else too uncertain to tell."""
    return Verdict.LITTLE_CHANGE if little_change(gap, smallest) else Verdict.TOO_UNCERTAIN
