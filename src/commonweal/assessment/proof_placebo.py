"""Placebo: real panels at the shortest lag, where little but chance can move a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.beside import FEWEST_OTHERS
from commonweal.assessment.gap_prepared import PreparedGap
from commonweal.assessment.limits import WIDENING, choose_limits, least_factor
from commonweal.assessment.many_answers import said
from commonweal.assessment.many_lately import lately_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.proof import ErrorRate, at_most, printed
from commonweal.assessment.proof_questions import MOVING
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import LimitsRule
from commonweal.methods.change import change_variance
from commonweal.methods.common_change import excesses_over_others
from commonweal.methods.normal import Z95
from commonweal.methods.panel_scatter import LIKES, centred_changes, pairs_without_overlap

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]
PROMISED = 0.05
DIRECTIONS = (*MOVING, Verdict.RISING, Verdict.FALLING)


def placebo(panels: Iterable[PreparedPanel]) -> Iterator[ErrorRate]:
    """Changes less the median change of all, called clear: over every authority and pair.

    Bounded over all measures together, at the shortest lag without overlap. Measure by measure,
    at longer lags, and lately, places truly move: told, not bounded.
    """
    short: list[Mask] = []
    new: list[Mask] = []
    rest: list[Mask] = []
    long: list[Mask] = []
    trends: list[Mask] = []
    for prepared in panels:
        pairs = shortest_pairs(prepared)
        found = [_raised(prepared, a, b) for a, b in pairs]
        if sum(one.size for one in found):
            yield printed("placebo", prepared.panel.measure, found, PROMISED)
        short += found
        new += list(raised_in_new_places(prepared, pairs))
        rest += [_apart(prepared, a, b) for a, b in pairs]
        long += [_raised(prepared, a, b) for a, b in _longer_pairs(prepared)]
        trends.append(_trends(prepared))
    yield at_most("placebo", "since", short, PROMISED)
    yield at_most("placebo", "places_not_learned_from", new, PROMISED)
    yield at_most("placebo", "change_beside_others", rest, PROMISED)
    yield printed("placebo", "longer_lags", long)
    yield printed("placebo", "lately", trends)


def raised_in_new_places(prepared: PreparedPanel, pairs: list[tuple[int, int]]) -> Iterator[Mask]:
    """The same for half of the places, their scatter learned from the other half alone."""
    for half in (0, 1):
        tested = np.arange(len(prepared.value)) % 2 == half
        used = used_elsewhere(prepared, tested)
        for a, b in pairs:
            variance = change_variance(used[:, a], used[:, b], prepared.rho(a, b))
            deviation = centred_changes(prepared.value, a, b)
            judged = np.isfinite(prepared.changes(a, b)[1]) & tested
            yield _clear(np.where(judged, deviation, np.nan), variance)


def used_elsewhere(prepared: PreparedPanel, left_out: Mask) -> Floats:
    """Standard errors of all places with the scatter of those that are not left out."""
    panel = prepared.panel
    value = np.where(left_out[:, None], np.nan, panel.places.value)
    other = replace(panel, places=replace(panel.places, value=value))
    scatter = choose_limits(prepared.card, other).scatter
    own = prepared.limits
    if own.rule is LimitsRule.PANEL:
        factor = np.fmax(least_factor(prepared.card), scatter.kappa)
        return factor * scatter.size_factor[:, None] * scatter.between
    tails = scatter.kappa if own.rule is LimitsRule.RECOVERED else np.full(len(own.factor), np.nan)
    used: Floats = np.fmax(own.own, np.fmax(WIDENING, tails) * scatter.between)
    return used


def placebo_of_gaps(gaps: Iterable[PreparedGap]) -> Iterator[ErrorRate]:
    """Changes of the gap between two groups, less the median change of all, called clear."""
    raised: list[Mask] = []
    for gap in gaps:
        first, last = (panel for _, panel in (gap.groups[0], gap.groups[-1]))
        if first.panel.periods != last.panel.periods:
            continue
        for a, b in shortest_pairs(first):
            variance = first.changes(a, b)[1] + last.changes(a, b)[1]
            deviation = centred_changes(last.value - first.value, a, b)
            raised.append(_clear(deviation, variance))
    yield at_most("placebo", "gaps", raised, PROMISED)


def shortest_pairs(prepared: PreparedPanel) -> list[tuple[int, int]]:
    """Every period with the earliest later one that shares no day with it."""
    periods = prepared.panel.periods
    starts, ends = (
        np.array([float(getattr(one, day).toordinal()) for one in periods])
        for day in ("start", "end")
    )
    full = np.isfinite(prepared.value).sum(axis=0) >= LIKES
    return pairs_without_overlap(starts, ends, prepared.side, full)


def _longer_pairs(prepared: PreparedPanel) -> list[tuple[int, int]]:
    near = dict(shortest_pairs(prepared))
    return [
        (a, b)
        for a, shortest in near.items()
        for b in prepared.held
        if b > shortest and prepared.side[a] == prepared.side[b]
    ]


def _raised(prepared: PreparedPanel, a: int, b: int) -> Mask:
    """Which places that can be judged would be called clear, once the common change is off."""
    return _clear(centred_changes(prepared.value, a, b), prepared.changes(a, b)[1])


def _apart(prepared: PreparedPanel, a: int, b: int) -> Mask:
    """Which would be told apart from the rest."""
    found = excesses_over_others(*prepared.changes(a, b), prepared.good)
    enough = np.isfinite(found.z1) & (found.others >= FEWEST_OTHERS)
    apart: Mask = np.abs(found.z1[enough]) > Z95
    return apart


def _clear(deviation: Floats, variance: Floats) -> Mask:
    judged = np.isfinite(deviation) & np.isfinite(variance)
    clear: Mask = np.abs(deviation[judged]) > Z95 * np.sqrt(variance[judged])
    return clear


def _trends(prepared: PreparedPanel) -> Mask:
    told = lately_everywhere(prepared)
    judged = said(told, (*DIRECTIONS, Verdict.NO_CLEAR_TREND))
    return said(told, DIRECTIONS)[judged]
