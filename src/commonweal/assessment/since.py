"""Since the baseline: the change, what it means, and whether its pace broke."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from commonweal.assessment.answer import Answer, ChangeAnswer
from commonweal.assessment.evidence import (
    ChangeEvidence,
    ContrastEvidence,
    LeaningEvidence,
    PaceEvidence,
    WeakerReading,
    as_evidence,
)
from commonweal.assessment.lately import lately
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import JUDGED, Code
from commonweal.assessment.refusal import Case, refuse
from commonweal.assessment.verdict import CHANGED, Leaning, Size, Verdict, signed
from commonweal.methods.change import (
    Contrast,
    Pace,
    chance_better,
    little_change,
    pace_of_change,
    size_of_change,
)
from commonweal.methods.normal import EQUAL

SINCE = "since_baseline"
BY_END = "since_baseline_by_end"
SLACK = 1.0
SIZES = {1: Size.MORE, -1: Size.LESS, 0: Size.UNCERTAIN}


def lean(change: Contrast, good: int) -> LeaningEvidence:
    """Say where an uncertain change leans, with its chance in 100 (cut, not rounded).

    The number goes with the word; beside "could be either way" it is the chance of better.
    """
    p = chance_better(change, good)
    likelier = max(p, 1 - p)
    better = p >= 0.5
    if likelier >= 0.9 - EQUAL:
        word = Leaning.VERY_LIKELY_BETTER if better else Leaning.VERY_LIKELY_WORSE
    elif likelier >= 2 / 3 - EQUAL:
        word = Leaning.LIKELY_BETTER if better else Leaning.LIKELY_WORSE
    else:
        word = Leaning.EITHER
    chance = p if word is Leaning.EITHER else likelier
    return LeaningEvidence(p, word, int(100 * chance + EQUAL))


def since_baseline(prepared: PreparedPanel, area: str, *, by_end: bool = False) -> ChangeAnswer:
    """Judge the change since the baseline, to the latest period or to the strategy's end."""
    end = prepared.by_end_index if by_end else prepared.latest_index
    case = Case(prepared, area, prepared.baseline, prepared.base_index, end)
    blank = _blank(case, by_end)
    refused = refuse(case)
    if refused is None:
        return _judged(case, blank)
    verdict, reason = refused
    if reason.code is Code.BREAK:
        blank = replace(blank, weaker=weaker_reading(case))
    elif reason.code is Code.NO_LIMITS and blank.baseline and blank.end:
        delta = blank.end.value - blank.baseline.value
        nan = float("nan")
        blank = replace(blank, change=ContrastEvidence(delta, nan, nan, nan, nan, nan))
    return Answer(verdict, reason, blank)


def _blank(case: Case, by_end: bool) -> ChangeEvidence:
    """The evidence before any judgement: the ends that are held, and when the end is final."""
    prepared, row = case.prepared, case.row
    ends = [
        prepared.end(row, at) if row >= 0 and at is not None else None
        for at in (case.base, case.end)
    ]
    final, due = final_date(prepared) if by_end else (True, None)
    return ChangeEvidence(
        BY_END if by_end else SINCE, ends[0], ends[1], length=prepared.length, final=final, due=due
    )


def final_date(prepared: PreparedPanel) -> tuple[bool, date | None]:
    """Whether the verdict by the end is final, else when it is due.

    Final once no later period can end by the strategy's last day. Due: the end of the last
    period that can, plus the expected lag; None where no lag is known.
    """
    at, last = prepared.by_end_index, prepared.settings.last_day
    if at is None:
        return False, None
    card, end = prepared.card, prepared.panel.periods[at].end
    coming = _months_on(end, card.interval_months)
    if coming > last or card.ended:
        return True, None
    while (later := _months_on(coming, card.interval_months)) <= last:
        coming = later
    return False, None if card.lag_months is None else _months_on(coming, card.lag_months)


def _months_on(day: date, months: int) -> date:
    """The same day so many months on; a month's last day stays a month's last day."""
    after = day + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(after.day, last)) - timedelta(days=1)


