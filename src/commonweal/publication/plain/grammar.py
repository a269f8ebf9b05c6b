"""The plain sentences of one measure, from its assessment and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import ChangeEvidence, Evidence
from commonweal.assessment.gap_evidence import GapEvidence
from commonweal.assessment.reason import Reason
from commonweal.assessment.verdict import Verdict
from commonweal.facts.period import Period
from commonweal.publication import numbers
from commonweal.publication.languages.names import of_group, of_place
from commonweal.publication.links import in_plain_words
from commonweal.publication.naming import name_of
from commonweal.publication.plain import about_gaps, about_measures, about_places
from commonweal.publication.plain.about_refusals import REFUSED
from commonweal.publication.plain.assertion import About
from commonweal.publication.plain.figures import (
    difference,
    is_level,
    period_of,
    runs_back,
    with_unit,
    written,
    year_of,
)
from commonweal.publication.plain.message import Message, Sentence, Subject, sentence
from commonweal.publication.reading import Gap, Measure, Reading

GAPS = 3
"""Pairs of groups that a block tells; the measure's page has them all."""
_OF_VERDICT = {
    (one.says[0].verdict, one.says[0].detail): one
    for one in (*about_measures.CHANGED, *about_measures.LEANING, *REFUSED)
}
_OF_ENGLAND = {one.says[0].verdict: one for one in about_places.ENGLAND}
_OF_OTHERS = {one.says[0].verdict: one for one in about_places.OTHERS}
_OF_GAP = {(one.says[0].verdict, one.says[0].detail): one for one in about_gaps.GAP_VERDICTS}


@dataclass(frozen=True, slots=True)
class Block:
    """A name and the sentences under it, each of which speaks of "it"."""

    name: str
    href: str
    sentences: tuple[Sentence, ...]


def block_of(reading: Reading, measure: Measure, *, with_gaps: bool = False) -> Block:
    """Everything that is said of a measure; its gaps where the page is its own."""
    told = [*_figures(reading, measure)]
    if with_gaps:
        told += [one for gap in judged(reading, measure)[:GAPS] for one in _gap(measure, gap)]
    href = in_plain_words(measure.card.id, measure.series.id)
    return Block(name_of(measure), href, tuple(told))


def verdict_of(reading: Reading, measure: Measure) -> Sentence:
    """The one sentence that judges a measure."""
    return _verdict(Subject(reading.place.code, measure.key), measure)


def judged(reading: Reading, measure: Measure) -> list[Gap]:
    """The gaps of a measure's card whose change could be told."""
    return [gap for gap in reading.gaps(measure.card) if gap.judged]


def _figures(reading: Reading, measure: Measure) -> Iterator[Sentence]:
    subject = Subject(reading.place.code, measure.key)
    yield verdict_of(reading, measure)
    yield from _then_and_now(subject, measure)
    if measure.latest is not None and measure.assessment.freshness.verdict is Verdict.STALE:
        yield sentence(about_measures.OLD, subject)
    yield from _beside(reading, subject, measure)


def _then_and_now(subject: Subject, measure: Measure) -> Iterator[Sentence]:
    if measure.latest is None:
        return
    card, held = measure.card, measure.points("value")
    last = held[measure.latest] or 0.0
    newest = measure.panel.periods[measure.latest]
    then = _baseline(measure.assessment.since.evidence)
    first = held[measure.panel.periods.index(then)] if then else None
    if then is None or first is None or then == newest:
        shown = with_unit(last, card, numbers.decimals_of(card))
        yield sentence(about_measures.NOW, subject, value=shown, period=period_of(newest))
        return
    decimals = numbers.agreeing(first, last, last - first, numbers.decimals_of(card))
    shown = with_unit(first, card, decimals)
    yield sentence(about_measures.THEN, subject, value=shown, period=period_of(then))
    shown = with_unit(last, card, decimals)
    yield sentence(about_measures.NOW, subject, value=shown, period=period_of(newest))
    yield _moved(subject, measure, last - first, decimals)
    if measure.card.polarity.good and not measure.card.gap_only:
        high = measure.card.polarity.good > 0
        yield sentence(about_measures.GOOD_HIGH if high else about_measures.GOOD_LOW, subject)
    if others := _OF_OTHERS.get(measure.assessment.change_beside_others.verdict.value):
        yield sentence(others, subject)


def _baseline(found: Evidence) -> Period | None:
    """The period from which the change is told; None where no change is."""
    if isinstance(found, ChangeEvidence):
        return found.baseline.period if found.baseline and found.change else None
    return found.baseline if isinstance(found, GapEvidence) and found.gap else None


