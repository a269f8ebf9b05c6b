"""What a release says of a gap between groups, or of one published without its groups."""

from __future__ import annotations

from commonweal.assessment.evidence import ContrastEvidence
from commonweal.assessment.gap_evidence import GapAnswer, GapEvidence
from commonweal.publication import numbers
from commonweal.publication.plain.assertion import About, Assertion, Direction
from commonweal.publication.plain.derive_measure import verdict
from commonweal.publication.plain.differing import differ
from commonweal.publication.plain.figures import difference, is_level, period_of, runs_back
from commonweal.publication.reading import Measure, Reading


def _gap_answer(told: Assertion, measure: Measure, reading: Reading) -> GapAnswer | None:
    for gap in reading.gaps(measure.card):
        groups = gap.assessment.since.evidence.groups
        if gap.judged and (groups[0].name, groups[-1].name) == told.groups:
            return gap.assessment.since
    return None


def gap_end(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The gap at one end, its period, and which way it ran."""
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    found = answer.evidence
    then = told.about is About.GAP_THEN
    period, size = (found.baseline, found.gap_baseline) if then else (found.end, found.gap_end)
    if period is None or size is None:
        return "there is no figure of the gap"
    shown = difference(size.delta, measure.card, numbers.decimals_of(measure.card))
    wrong = differ("the period", told.period, period_of(period))
    wrong = wrong or differ("the gap", told.value, shown)
    return wrong or (_way_then if then else _way_now)(told, measure, found)


def _way_then(told: Assertion, measure: Measure, found: GapEvidence) -> str:
    """Which group did better at the baseline; groups in their order are told as such."""
    back, good = _back(found.gap_baseline, measure), measure.card.polarity.good
    ordered = found.ordered and not back
    if ordered or _level(found.gap_baseline, measure):
        way = Direction.NOT_SAID
    elif back:
        way = Direction.BETTER if good else Direction.UP
    else:
        way = Direction.WORSE if good else Direction.DOWN
    wrong = differ("which group did better", told.direction, way)
    detail = "ordered" if ordered else ""
    return wrong or differ("whether the groups stand in order", told.detail, detail)


def _way_now(told: Assertion, measure: Measure, found: GapEvidence) -> str:
    """Whether the gap runs as it did at the baseline; one of nought runs no other way."""
    kept = _back(found.gap_end, measure) is _back(found.gap_baseline, measure)
    kept = kept or _level(found.gap_end, measure)
    way = Direction.SAME if kept else Direction.UNKNOWN
    return differ("which way the gap runs", told.direction, way)


def _back(size: ContrastEvidence | None, measure: Measure) -> bool:
    return size is not None and runs_back(size.delta, numbers.decimals_of(measure.card))


def _level(size: ContrastEvidence | None, measure: Measure) -> bool:
    return size is not None and is_level(size.delta, numbers.decimals_of(measure.card))


def gap_verdict(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The verdict on a gap; on the measure itself where it is a published gap."""
    if not told.groups:
        return verdict(told, measure, reading)
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    wrong = differ("the verdict", told.verdict, answer.verdict.value)
    return wrong or differ("what it hangs on", told.detail, "")
