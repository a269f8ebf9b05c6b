"""Will the target be met? The forecast, and what holds before a target is agreed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import TargetEvidence
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import JUDGED, Code, Reason
from commonweal.assessment.refusal import refuse_measure
from commonweal.assessment.verdict import Verdict
from commonweal.facts.period import Period
from commonweal.methods.change import Contrast
from commonweal.methods.comparison import paule_mandel
from commonweal.methods.normal import EQUAL, Z95
from commonweal.methods.power import first_judgeable, share_that_moved, smallest_visible
from commonweal.methods.projection import FEWEST_PLACES, LONGEST_GAP, Forecast, forecast

FEWEST_PERIODS = 5
FEWEST_OTHERS = 50
LIKELY, UNLIKELY = 0.9, 0.1


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach by the end of a period; ``agreed`` once a board has decided it."""

    value: float
    due: Period
    agreed: bool = True


def judge_target(
    prepared: PreparedPanel, area: str, target: Target | None
) -> Answer[TargetEvidence]:
    """Judge whether a target was, or will be, met."""
    refused = refuse_measure(prepared, area)
    if refused:
        return Answer(*refused, TargetEvidence(None))
    row, at = prepared.rows[area], prepared.latest_index
    if at is None:
        return Answer(Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA), TargetEvidence(None))
    latest = prepared.end(row, at)
    if target is None:
        return Answer(Verdict.NOT_AGREED, Reason(Code.NO_TARGET), TargetEvidence(latest))
    if prepared.good == 0:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_POLARITY), TargetEvidence(latest))
    blank = TargetEvidence(latest, target.value, target.due, target.agreed)
    due = next((k for k in prepared.held if prepared.panel.periods[k] == target.due), None)
    if due is not None and target.agreed:
        return _published(prepared, row, due, blank)
    ahead = target.due.ends_in - float(prepared.years[at])
    answer = _from_forecast(prepared, area, ahead, blank)
    if target.agreed:
        return answer
    return Answer(Verdict.NOT_AGREED, Reason(Code.TARGET_PROPOSED), answer.evidence)


def _published(
    prepared: PreparedPanel, row: int, due: int, blank: TargetEvidence
) -> Answer[TargetEvidence]:
    """Due period published: by value, "within chance" if its limits reach the target."""
    end = prepared.end(row, due)
    told = replace(blank, latest=end)
    if end is None or blank.target is None:
        why = Reason(Code.TOO_FEW, {"end": "due", "why": "missing"})
        return Answer(Verdict.CANNOT_TELL, why, told)
    beyond = prepared.good * (end.value - blank.target)
    if end.se is not None:
        told = replace(told, within_chance=abs(beyond) <= Z95 * end.se + EQUAL)
    met = beyond >= -EQUAL
    return Answer(Verdict.MET if met else Verdict.NOT_MET, Reason(Code.DUE_PUBLISHED), told)


def outlook(
    prepared: PreparedPanel, area: str, ahead: float
) -> tuple[Forecast | None, Reason | None]:
    """Forecast a place so many years ahead, or say why not."""
    at = prepared.latest_index
    limit = _why_no_forecast(prepared, ahead)
    if limit is not None or at is None:
        return None, limit or Reason(Code.NO_DATA)
    end = prepared.end(prepared.rows[area], at)
    if end is None:
        return None, Reason(Code.TOO_FEW, {"end": "latest", "why": "missing"})
    if end.se is None:
        return None, Reason(Code.NO_LIMITS)
    return forecast(end.value, end.se, ahead, prepared.length, prepared.movement), None


def _why_no_forecast(prepared: PreparedPanel, ahead: float) -> Reason | None:
    sides = {int(prepared.side[k]) for k in prepared.held}
    full = np.isfinite(prepared.value).sum(axis=0)
    if len(sides) > 1:
        return Reason(Code.PANEL_BREAK)
    if prepared.movement.periods < FEWEST_PERIODS:
        most = int(full.max()) if full.size else 0
        if most < FEWEST_PLACES:
            return Reason(Code.FEW_PLACES, {"number": most})
        return Reason(Code.FEW_PERIODS, {"number": prepared.movement.periods})
    if ahead > LONGEST_GAP + EQUAL:
        return Reason(Code.TOO_FAR, {"years": ahead})
    if ahead < prepared.length - EQUAL:
        return Reason(Code.TOO_NEAR, {"years": ahead})
    return None


