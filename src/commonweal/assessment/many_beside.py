"""Beside others, for every place at once: England, the neighbours, the change of the rest."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.beside import FEWEST_OTHERS
from commonweal.assessment.many_answers import NUMBER, Answers, no_answers, signed_words
from commonweal.assessment.many_refusals import change_case, refuse_changes, refuse_latest_figures
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import BESIDE, THAN_THE_REST, Verdict
from commonweal.facts.panel import COMPARISONS
from commonweal.methods.common_change import excesses_over_others
from commonweal.methods.contrasts import Contrasts
from commonweal.methods.normal import EQUAL, Z95

Floats = NDArray[np.float64]
Neighbours = Mapping[str, tuple[str, ...]]
"""Codes of the comparator set of each place; a place without one is left out."""

PUBLISHED = np.array([NUMBER[Verdict(word)] if word else -1 for word in COMPARISONS], dtype=np.int8)
ABOVE_OR_BELOW = (Verdict.ABOVE, Verdict.BELOW, Verdict.ABOVE, Verdict.BELOW)


def beside_england_everywhere(prepared: PreparedPanel) -> Answers:
    """Judge the latest figure of every place beside England's of the same period."""
    answers = no_answers(len(prepared.value))
    refuse_latest_figures(prepared, answers)
    if not answers.open.any():
        return answers
    at, limits = prepared.held[-1], prepared.limits
    published = prepared.panel.places.comparison[:, at]
    answers.settle(published > 0, PUBLISHED[published], Code.PUBLISHED_COMPARISON)
    england = prepared.england[at]
    answers.settle(not np.isfinite(england), Verdict.CANNOT_TELL, Code.NO_ENGLAND)
    lower, upper = limits.lower[:, at], limits.upper[:, at]
    without = ~(np.isfinite(lower) & np.isfinite(upper))
    answers.settle(without, Verdict.CANNOT_TELL, Code.NO_LIMITS)
    sign = (lower > england + EQUAL).astype(np.int8) - (upper < england - EQUAL).astype(np.int8)
    told = signed_words(sign, prepared.good, BESIDE, Verdict.SIMILAR)
    answers.settle(True, told, Code.JUDGED)
    return answers


def beside_neighbours_everywhere(prepared: PreparedPanel, neighbours: Neighbours) -> Answers:
    """Judge the latest figure of every place beside the mean of its comparator set."""
    answers = no_answers(len(prepared.value))
    refuse_latest_figures(prepared, answers)
    areas = prepared.panel.places.areas
    without = np.array([not neighbours.get(area) for area in areas], dtype=np.bool_)
    answers.settle(without, Verdict.CANNOT_TELL, Code.NO_COMPARATOR_SET)
    if not answers.open.any():
        return answers
    at = prepared.held[-1]
    value, used = prepared.value[:, at], prepared.limits.used[:, at]
    answers.settle(~np.isfinite(used), Verdict.CANNOT_TELL, Code.NO_LIMITS)
    member = _members(prepared, neighbours) & np.isfinite(value + used)
    number = member.sum(axis=1)
    answers.settle(number == 0, Verdict.CANNOT_TELL, Code.NO_NEIGHBOUR_FIGURES)
    difference = _beside_means(value, used, member)
    told = signed_words(difference.sign, 1, ABOVE_OR_BELOW, Verdict.SIMILAR)
    answers.settle(True, told, Code.JUDGED)
    return answers


def _members(prepared: PreparedPanel, neighbours: Neighbours) -> NDArray[np.bool_]:
    """Which places (columns) are neighbours of each (rows)."""
    areas, rows = prepared.panel.places.areas, prepared.rows
    member = np.zeros((len(areas), len(areas)), dtype=np.bool_)
    for row, area in enumerate(areas):
        member[row, [rows[one] for one in neighbours.get(area, ()) if one in rows]] = True
    return member


def _beside_means(value: Floats, se: Floats, member: NDArray[np.bool_]) -> Contrasts:
    """Every place less the mean of its neighbours, ``SE² = se² + Σse_j²/k²``."""
    k = np.maximum(member.sum(axis=1), 1)
    held = member.any(axis=0)
    taken = member[:, held].astype(np.float64)
    mean, squares = taken @ value[held] / k, taken @ se[held] ** 2 / k**2
    return Contrasts(value - mean, np.sqrt(se**2 + squares))


def change_beside_others_everywhere(prepared: PreparedPanel) -> Answers:
    """Judge the change of every place since the baseline beside that of the rest."""
    base, end = prepared.base_index, prepared.latest_index
    answers = no_answers(len(prepared.value))
    refuse_changes(change_case(prepared, end), answers)
    if base is None or end is None or not answers.open.any():
        return answers
    found = excesses_over_others(*prepared.changes(base, end), prepared.good)
    answers.settle(found.others < FEWEST_OTHERS, Verdict.CANNOT_TELL, Code.FEW_OTHERS)
    apart = np.abs(found.z1) > Z95
    sign = np.where(apart, np.where(found.excess > 0, 1, -1), 0).astype(np.int8)
    told = signed_words(sign, prepared.good, THAN_THE_REST, Verdict.WITH_THE_REST)
    answers.settle(True, told, Code.JUDGED)
    return answers
