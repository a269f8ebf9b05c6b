"""Lately: the direction of the latest points."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import TrendEvidence, as_evidence
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import JUDGED, Code, Reason
from commonweal.assessment.refusal import refuse_measure
from commonweal.assessment.verdict import MOVING, Verdict, signed
from commonweal.methods.trend import weighted_trend

FEWEST = 5
MOST_OVERLAPPING = 8


def lately(prepared: PreparedPanel, area: str) -> Answer[TrendEvidence]:
    """Judge the slope over the latest points after the last break."""
    refused = refuse_measure(prepared, area)
    at = [] if refused else latest_points(prepared, prepared.rows[area])
    evidence = _evidence(prepared, area, at)
    if refused:
        return Answer(*refused, evidence)
    row, periods = prepared.rows[area], evidence.periods
    if not at and np.isfinite(prepared.value[row]).any():
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_LIMITS), evidence)
    if len(at) < FEWEST or periods[0].overlaps(periods[-1]):
        return Answer(Verdict.CANNOT_TELL, Reason(Code.POINTS, {"number": len(at)}), evidence)
    trend = weighted_trend(
        prepared.years[at], prepared.value[row, at], prepared.limits.used[row, at], prepared.length
    )
    told = replace(
        evidence,
        limits=prepared.rule_evidence(row, *at),
        slope=as_evidence(trend.slope),
        critical=trend.slope.critical,
        scatter=trend.scatter,
        freedom=trend.freedom,
        off_line=trend.off_line,
    )
    sign = trend.slope.sign
    verdict = signed(sign, prepared.good, MOVING) if sign else Verdict.NO_CLEAR_TREND
    return Answer(verdict, JUDGED, told)


def latest_points(prepared: PreparedPanel, row: int) -> list[int]:
    """The latest 5 points with value and se, or 8 where periods share years."""
    if not prepared.held:
        return []
    last_side = max(prepared.side[k] for k in prepared.held)
    points = [
        k
        for k in prepared.held
        if prepared.side[k] == last_side
        and np.isfinite(prepared.value[row, k])
        and prepared.limits.used[row, k] > 0
    ]
    return points[-(MOST_OVERLAPPING if prepared.overlapping else FEWEST) :]


def _evidence(prepared: PreparedPanel, area: str, at: list[int]) -> TrendEvidence:
    row = prepared.rows.get(area, 0)
    return TrendEvidence(
        periods=tuple(prepared.panel.periods[k] for k in at),
        years=tuple(float(prepared.years[k]) for k in at),
        values=tuple(float(prepared.value[row, k]) for k in at),
        ses=tuple(float(prepared.limits.used[row, k]) for k in at),
    )
