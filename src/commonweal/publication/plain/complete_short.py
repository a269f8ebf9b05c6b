"""What a short form of the plain report must say: what it shows and leaves out make the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonweal.assessment.verdict import Kind, Verdict
from commonweal.publication.plain.about_report import LISTED
from commonweal.publication.plain.assertion import About, Assertion
from commonweal.publication.plain.complete import VERDICTS, uncounted, untold_gaps
from commonweal.publication.plain.figures import whole_in
from commonweal.publication.reading import Reading

Told = Sequence[tuple[str, Assertion]]


def missing_of_short(reading: Reading, told: Told) -> list[str]:
    """A count or a gap that is not told, a measure left out in silence or under a wrong head."""
    missing = [*uncounted(reading, told), *untold_gaps(reading, told)]
    for section, kind in LISTED.items():
        missing += _of_kind(reading, kind, [one for name, one in told if name == section])
    return missing


def _of_kind(reading: Reading, kind: Kind, told: list[Assertion]) -> Iterator[str]:
    marks = [one for one in reading.marks if one.kind is kind and one.assessments]
    held = {reading.listed_by_id(one.listing).first.key for one in marks}
    shown = [one for one in told if one.about in VERDICTS and not one.groups]
    left_out = (o for o in told if o.about is About.LEFT_OUT and o.verdict == kind.value)
    left = sum(whole_in(one.value) for one in left_out)
    for one in sorted({one.measure for one in shown} - held):
        yield f"{one} is not {kind.value}"
    for key in sorted(_without_figure(reading, shown, told)):
        yield f"{key}: its newest figure, or that it is old, is not told"
    if len(shown) + left != len(marks):
        yield f"of {len(marks)} {kind.value}, {len(shown)} are shown and {left} left out"


def _without_figure(
    reading: Reading, shown: list[Assertion], told: list[Assertion]
) -> Iterator[str]:
    figures = {one.measure for one in told if one.about is About.NOW}
    for key in {one.measure for one in shown} - figures - {""}:
        measure = reading.measure(*key.split(":", 1))
        if measure and measure.has_figure:
            yield key
    old = {one.measure for one in told if one.about is About.OLD}
    for key in {one.measure for one in shown} - old - {""}:
        measure = reading.measure(*key.split(":", 1))
        if measure and measure.assessment.freshness.verdict is Verdict.STALE:
            yield key