def _from_forecast(
    prepared: PreparedPanel, area: str, ahead: float, blank: TargetEvidence
) -> Answer[TargetEvidence]:
    told = _before_agreement(prepared, area, ahead, blank)
    found, why = outlook(prepared, area, ahead)
    if found is None or blank.target is None:
        return Answer(Verdict.CANNOT_TELL, why or Reason(Code.NO_TARGET), told)
    p = found.chance_of(blank.target, prepared.good)
    told = replace(
        told,
        wander=prepared.movement.wander,
        nation=prepared.movement.nation,
        drift=prepared.movement.drift,
        variance=found.variance,
        p=p,
        range_80=found.range_80,
        range_95=found.range_95,
    )
    if p >= LIKELY - EQUAL:
        return Answer(Verdict.ON_COURSE, JUDGED, told)
    verdict = Verdict.UNLIKELY if p <= UNLIKELY + EQUAL else Verdict.POSSIBLE
    return Answer(verdict, JUDGED, told)


def _before_agreement(
    prepared: PreparedPanel, area: str, ahead: float, blank: TargetEvidence
) -> TargetEvidence:
    """What is needed, what was achieved, what could be seen, and how many moved so far."""
    latest, row = blank.latest, prepared.rows[area]
    if latest is None or blank.target is None or ahead <= 0:
        return replace(blank, years_ahead=ahead)
    need = blank.target - latest.value
    told = replace(
        blank,
        years_ahead=ahead,
        need=need,
        need_a_year=need / ahead,
        achieved_a_year=_achieved(prepared, row),
        share_that_moved=_share(prepared, row, ahead, need),
    )
    if latest.se is None:
        return told
    # the due period will have an end like the latest one; its years may be shared with it
    rho = max(0.0, 1 - ahead / prepared.length)
    se = latest.se * sqrt(2 * (1 - rho))
    day = float(first_judgeable(latest.year, prepared.length, latest.se, need / ahead))
    return replace(
        told,
        sees=float(smallest_visible(se)),
        first_judgeable=day,
        judgeable_by_due=day <= latest.year + ahead + EQUAL,
        people=prepared.people(row, Contrast(need, latest.se)),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """A place that changed at least so far in so long, in the better direction."""

    area: str
    change: float
    start: Period
    end: Period


def places_that_moved(
    prepared: PreparedPanel, area: str, need: float, ahead: float
) -> tuple[tuple[Moved, ...], int]:
    """Other places that moved at least ``need`` in ``ahead`` years up to the latest period.

    Returns those places, the furthest first, and how many others could be looked at; both empty
    where no period lies so far back on the same side of a break.
    """
    at, start = prepared.latest_index, _start(prepared, ahead)
    if at is None or start is None:
        return (), 0
    delta, _v = prepared.changes(start, at)
    row, good = prepared.rows.get(area), prepared.good
    moved, looked = [], 0
    for number, code in enumerate(prepared.panel.places.areas):
        if number == row or not np.isfinite(delta[number]):
            continue
        looked += 1
        if good * (float(delta[number]) - need) >= -EQUAL:
            periods = prepared.panel.periods
            moved.append(Moved(code, float(delta[number]), periods[start], periods[at]))
    return tuple(sorted(moved, key=lambda one: (-good * one.change, one.area))), looked


def _start(prepared: PreparedPanel, ahead: float) -> int | None:
    """The period so many years before the latest, on the same side of every break."""
    at = prepared.latest_index
    if at is None:
        return None
    return next(
        (
            k
            for k in prepared.held
            if abs(prepared.years[at] - prepared.years[k] - ahead) <= EQUAL
            and prepared.side[k] == prepared.side[at]
        ),
        None,
    )


def _achieved(prepared: PreparedPanel, row: int) -> float | None:
    """Yearly change from the baseline to the latest period, both of one definition."""
    base, at = prepared.base_index, prepared.latest_index
    if base is None or at is None or at == base or prepared.side[base] != prepared.side[at]:
        return None
    change = float(prepared.value[row, at] - prepared.value[row, base])
    years = float(prepared.years[at] - prepared.years[base])
    return change / years if np.isfinite(change) else None


def _share(prepared: PreparedPanel, row: int, ahead: float, need: float) -> float | None:
    """Share of other places that moved so far in so long, up to the latest period."""
    at, start = prepared.latest_index, _start(prepared, ahead)
    if at is None or start is None:
        return None
    delta, v = prepared.changes(start, at)
    others = np.isfinite(delta)
    others[row] = False
    if others.sum() < FEWEST_OTHERS:
        return None
    common = paule_mandel(delta[others], v[others])
    share = float(share_that_moved(need, common.mean, common.tau_squared, prepared.good))
    return share if np.isfinite(share) else None