def _judged(case: Case, blank: ChangeEvidence) -> ChangeAnswer:
    prepared, row = case.prepared, case.row
    base, end = case.base, case.end
    if base is None or end is None:  # pragma: no cover - refused before
        raise ValueError("a case without both ends must have been refused")
    change = prepared.change(row, base, end)
    m, whose = prepared.smallest_change(row, base)
    verdict, size, leaning = read_change(change, prepared.good, m)
    rho = prepared.rho(base, end)
    own = prepared.change(row, base, end, own=True)
    evidence = replace(
        blank,
        limits=prepared.rule_evidence(row, base, end),
        rho=rho,
        shared_years=rho * prepared.length,
        change=as_evidence(change),
        smallest_change=m,
        smallest_change_by=whose,
        size=size,
        leaning=leaning,
        clear_by_own_limits=change.sign == 0 and own.se > 0 and own.sign != 0,
        people=prepared.people(row, change),
    )
    return _with_pace(case, verdict, evidence)


def read_change(
    change: Contrast, good: int, m: float | None
) -> tuple[Verdict, Size | None, LeaningEvidence | None]:
    """Give the first verdict that holds, with its size clause or its leaning."""
    if change.sign:
        size = SIZES[size_of_change(change, m)] if m is not None else None
        return signed(change.sign, good, CHANGED), size, None
    if little_change(change, m):
        return Verdict.LITTLE_CHANGE, None, None
    return Verdict.TOO_UNCERTAIN, None, lean(change, good) if good else None


def _with_pace(case: Case, verdict: Verdict, evidence: ChangeEvidence) -> ChangeAnswer:
    """Let "stalled" or "reversed" take the place of the verdict, which stays in the evidence."""
    found = _pace(case)
    if found is None:
        return Answer(verdict, JUDGED, evidence)
    before, pace = found
    word = None
    if pace.stalled and lately(case.prepared, case.area).verdict is not Verdict.IMPROVING:
        word = Verdict.STALLED
    elif pace.reversed:
        word = Verdict.REVERSED
    told = PaceEvidence(
        before=case.prepared.panel.periods[before],
        before_year=float(case.prepared.years[before]),
        z_before=pace.before.z,
        z_since=pace.since.z,
        z_pace=pace.slowing.z,
        replaced=verdict if word else None,
    )
    return Answer(word or verdict, JUDGED, replace(evidence, pace=told))


def _pace(case: Case) -> tuple[int, Pace] | None:
    prepared, row = case.prepared, case.row
    before = before_index(case)
    if before is None or case.base is None or case.end is None or prepared.good == 0:
        return None
    at = [before, case.base, case.end]
    years, values, ses = (
        tuple(float(one) for one in array)
        for array in (prepared.years[at], prepared.value[row, at], prepared.limits.used[row, at])
    )
    pace = pace_of_change(
        (years[0], years[1], years[2]),
        (values[0], values[1], values[2]),
        (ses[0], ses[1], ses[2]),
        prepared.length,
        prepared.good,
    )
    return before, pace


def before_index(case: Case) -> int | None:
    """The period as long before the baseline as now is after it: the nearest with value and se.

    A year's slack, of two as near the earlier; no overlap with the baseline and no break.
    """
    prepared, base, end = case.prepared, case.base, case.end
    if base is None or end is None:  # pragma: no cover - refused before
        return None
    value, used = prepared.value[case.row], prepared.limits.used[case.row]
    fits = (k for k in before_candidates(prepared, base, end) if np.isfinite(value[k]))
    return next((k for k in fits if used[k] > 0), None)


def before_candidates(prepared: PreparedPanel, base: int, end: int) -> list[int]:
    """Periods that may stand before the baseline, in the order in which they are tried."""
    years, periods = prepared.years, prepared.panel.periods
    wanted = 2 * years[base] - years[end]
    fits = [
        (abs(float(years[k] - wanted)), k)
        for k in prepared.held
        if k < base
        and abs(years[k] - wanted) <= SLACK + EQUAL
        and prepared.side[k] == prepared.side[base]
        and not periods[k].overlaps(periods[base])
    ]
    return [k for _, k in sorted(fits)]


def weaker_reading(case: Case) -> WeakerReading | None:
    """Compare a place with England on either side of a break (England taken as fixed)."""
    prepared, row, base, end = case.prepared, case.row, case.base, case.end
    if base is None or end is None or row < 0:
        return None
    england = prepared.england
    before = float(prepared.value[row, base] - england[base])
    after = float(prepared.value[row, end] - england[end])
    change = Contrast(after - before, prepared.change(row, base, end).se)
    if not (np.isfinite(change.delta) and change.se > 0):
        return None
    verdict = signed(change.sign, prepared.good, CHANGED) if change.sign else Verdict.NONE
    return WeakerReading(
        float(england[base]), float(england[end]), before, after, as_evidence(change), verdict
    )
