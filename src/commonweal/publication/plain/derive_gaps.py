"""What a release says of a gap between groups, or of one published without its groups."""

from __future__ import annotations

from commonweal.assessment.gap_evidence import GapAnswer
from commonweal.publication import numbers
from commonweal.publication.plain.assertion import About, Assertion
from commonweal.publication.plain.derive_measure import verdict
from commonweal.publication.plain.differing import differ
from commonweal.publication.plain.figures import period_of, size_of_gap
from commonweal.publication.reading import Measure, Reading


def _gap_answer(told: Assertion, measure: Measure, reading: Reading) -> GapAnswer | None:
    for gap in reading.gaps(measure.card):
        groups = gap.assessment.since.evidence.groups
        if gap.judged and (groups[0].name, groups[-1].name) == told.groups:
            return gap.assessment.since
    return None


def gap_end(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The gap at one end, and its period."""
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    found = answer.evidence
    then = told.about is About.GAP_THEN
    period, size = (found.baseline, found.gap_baseline) if then else (found.end, found.gap_end)
    if period is None or size is None:
        return "there is no figure of the gap"
    decimals = numbers.decimals_of(measure.card)
    shown = size_of_gap(size.delta, measure.card, decimals)
    wrong = differ("the period", told.period, period_of(period))
    return wrong or differ("the gap", told.value, shown)


def gap_verdict(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The verdict on a gap; on the measure itself where it is a published gap."""
    if not told.groups:
        return verdict(told, measure, reading)
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    wrong = differ("the verdict", told.verdict, answer.verdict.value)
    return wrong or differ("what it hangs on", told.detail, "")