def _moved(subject: Subject, measure: Measure, delta: float, decimals: int) -> Sentence:
    if not numbers.number(abs(delta), decimals).strip("0.,"):
        return sentence(about_measures.LEVEL, subject)
    message = about_measures.HIGHER if delta > 0 else about_measures.LOWER
    return sentence(message, subject, size=difference(delta, measure.card, decimals))


def _verdict(subject: Subject, measure: Measure) -> Sentence:
    answer = measure.assessment.since
    held = _OF_GAP if isinstance(answer.evidence, GapEvidence) else {}
    key = (answer.verdict.value, detail_of(answer))
    for bare in (key, (key[0], "")):
        message = held.get(bare) or _OF_VERDICT.get(bare)
        if message:
            return sentence(message, subject, **_holes(message, measure, answer))
    return sentence(_OF_VERDICT[Verdict.CANNOT_TELL.value, ""], subject)


def detail_of(answer: Answer[Evidence]) -> str:
    """The size, the leaning or the reason that the words of a verdict hang on."""
    found = answer.evidence
    if size := getattr(found, "size", None):
        return str(size.value)
    lean = getattr(found, "leaning", None)
    if lean and answer.verdict is Verdict.TOO_UNCERTAIN:
        return str(lean.word.value)
    return answer.reason.code.value


def _holes(message: Message, measure: Measure, answer: Answer[Evidence]) -> dict[str, str]:
    says = message.says[0]
    told = {}
    if says.chance:
        told["n"] = written(answer.evidence.leaning.percent, 0)  # type: ignore[attr-defined]
    if says.period:
        told[says.period] = _when(measure, answer, says.period)
    return told


def _when(measure: Measure, answer: Answer[Evidence], hole: str) -> str:
    if hole == "year":
        return year_of(int(str(answer.reason.args["year"])))
    if then := _baseline(answer.evidence):
        return period_of(then)
    return period_named(measure, answer.reason)


def period_named(measure: Measure, reason: Reason) -> str:
    """The period that a reason names by its label."""
    label = str(reason.args.get("period", ""))
    held = (one for one in measure.panel.periods if one.label == label)
    return next((period_of(one) for one in held), label)


def _beside(reading: Reading, subject: Subject, measure: Measure) -> Iterator[Sentence]:
    answer = measure.assessment.beside_england
    message = _OF_ENGLAND.get(answer.verdict.value)
    if message is None or answer.evidence.england is None:
        return
    shown = with_unit(answer.evidence.england, measure.card, numbers.decimals_of(measure.card))
    holes = {"england": shown}
    if "%(place)s" in message.text(1):
        holes["place"] = of_place(reading.place.name)
    yield sentence(message, subject, **holes)


def _gap(measure: Measure, gap: Gap) -> Iterator[Sentence]:
    answer = gap.assessment.since
    found = answer.evidence
    groups = tuple(one.name for one in found.groups)
    subject = Subject(gap.assessment.area, measure.key, (groups[0], groups[-1]))
    if not (found.gap_baseline and found.gap_end and found.baseline and found.end):
        return
    decimals = numbers.decimals_of(measure.card)
    first, last = found.gap_baseline.delta, found.gap_end.delta
    then = {
        "worst": numbers.inside(of_group(groups[0])),
        "best": numbers.inside(of_group(groups[-1])),
        "first": difference(first, measure.card, decimals),
        "start": period_of(found.baseline),
    }
    back = runs_back(first, decimals)
    yield sentence(_then(measure, found.ordered, first, decimals), subject, **then)
    turned = runs_back(last, decimals) is not back and not is_level(last, decimals)
    now = {"last": difference(last, measure.card, decimals), "end": period_of(found.end)}
    yield sentence(about_gaps.TURNED_NOW if turned else about_gaps.GAP_NOW, subject, **now)
    message = _OF_GAP.get((answer.verdict.value, ""))
    if message is None:
        raise KeyError(f"no plain words for a gap that is {answer.verdict.value!r}: add a message")
    assert message.says[0].about is About.GAP_VERDICT  # noqa: S101
    yield sentence(message, subject)


def _then(measure: Measure, ordered: bool, first: float, decimals: int) -> Message:
    """Which group was ahead; groups in their order say it by that, unless it is turned round."""
    known = measure.card.polarity.good
    if runs_back(first, decimals):
        return about_gaps.DID_BETTER if known else about_gaps.WAS_HIGHER
    if ordered:
        return about_gaps.ACROSS
    if is_level(first, decimals):
        return about_gaps.BETWEEN
    return about_gaps.DID_WORSE if known else about_gaps.WAS_LOWER
