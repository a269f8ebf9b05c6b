"""What a plain text must say: a sentence that is left out is a fault as a wrong one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from commonweal.assessment.verdict import Kind, Verdict
from commonweal.publication.plain import about_report
from commonweal.publication.plain.assertion import About, Assertion
from commonweal.publication.plain.derive_whole import coming, gaps_held, said_of_boards
from commonweal.publication.plain.grammar import GAPS, judged
from commonweal.publication.plain.report import MOST_DUE
from commonweal.publication.reading import Measure, Reading

_BESIDE = {Verdict.BETTER, Verdict.SIMILAR, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER}
_BESIDE_CHANGES = {
    Verdict.WITH_THE_REST,
    Verdict.BETTER_THAN_THE_REST,
    Verdict.WORSE_THAN_THE_REST,
    Verdict.HIGHER_THAN_THE_REST,
    Verdict.LOWER_THAN_THE_REST,
}
VERDICTS = {About.VERDICT, About.GAP_VERDICT}
OF_GAPS = (About.GAP_THEN, About.GAP_NOW, About.GAP_VERDICT)


def missing_of_measure(reading: Reading, measure: Measure, told: Sequence[Assertion]) -> list[str]:
    """What the page of a measure does not say, or says of another."""
    own = [one for one in told if one.measure == measure.key]
    missing = _missing(measure, own)
    gaps = min(len(judged(reading, measure)), GAPS)
    for about in OF_GAPS:
        if sum(one.about is about and bool(one.groups) for one in own) != gaps:
            missing.append(f"{measure.key}: {gaps} gaps should be told, and {about.value} of each")
    others = {one.measure for one in told if one.measure not in {measure.key, ""}}
    return missing + [f"{measure.key}: it tells of {other}" for other in sorted(others)]


def _missing(measure: Measure, told: Iterable[Assertion]) -> list[str]:
    held = {one.about for one in told if not one.groups}
    wanted = {About.NOW} if measure.has_figure else set()
    if measure.latest is not None and measure.assessment.freshness.verdict is Verdict.STALE:
        wanted.add(About.OLD)
    if measure.assessment.beside_england.verdict in _BESIDE and _england(measure):
        wanted.add(About.ENGLAND)
    if About.THEN in held or _changed(measure):
        wanted |= {About.THEN, About.MOVED}
        if measure.assessment.change_beside_others.verdict in _BESIDE_CHANGES:
            wanted.add(About.OTHERS)
    missing = [f"{measure.key}: nothing is said of {one.value}" for one in sorted(wanted - held)]
    if not held & VERDICTS:
        missing.append(f"{measure.key}: no verdict is told")
    return missing


def _england(measure: Measure) -> bool:
    return measure.assessment.beside_england.evidence.england is not None


def _changed(measure: Measure) -> bool:
    """Whether the judge told a change, be it of the measure or of a published gap."""
    found = measure.assessment.since.evidence
    return bool(getattr(found, "change", None) or getattr(found, "gap", None))


def missing_of_report(reading: Reading, told: Sequence[tuple[str, Assertion]]) -> list[str]:
    """What the report does not say: a count, a measure of a kind, a sentence of a block."""
    missing = uncounted(reading, told)
    missing += untold_gaps(reading, told)
    missing += _of_what_comes(reading, [one for _section, one in told])
    for section, kind in about_report.LISTED.items():
        missing += _wrong_place(reading, kind, {o.measure for s, o in told if s == section})
    blocks = Counter((s, o.measure) for s, o in told if o.measure and o.about is not About.DUE)
    for section, key in blocks:
        measure = reading.measure(*key.split(":", 1))
        own = [one for s, one in told if (s, one.measure) == (section, key)]
        missing += _missing(measure, own) if measure else []
    return missing


def uncounted(reading: Reading, told: Sequence[tuple[str, Assertion]]) -> list[str]:
    """Counts that are not told: of each kind of which there is a measure, and of all."""
    counted = {one.verdict for _section, one in told if one.about is About.COUNT}
    wanted = {kind.value for kind, n in reading.summary.counts.items() if n}
    missing = [f"the count of {kind} is not told" for kind in sorted(wanted - counted)]
    if not any(one.about is About.TOTAL for _section, one in told):
        missing.append("the count of all measures is not told")
    return missing


def untold_gaps(reading: Reading, told: Sequence[tuple[str, Assertion]]) -> list[str]:
    """Figures of the strategy's gap that are not told."""
    gaps = gaps_held(reading) - {one.measure for _section, one in told}
    return [f"the gap {key} is not told" for key in sorted(gaps)]


def _of_what_comes(reading: Reading, told: Sequence[Assertion]) -> list[str]:
    """Figures that are due, and what boards agreed."""
    missing = []
    due = min(len(coming(reading)), MOST_DUE)
    if sum(one.about is About.DUE for one in told) != due:
        missing.append(f"{due} figures that are due should be told")
    boards = said_of_boards(reading) - {o.verdict for o in told if o.about is About.BOARDS}
    return [*missing, *(f"of boards, {what} is not told" for what in sorted(boards))]


def _wrong_place(reading: Reading, kind: Kind, shown: set[str]) -> list[str]:
    marks = [one for one in reading.marks if one.kind is kind and one.assessments]
    held = {reading.listed_by_id(one.listing).first.key for one in marks}
    differ = sorted(held ^ (shown - {""}))
    return [f"{key} is {kind.value} in one, and not in the other" for key in differ]
