"""May it be judged at all? The first table, for every place at once, in the same order."""

from __future__ import annotations

import numpy as np

from commonweal.assessment.many_answers import Answers, Mask
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.refusal import (
    FEWEST_EVENTS,
    Case,
    Refusal,
    break_between,
    modelled,
    no_rate,
    once_or_ended,
    rebased,
)
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import CardState, ValueKind
from commonweal.facts.period import Period


def change_case(prepared: PreparedPanel, end: int | None) -> Case:
    """The question of change asked of every place of a panel."""
    return Case(prepared, "", prepared.baseline, prepared.base_index, end)


def refuse_changes(case: Case, answers: Answers) -> None:
    """Answer the places whose change cannot be judged, each by the first reason that holds."""
    prepared, end = case.prepared, case.end
    _refuse_no_data(prepared, answers)
    _refuse_all(answers, once_or_ended(case))
    _refuse_no_baseline(case, answers)
    for row in (no_rate, modelled, break_between, rebased):
        _refuse_all(answers, row(case))
    _refuse_too_few(prepared, (case.base, end), answers)
    if answers.open.any() and case.base is not None and end is not None:
        judged = np.isfinite(prepared.changes(case.base, end)[1])
        answers.settle(~judged, Verdict.CANNOT_TELL, Code.NO_LIMITS)


def refuse_measures(prepared: PreparedPanel, answers: Answers) -> None:
    """Answer what holds for any question: no data, no denominator, money, modelled."""
    case = Case(prepared, "", None, None, None)
    _refuse_no_data(prepared, answers)
    _refuse_all(answers, no_rate(case))
    _refuse_all(answers, modelled(case))


def refuse_latest_figures(prepared: PreparedPanel, answers: Answers) -> None:
    """Answer the places of whose latest figure nothing can be said."""
    refuse_measures(prepared, answers)
    if prepared.latest_index is None:
        answers.settle(True, Verdict.NOT_YET_MEASURABLE, Code.NO_DATA)
        return
    _refuse_too_few(prepared, (None, prepared.latest_index), answers)


def _refuse_all(answers: Answers, refused: Refusal | None) -> None:
    if refused is not None:
        verdict, reason = refused
        answers.settle(True, verdict, reason.code)


def _known(prepared: PreparedPanel) -> Mask:
    """Which figures are held, also those that the source withholds; shape (places, periods)."""
    figures = prepared.panel.places
    known: Mask = np.isfinite(figures.value) | figures.withheld
    return known


def _refuse_no_data(prepared: PreparedPanel, answers: Answers) -> None:
    if prepared.card.state is CardState.TO_BE_DEFINED:
        answers.settle(True, Verdict.NOT_YET_MEASURABLE, Code.NO_DEFINITION)
    now: Mask = np.any(_known(prepared), axis=1)
    for area in prepared.panel.earliest:
        row = prepared.rows.get(area)
        if row is not None and prepared.panel.earliest[area]:
            now[row] = True
    answers.settle(~now, Verdict.NOT_YET_MEASURABLE, Code.NO_DATA)


def _refuse_no_baseline(case: Case, answers: Answers) -> None:
    prepared, baseline = case.prepared, case.baseline
    if baseline is None:
        answers.settle(True, Verdict.CANNOT_TELL, Code.NO_BASELINE)
        return
    answers.settle(~_figure_by(prepared, baseline), Verdict.CANNOT_TELL, Code.NO_BASELINE)
    if case.end is None or prepared.panel.periods[case.end].end <= baseline.end:
        answers.settle(True, Verdict.TOO_EARLY, Code.NONE_AFTER_BASELINE)


def _figure_by(prepared: PreparedPanel, baseline: Period) -> Mask:
    """Which places had a figure by the end of the baseline, in any vintage held."""
    by_then = np.array([one.end <= baseline.end for one in prepared.panel.periods], dtype=np.bool_)
    held: Mask = np.any(_known(prepared) & by_then, axis=1)
    for area, values in prepared.panel.earliest.items():
        row = prepared.rows.get(area)
        if row is not None and any(one.period.end <= baseline.end for one in values):
            held[row] = True
    return held


def _refuse_too_few(
    prepared: PreparedPanel, ends: tuple[int | None, ...], answers: Answers
) -> None:
    """Suppressed, missing, or a rate of fewer events than the rule asks, at either end."""
    figures = prepared.panel.places
    for at in ends:
        if at is None:
            continue
        lacking = figures.withheld[:, at] | ~np.isfinite(figures.value[:, at])
        if prepared.card.value_kind is ValueKind.RATE:
            lacking |= figures.count[:, at] < FEWEST_EVENTS
        answers.settle(lacking, Verdict.CANNOT_TELL, Code.TOO_FEW)
