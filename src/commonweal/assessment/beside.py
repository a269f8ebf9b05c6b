"""Beside others: England, the neighbours, and the change of the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import stdtrit

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import (
    EnglandEvidence,
    NeighboursEvidence,
    OthersEvidence,
    as_evidence,
)
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import JUDGED, Code, Reason
from commonweal.assessment.refusal import Case, refuse, refuse_measure
from commonweal.assessment.verdict import BESIDE, THAN_THE_REST, Verdict, signed
from commonweal.facts.panel import COMPARISONS
from commonweal.methods.comparison import beside_mean, excess_change, paule_mandel, rank_among
from commonweal.methods.normal import EQUAL, Z95

FEWEST_OTHERS = 50
FEW = Reason(Code.TOO_FEW, {"end": "latest", "why": "missing"})


def beside_england(prepared: PreparedPanel, area: str) -> Answer[EnglandEvidence]:
    """Judge the latest figure beside England's of the same period."""
    refused = refuse_measure(prepared, area)
    at = prepared.latest_index
    if refused or at is None:
        verdict, reason = refused or (Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA))
        return Answer(verdict, reason, EnglandEvidence(None))
    row = prepared.rows[area]
    end, england = prepared.end(row, at), float(prepared.england[at])
    if end is None:
        return Answer(Verdict.CANNOT_TELL, FEW, EnglandEvidence(None))
    evidence = EnglandEvidence(end, england if np.isfinite(england) else None)
    published = COMPARISONS[prepared.panel.places.comparison[row, at]]
    if published:
        quoted = replace(evidence, quoted=True)
        return Answer(Verdict(published), Reason(Code.PUBLISHED_COMPARISON), quoted)
    if evidence.england is None:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_ENGLAND), evidence)
    if end.lower is None or end.upper is None:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_LIMITS), evidence)
    sign = (end.lower > england + EQUAL) - (end.upper < england - EQUAL)
    told = replace(evidence, limits=prepared.rule_evidence(row, at))
    verdict = signed(sign, prepared.good, BESIDE) if sign else Verdict.SIMILAR
    return Answer(verdict, JUDGED, told)


def beside_neighbours(
    prepared: PreparedPanel, area: str, neighbours: tuple[str, ...] | None
) -> Answer[NeighboursEvidence]:
    """Judge the latest figure beside the mean of the comparator set's places."""
    blank = NeighboursEvidence(prepared.card.comparator_set, neighbours=neighbours or ())
    refused = refuse_measure(prepared, area)
    at = prepared.latest_index
    if refused or at is None:
        verdict, reason = refused or (Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA))
        return Answer(verdict, reason, blank)
    if not neighbours:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_COMPARATOR_SET), blank)
    end = prepared.end(prepared.rows[area], at)
    if end is None:
        return Answer(Verdict.CANNOT_TELL, FEW, blank)
    blank = replace(blank, end=end)
    if end.se is None:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_LIMITS), blank)
    return _beside_held(prepared, at, neighbours, blank, (end.value, end.se))


def _beside_held(
    prepared: PreparedPanel,
    at: int,
    neighbours: tuple[str, ...],
    blank: NeighboursEvidence,
    own: tuple[float, float],
) -> Answer[NeighboursEvidence]:
    value, used = prepared.value[:, at], prepared.limits.used[:, at]
    held = {
        one: prepared.rows[one]
        for one in neighbours
        if one in prepared.rows
        and np.isfinite(value[prepared.rows[one]] + used[prepared.rows[one]])
    }
    blank = replace(blank, missing=tuple(one for one in neighbours if one not in held))
    if not held:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.NO_NEIGHBOUR_FIGURES), blank)
    theirs, their_se = value[list(held.values())], used[list(held.values())]
    difference = beside_mean(*own, theirs, their_se)
    told = replace(
        blank,
        mean=float(np.mean(theirs)),
        mean_se=float(np.sqrt(np.sum(their_se**2)) / len(held)),
        difference=as_evidence(difference),
        rank=rank_among(own[0], theirs, prepared.good),
        of=len(held) + 1,
    )
    words = {1: Verdict.ABOVE, -1: Verdict.BELOW, 0: Verdict.SIMILAR}
    return Answer(words[difference.sign], JUDGED, told)


def change_beside_others(prepared: PreparedPanel, area: str) -> Answer[OthersEvidence]:
    """Judge the change since the baseline beside that of the rest of the panel."""
    base, end = prepared.base_index, prepared.latest_index
    case = Case(prepared, area, prepared.baseline, base, end)
    ending = None if end is None else prepared.panel.periods[end]
    blank = OthersEvidence(prepared.baseline, ending)
    refused = refuse(case)
    if refused or base is None or end is None:
        verdict, reason = refused or (Verdict.CANNOT_TELL, Reason(Code.NO_LIMITS))
        return Answer(verdict, reason, blank)
    delta, v = prepared.changes(base, end)
    others = np.isfinite(delta)
    others[case.row] = False
    number = int(others.sum())
    if number < FEWEST_OTHERS:
        return Answer(Verdict.CANNOT_TELL, Reason(Code.FEW_OTHERS, {"number": number}), blank)
    common = paule_mandel(delta[others], v[others])
    mine = float(delta[case.row]), float(v[case.row])
    excess = excess_change(*mine, common)
    apart = abs(excess.z1) > Z95
    told = replace(
        blank,
        delta=mine[0],
        variance=mine[1],
        common=common.mean,
        common_se=common.se,
        common_lower=common.lower,
        common_upper=common.upper,
        tau_squared=common.tau_squared,
        excess=excess.excess,
        z1=excess.z1,
        z2=excess.z2,
        unusual=apart and abs(excess.z2) > float(stdtrit(number - 1, 0.975)),
        rank=rank_among(mine[0], delta[others], prepared.good),
        of=number + 1,
    )
    if not apart:
        return Answer(Verdict.WITH_THE_REST, JUDGED, told)
    sign = 1 if excess.excess > 0 else -1
    return Answer(signed(sign, prepared.good, THAN_THE_REST), JUDGED, told)
