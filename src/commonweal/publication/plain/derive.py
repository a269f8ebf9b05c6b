"""Whether an assertion is true of a release: each is worked out again from panel and judge."""

from __future__ import annotations

from collections.abc import Callable

from commonweal.publication.plain import derive_gaps, derive_measure, derive_whole
from commonweal.publication.plain.assertion import About, Assertion
from commonweal.publication.reading import Measure, Reading

_MEASURE: dict[About, Callable[[Assertion, Measure, Reading], str]] = {
    About.THEN: derive_measure.then,
    About.NOW: derive_measure.now,
    About.OLD: derive_measure.old,
    About.MOVED: derive_measure.moved,
    About.GOOD: derive_measure.good,
    About.VERDICT: derive_measure.verdict,
    About.ENGLAND: derive_measure.england,
    About.OTHERS: derive_measure.others,
    About.GAP_THEN: derive_gaps.gap_end,
    About.GAP_NOW: derive_gaps.gap_end,
    About.GAP_VERDICT: derive_gaps.gap_verdict,
}
_WHOLE: dict[About, Callable[[Assertion, Reading], str]] = {
    About.COUNT: derive_whole.count,
    About.TOTAL: derive_whole.total,
    About.SINCE: derive_whole.since,
    About.BY_CHANCE: derive_whole.by_chance,
    About.DUE: derive_whole.due,
    About.ABSENT: derive_whole.absent,
    About.BOARDS: derive_whole.boards,
    About.LEFT_OUT: derive_whole.left_out,
    About.AS_AT: derive_whole.as_at,
}


def fault_of(told: Assertion, reading: Reading) -> str:
    """What is wrong with an assertion, in words; empty when the release bears it out."""
    if told.area != reading.place.code:
        return f"it is of {told.area}, the release is read in {reading.place.code}"
    if told.about in _MEASURE:
        measure = reading.measure(*told.measure.split(":", 1)) if ":" in told.measure else None
        if measure is None:
            return "it stands under no measure's name"
        return _MEASURE[told.about](told, measure, reading)
    return _WHOLE[told.about](told, reading)
