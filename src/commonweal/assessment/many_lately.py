"""Lately, for every place at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.lately import FEWEST, MOST_OVERLAPPING
from commonweal.assessment.many_answers import Answers, Mask, no_answers, signed_words
from commonweal.assessment.many_refusals import refuse_measures
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import MOVING, Verdict
from commonweal.methods.panel_trend import weighted_trends

Indices = NDArray[np.intp]


def lately_everywhere(prepared: PreparedPanel) -> Answers:
    """Judge the slope over the latest points after the last break, in every place."""
    answers = no_answers(len(prepared.value))
    refuse_measures(prepared, answers)
    if not answers.open.any():
        return answers
    at, there = _latest_points(prepared)
    number = there.sum(axis=1)
    held = np.isfinite(prepared.value).any(axis=1)
    answers.settle((number == 0) & held, Verdict.CANNOT_TELL, Code.NO_LIMITS)
    few = (number < FEWEST) | _overlap(prepared, at, there)
    answers.settle(few, Verdict.CANNOT_TELL, Code.POINTS)
    rows = np.flatnonzero(answers.open)
    if not rows.size:
        return answers
    taken = (rows[:, None], at[rows])
    value = np.where(there[rows], prepared.value[taken], np.nan)
    trends = weighted_trends(
        prepared.years[at[rows]], value, prepared.limits.used[taken], prepared.length
    )
    sign = np.zeros(len(at), dtype=np.int8)
    sign[rows] = trends.slope.sign
    told = signed_words(sign, prepared.good, MOVING, Verdict.NO_CLEAR_TREND)
    answers.settle(True, told, Code.JUDGED)
    return answers


def _latest_points(prepared: PreparedPanel) -> tuple[Indices, Mask]:
    """The latest 5 points of every place, or 8 where periods share years, in order of time.

    Both arrays have shape (places, 5 or 8); where a place has fewer points the first are absent.
    """
    wanted = MOST_OVERLAPPING if prepared.overlapping else FEWEST
    held = np.array(prepared.held, dtype=np.intp)
    if held.size:
        held = held[prepared.side[held] == prepared.side[held].max()]
    usable = np.isfinite(prepared.value[:, held]) & (prepared.limits.used[:, held] > 0)
    order = np.argsort(usable, axis=1, kind="stable")[:, -wanted:]  # the absent stand first
    return held[order], np.take_along_axis(usable, order, axis=1)


def _overlap(prepared: PreparedPanel, at: Indices, there: Mask) -> Mask:
    """Where the last of the points begins before the first has ended."""
    if not at.shape[1]:
        return np.ones(len(at), dtype=np.bool_)
    periods = prepared.panel.periods
    starts = np.array([one.start.toordinal() for one in periods])
    ends = np.array([one.end.toordinal() for one in periods])
    first = at[np.arange(len(at)), np.argmax(there, axis=1)]
    shared: Mask = starts[at[:, -1]] <= ends[first]
    return shared
