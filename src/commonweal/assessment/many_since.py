"""Since the baseline, for every place at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.many_answers import (
    NUMBER,
    Answers,
    Mask,
    no_answers,
    signed_words,
)
from commonweal.assessment.many_lately import lately_everywhere
from commonweal.assessment.many_refusals import change_case, refuse_changes
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.since import before_candidates
from commonweal.assessment.verdict import CHANGED, Verdict
from commonweal.methods.contrasts import Contrasts, little_changes
from commonweal.methods.paces import Paces, paces_of_change
from commonweal.methods.smallest_changes import smallest_changes_that_matter

Floats = NDArray[np.float64]


def since_everywhere(prepared: PreparedPanel, *, by_end: bool = False) -> Answers:
    """Judge the change since the baseline in every place; ``by_end``: to the strategy's end."""
    base, end = prepared.base_index, prepared.by_end_index if by_end else prepared.latest_index
    answers = no_answers(len(prepared.value))
    refuse_changes(change_case(prepared, end), answers)
    if base is None or end is None or not answers.open.any():
        return answers
    change = changes_everywhere(prepared, base, end)
    if prepared.good:
        _replace_by_pace(prepared, base, end, answers)
    told = signed_words(change.sign, prepared.good, CHANGED, Verdict.TOO_UNCERTAIN)
    still = (change.sign == 0) & little_changes(change, smallest_everywhere(prepared, base))
    told[still] = NUMBER[Verdict.LITTLE_CHANGE]
    answers.settle(True, told, Code.JUDGED)
    return answers


def changes_everywhere(prepared: PreparedPanel, base: int, end: int) -> Contrasts:
    """The change of every place between two periods, with the standard errors used."""
    delta, variance = prepared.changes(base, end)
    return Contrasts(delta, np.sqrt(variance))


def smallest_everywhere(prepared: PreparedPanel, base: int) -> Floats:
    """m of every place: the board's, or the default over its others; NaN where there is none."""
    if prepared.card.smallest_change is not None:
        return np.full(len(prepared.value), prepared.card.smallest_change)
    value, plain = prepared.value[:, base], prepared.limits.plain[:, base]
    return smallest_changes_that_matter(value, plain, prepared.unit)


def _replace_by_pace(prepared: PreparedPanel, base: int, end: int, answers: Answers) -> None:
    """Let "stalled" or "reversed" take the place of the verdict, where the pace broke."""
    for before, rows in _before(prepared, base, end, answers.open):
        pace = _pace(prepared, (before, base, end), rows)
        stalled, turned = (np.zeros(len(rows), dtype=np.bool_) for _ in range(2))
        stalled[rows], turned[rows] = pace.stalled, pace.reversed
        if stalled.any():
            improving = lately_everywhere(prepared).verdict == NUMBER[Verdict.IMPROVING]
            answers.settle(stalled & ~improving, Verdict.STALLED, Code.JUDGED)
        answers.settle(turned, Verdict.REVERSED, Code.JUDGED)


def _before(prepared: PreparedPanel, base: int, end: int, asked: Mask) -> list[tuple[int, Mask]]:
    """For each period that may stand before the baseline, the places that it serves."""
    served, left = [], asked.copy()
    for k in before_candidates(prepared, base, end):
        rows = left & np.isfinite(prepared.value[:, k]) & (prepared.limits.used[:, k] > 0)
        if rows.any():
            served.append((k, rows))
            left &= ~rows
    return served


def _pace(prepared: PreparedPanel, at: tuple[int, int, int], rows: Mask) -> Paces:
    years = prepared.years[list(at)]
    value, se = (array[rows][:, list(at)] for array in (prepared.value, prepared.limits.used))
    told = (float(years[0]), float(years[1]), float(years[2]))
    return paces_of_change(told, value, se, prepared.length, prepared.good)
