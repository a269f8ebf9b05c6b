"""Judging beside an unknown share: p, and p + u where u is the share of unknown status."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import (
    ChangeEvidence,
    ContrastEvidence,
    DoubtfulEvidence,
    TrendEvidence,
    UnknownShare,
)
from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.verdict import Leaning, Verdict

D = TypeVar("D", bound=DoubtfulEvidence)

GIVEN = (Code.JUDGED, Code.PUBLISHED_COMPARISON)


def beside_unknown(known: Answer[D], other: Answer[D]) -> Answer[D]:
    """Set the answer for p beside that for p + u: where the verdicts differ nothing can be told.

    The numbers stay those of p; where p + u cannot be judged, p stands.
    """
    if known.reason.code not in GIVEN or other.reason.code not in GIVEN:
        return known
    both = UnknownShare(
        known.verdict,
        other.verdict,
        _leaning(known.evidence),
        _leaning(other.evidence),
        _change(other.evidence),
    )
    told = replace(known.evidence, unknown=both)
    if known.verdict is other.verdict:
        return Answer(known.verdict, known.reason, told)
    words = {"known": known.verdict.value, "with_unknown": other.verdict.value}
    return Answer(Verdict.CANNOT_TELL, Reason(Code.UNKNOWN_SHARE, words), told)


def _leaning(told: DoubtfulEvidence) -> Leaning | None:
    return told.leaning.word if isinstance(told, ChangeEvidence) and told.leaning else None


def _change(told: DoubtfulEvidence) -> ContrastEvidence | None:
    if isinstance(told, ChangeEvidence):
        return told.change
    return told.slope if isinstance(told, TrendEvidence) else None
