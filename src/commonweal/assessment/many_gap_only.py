"""A slope index published without its groups, for every place at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.many_answers import NUMBER, Answers, Small, no_answers, signed_words
from commonweal.assessment.many_refusals import change_case, refuse_changes
from commonweal.assessment.many_since import changes_everywhere, smallest_everywhere
from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.methods.contrasts import Contrasts, little_changes
from commonweal.methods.normal import EQUAL

Floats = NDArray[np.float64]

NARROWER_OR_WIDER = (Verdict.WIDER, Verdict.NARROWER, Verdict.WIDER, Verdict.NARROWER)


def gap_only_everywhere(prepared: PreparedPanel, *, by_end: bool = False) -> Answers:
    """Judge a published slope index in every place; ``closing`` is never said without groups."""
    base, end = prepared.base_index, prepared.by_end_index if by_end else prepared.latest_index
    answers = no_answers(len(prepared.value))
    refuse_changes(change_case(prepared, end), answers)
    if base is None or end is None or not answers.open.any():
        return answers
    value, used = prepared.value, prepared.limits.used
    before, after = (Contrasts(value[:, k], used[:, k]) for k in (base, end))
    change = changes_everywhere(prepared, base, end)
    settle_row_nought(answers, before, after, change, ordered=True, code=Code.PUBLISHED_GAP)
    told = distance_words(change, smallest_everywhere(prepared, base))
    answers.settle(True, told, Code.PUBLISHED_GAP)
    return answers


def settle_row_nought(
    answers: Answers,
    before: Contrasts,
    after: Contrasts,
    change: Contrasts,
    *,
    ordered: bool,
    code: Code,
) -> None:
    """Answer row 0: the places whose gap is not positive at an end."""
    upset = ~((before.delta > EQUAL) & (after.delta > EQUAL))
    if ordered:
        both = upset & (before.sign < 0) & (after.sign < 0)
        answers.settle(both, Verdict.ORDER_REVERSED, code)
    answers.settle(upset & (change.sign != 0), Verdict.ORDER_CHANGED, code)
    answers.settle(upset, Verdict.TOO_UNCERTAIN_WHICH, code)


def distance_words(change: Contrasts, smallest: Floats) -> Small:
    """Narrower, wider, little change by z90 and the gap's m, else too uncertain to tell."""
    told = signed_words(change.sign, 0, NARROWER_OR_WIDER, Verdict.TOO_UNCERTAIN)
    told[(change.sign == 0) & little_changes(change, smallest)] = NUMBER[Verdict.LITTLE_CHANGE]
    return told
