"""A slope index published without its groups: what may be said of the gap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import as_evidence
from commonweal.assessment.gap import gap_assessment
from commonweal.assessment.gap_evidence import (
    GapAnswer,
    GapAssessment,
    GapEvidence,
    ImpliedEvidence,
)
from commonweal.assessment.gap_prepared import index_of
from commonweal.assessment.gap_reading import no_change, read_gap, row_nought
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.refusal import Case, refuse
from commonweal.assessment.settings import Settings
from commonweal.assessment.since import BY_END, SINCE, lean
from commonweal.assessment.verdict import Verdict
from commonweal.methods.change import Contrast
from commonweal.methods.inequality import GapChange, implied_ends, over_time

Floats = NDArray[np.float64]

WORST, BEST = np.array([1.0, 0.0]), np.array([0.0, 1.0])


def judge_gap_only(
    prepared_gap: PreparedPanel,
    prepared_level: PreparedPanel | None,
    area: str,
    settings: Settings | None = None,
) -> GapAssessment:
    """Judge a published slope index, with its level where that is published too."""
    gap = PreparedPanel(
        prepared_gap.card,
        prepared_gap.panel,
        settings or prepared_gap.settings,
        level=prepared_level or prepared_gap.level,
    )
    gap.__dict__["limits"] = prepared_gap.limits
    answers = (gap_only_answer(gap, area, by_end=flag) for flag in (False, True))
    return gap_assessment(gap.card, gap.panel, area, gap.settings, *answers)


def gap_only_answer(prepared: PreparedPanel, area: str, *, by_end: bool = False) -> GapAnswer:
    """Answer for a published slope index, positive when the better-off fare better.

    Only the distance is told: ``closing`` is never said without groups. Row 0 holds as for
    ordered groups.
    """
    at = prepared.by_end_index if by_end else prepared.latest_index
    case = Case(prepared, area, prepared.baseline, prepared.base_index, at)
    blank = GapEvidence(
        question=BY_END if by_end else SINCE,
        method="published_index",
        ordered=True,
        baseline=prepared.baseline,
        end=None if at is None else prepared.panel.periods[at],
        length=prepared.length,
    )
    refused = refuse(case)
    if refused is not None or case.base is None or case.end is None:
        verdict, reason = refused or (Verdict.CANNOT_TELL, Reason(Code.NO_LIMITS))
        return Answer(verdict, reason, blank)
    return _judged(case, case.base, case.end, blank)


def _judged(case: Case, base: int, end: int, blank: GapEvidence) -> GapAnswer:
    prepared, row = case.prepared, case.row
    value, used = prepared.value[row], prepared.limits.used[row]
    before, after = (Contrast(float(value[k]), float(used[k])) for k in (base, end))
    change = prepared.change(row, base, end)
    m, _ = prepared.smallest_change(row, base)
    upset = row_nought(before, after, change, ordered=True)
    words = {-1: Verdict.NARROWER, 1: Verdict.WIDER}
    verdict = upset or words.get(change.sign) or no_change(change, m)
    told = replace(
        blank,
        rho=prepared.rho(base, end),
        gap_baseline=as_evidence(before),
        gap_end=as_evidence(after),
        gap=as_evidence(change),
        smallest_change=m,
        row=0 if upset else None,
        limits=prepared.rule_evidence(row, base, end),
        implied=_implied(case, (before, after, change), m),
        leaning=lean(change, -1) if verdict is Verdict.TOO_UNCERTAIN else None,
    )
    return Answer(verdict, Reason(Code.PUBLISHED_GAP), told)


def _implied(
    case: Case, gap: tuple[Contrast, Contrast, Contrast], m: float | None
) -> ImpliedEvidence | None:
    """Let the ends that level and slope imply go through the table; never a success."""
    found = _level(case)
    if found is None:
        return None
    level, level_se, good, rho = found
    slope = np.array([one.delta for one in gap[:2]])
    slope_se = np.array([one.se for one in gap[:2]])
    value, se = implied_ends(level, level_se, slope, slope_se, good)
    worst, best = (over_time((good * w, good * w), value, se, rho) for w in (WORST, BEST))
    change = GapChange(gap[0], gap[1], gap[2], None, worst, best)
    reading = read_gap(change, good, ordered=True, smallest=m)
    closing = reading.verdict is Verdict.CLOSING
    return ImpliedEvidence(
        level_baseline=float(level[0]),
        level_end=float(level[1]),
        level_se_baseline=float(level_se[0]),
        level_se_end=float(level_se[1]),
        worst=as_evidence(worst),
        best=as_evidence(best),
        row=reading.row,
        verdict=Verdict.NARROWER_IMPLIED if closing else reading.verdict,
    )


def _level(case: Case) -> tuple[Floats, Floats, int, float] | None:
    """Level and standard error of the whole place for the same periods, None without."""
    level, at = case.prepared.level, (case.base, case.end)
    if level is None or case.area not in level.rows:
        return None
    periods = [None if k is None else case.prepared.panel.periods[k] for k in at]
    base, end = (index_of(level, period) for period in periods)
    if base is None or end is None or level.side[base] != level.side[end] or level.good == 0:
        return None
    row = level.rows[case.area]
    value, se = level.value[row, [base, end]], level.limits.used[row, [base, end]]
    if not np.all(np.isfinite(value) & (se > 0)):
        return None
    return value, se, level.good, level.rho(base, end)
