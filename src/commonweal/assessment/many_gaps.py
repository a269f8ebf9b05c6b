"""Is the gap between groups closing, in every place at once?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.gap import IN_PROPORTION
from commonweal.assessment.gap_prepared import PreparedGap, index_of
from commonweal.assessment.gap_table import first_row
from commonweal.assessment.many_answers import (
    CODE_NUMBER,
    NUMBER,
    Answers,
    Mask,
    Small,
    no_answers,
)
from commonweal.assessment.many_gap_only import distance_words, settle_row_nought
from commonweal.assessment.many_refusals import refuse_changes
from commonweal.assessment.reason import Code
from commonweal.assessment.refusal import Case
from commonweal.assessment.verdict import Verdict
from commonweal.methods.gap_changes import GapChanges, gap_changes
from commonweal.methods.inequality import slope_weights
from commonweal.methods.smallest_changes import smallest_changes_that_matter

Floats = NDArray[np.float64]
NOT_TOLD = 2


def gap_everywhere(prepared: PreparedGap, *, by_end: bool = False) -> Answers:
    """Judge the gap between groups in every place: verdict and reason, no evidence.

    The verdicts are those of ``judge_prepared_gap`` without given shares. Raises ``ValueError``
    when the panels of the groups hold different places.
    """
    panels = [panel for _, panel in prepared.groups]
    if len({panel.panel.places.areas for panel in panels}) > 1:
        raise ValueError("the panels of the groups hold different places; take one set of places")
    baseline, ending = prepared.baseline, prepared.ending(by_end=by_end)
    cases = [
        Case(one, "", baseline, index_of(one, baseline), index_of(one, ending)) for one in panels
    ]
    answers = _refused(cases)
    if not answers.open.any():
        return answers
    change, smallest = _changes(prepared, cases)
    settle_gaps(answers, change, smallest, prepared.card.polarity.good, ordered=prepared.ordered)
    return answers


def settle_gaps(
    answers: Answers, change: GapChanges, smallest: Floats, good: int, *, ordered: bool
) -> None:
    """Answer by the table: row 0, then the first row that fits; without polarity the distance."""
    code = Code.GAP_ROW if good else Code.DISTANCE_ONLY
    ends = change.before, change.after, change.gap
    settle_row_nought(answers, *ends, ordered=ordered, code=code)
    told = distance_words(change.gap, smallest)
    answers.settle(True, _by_row(change, told) if good else told, code)


def _refused(cases: list[Case]) -> Answers:
    """Refuse as for any measure; where only some groups lack a figure, that is the reason."""
    groups = [no_answers(len(case.prepared.value)) for case in cases]
    for case, one in zip(cases, groups, strict=True):
        refuse_changes(case, one)
    verdict, reason = (
        np.stack([getattr(one, name) for one in groups]) for name in ("verdict", "reason")
    )
    refused = verdict >= 0
    first = np.argmax(refused, axis=0), np.arange(verdict.shape[1])
    same = np.all(~refused | (reason == reason[first]), axis=0)
    whole = refused.all(axis=0) | (reason[first] == CODE_NUMBER[Code.NO_LIMITS])
    answers = no_answers(verdict.shape[1])
    some: Mask = np.any(refused, axis=0)
    kept = some & same & whole
    answers.verdict[kept], answers.reason[kept] = verdict[first][kept], reason[first][kept]
    answers.settle(some, Verdict.CANNOT_TELL, Code.NO_GROUP_FIGURE)
    return answers


def _changes(prepared: PreparedGap, cases: list[Case]) -> tuple[GapChanges, Floats]:
    """The four tests of every place, groups from worst-off to best-off, and the gap's m."""
    value, se = _figures(cases, "value"), _figures(cases, "used")
    good, share = prepared.card.polarity.good or 1, _shares(cases)
    smallest = _smallest(cases, share[:, 0])
    if not prepared.ordered:
        turned = good * (value[:, 0, 1] - value[:, 0, 0]) < 0
        value, se, share = (
            np.where(turned[:, None, None], one[..., ::-1], one) for one in (value, se, share)
        )
    first = cases[0]
    rho = 0.0
    if first.base is not None and first.end is not None:
        rho = first.prepared.rho(first.base, first.end)
    told = prepared.card.value_kind in IN_PROPORTION
    return gap_changes(value, se, good, correlation=rho, share=share, relative=told), smallest


def _figures(cases: list[Case], what: str) -> Floats:
    """Values, standard errors or denominators, shape (places, 2, groups), baseline first."""
    columns = []
    for case in cases:
        prepared = case.prepared
        source = {
            "value": prepared.value,
            "used": prepared.limits.used,
            "denominator": prepared.panel.places.denominator,
        }[what]
        columns.append(source[:, [at for at in (case.base, case.end) if at is not None]])
    return np.stack(columns, axis=-1)


def _shares(cases: list[Case]) -> Floats:
    """Shares of the population by denominators; equal ones where a denominator is not known."""
    held = _figures(cases, "denominator")
    known = np.all(held > 0, axis=(1, 2))
    held = np.where(known[:, None, None], held, 1.0)
    shares: Floats = held / held.sum(axis=-1, keepdims=True)
    return np.where(known[:, None, None], shares, 1.0)


def _smallest(cases: list[Case], share: Floats) -> Floats:
    """The gap's m of every place, from the gaps of its others at the baseline."""
    value = np.column_stack([case.prepared.value[:, case.base or 0] for case in cases])
    plain = np.column_stack([case.prepared.limits.plain[:, case.base or 0] for case in cases])
    unit = max(case.prepared.unit for case in cases)
    weights, which = np.unique(slope_weights(share), axis=0, return_inverse=True)
    smallest = np.empty(len(value))
    for k, c in enumerate(weights):  # one set for all places, unless their shares differ
        rows = which.reshape(-1) == k
        se = np.sqrt(plain**2 @ c**2)
        smallest[rows] = smallest_changes_that_matter(value @ c, se, unit)[rows]
    return smallest


def _by_row(change: GapChanges, distance: Small) -> Small:
    """The verdict of the first row of the table that fits; row 11 tells the distance."""
    table = _table()
    told = np.isfinite(change.relative.delta)
    relative = np.where(told, change.relative.sign, NOT_TOLD)
    at = (change.gap.sign + 1, relative + 1, change.worst.sign + 1, change.best.sign + 1)
    still: Mask = change.gap.sign == 0
    return np.where(still, distance, table[at]).astype(np.int8)


def _table() -> Small:
    """The verdict of every outcome of the four tests, each −1, 0, 1; relative also not told."""
    table = np.empty((3, 4, 3, 3), dtype=np.int8)
    for gap, relative, worst, best in np.ndindex(*table.shape):
        told = None if relative - 1 == NOT_TOLD else relative - 1
        row = first_row(gap - 1, told, worst - 1, best - 1)
        table[gap, relative, worst, best] = NUMBER[row.verdict]
    return table
