"""Whether an assertion is true of a release: each is worked out again from panel and judge."""

from __future__ import annotations

import re
from collections.abc import Callable

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import Evidence
from commonweal.assessment.gap_evidence import GapAnswer
from commonweal.assessment.summary import Summary
from commonweal.assessment.verdict import Kind, Verdict
from commonweal.facts.card import Card
from commonweal.publication import calendar_of, numbers
from commonweal.publication.agreed_words import agreed_words
from commonweal.publication.plain import about_report
from commonweal.publication.plain.assertion import About, Assertion, Direction
from commonweal.publication.plain.figures import (
    day_of,
    decimals_in,
    difference,
    month_of,
    period_of,
    whole_in,
    with_unit,
    year_of,
)
from commonweal.publication.plain.messages import MESSAGES
from commonweal.publication.reading import Measure, Reading

OF_A_MEASURE = {
    About.THEN, About.NOW, About.MOVED, About.GOOD, About.VERDICT, About.ENGLAND, About.GAP_THEN,
    About.GAP_NOW, About.GAP_VERDICT,
}  # fmt: skip


def fault_of(told: Assertion, reading: Reading) -> str:
    """What is wrong with an assertion, in words; empty when the release bears it out."""
    if told.area != reading.place.code:
        return f"it is of {told.area}, the release is read in {reading.place.code}"
    if told.about in OF_A_MEASURE:
        measure = reading.measure(*told.measure.split(":", 1)) if ":" in told.measure else None
        if measure is None:
            return "it stands under no measure's name"
        return _MEASURE[told.about](told, measure, reading)
    return _WHOLE[told.about](told, reading)


def _differ(what: str, said: object, true: object) -> str:
    return "" if _flat(said) == _flat(true) else f"{what} is {true}, not {said}"


def _flat(thing: object) -> object:
    """A text as it is read: every space, also one that does not break, is a space."""
    return " ".join(thing.split()) if isinstance(thing, str) else thing


def _then(told: Assertion, measure: Measure, reading: Reading) -> str:
    at = _baseline(measure)
    if at is None:
        return "there is no baseline"
    held, period = measure.points("value")[at], period_of(measure.panel.periods[at])
    return _differ("the period", told.period, period) or _figure(told, held, measure.card)


def _baseline(measure: Measure) -> int | None:
    """Where the baseline stands among the periods of the series itself."""
    base, held = measure.prepared.baseline, measure.panel.periods
    return held.index(base) if base in held else None


def _now(told: Assertion, measure: Measure, reading: Reading) -> str:
    if measure.latest is None:
        return "there is no figure"
    newest = period_of(measure.panel.periods[measure.latest])
    held = measure.points("value")[measure.latest]
    return _differ("the period", told.period, newest) or _figure(told, held, measure.card)


def _figure(told: Assertion, held: float | None, card: Card) -> str:
    """A figure as published: number, decimals and unit."""
    if held is None:
        return "there is no figure"
    decimals = decimals_in(told.value)
    if decimals not in {numbers.decimals_of(card), numbers.decimals_of(card) + 1}:
        return f"the figure is shown to {numbers.decimals_of(card)} decimals, not {decimals}"
    return _differ("the figure", told.value, with_unit(held, card, decimals))


def _moved(told: Assertion, measure: Measure, reading: Reading) -> str:
    at, held = _baseline(measure), measure.points("value")
    first = None if at is None else held[at]
    last = held[measure.latest] if measure.latest is not None else None
    if first is None or last is None:
        return "there are no two figures"
    own = numbers.decimals_of(measure.card)
    decimals = numbers.agreeing(first, last, last - first, own)
    if told.direction is Direction.SAME:
        shown = numbers.number(abs(last - first), decimals)
        return "" if not shown.strip("0.,") else f"the figures differ by {shown}"
    if told.decimals != decimals:
        return f"the size is shown to {decimals} decimals, not {told.decimals}"
    way = Direction.UP if last > first else Direction.DOWN
    wanted = difference(last - first, measure.card, decimals_in(told.value))
    return _differ("the way", told.direction, way) or _differ("the size", told.value, wanted)


def _good(told: Assertion, measure: Measure, reading: Reading) -> str:
    ways = {1: Direction.UP, -1: Direction.DOWN, 0: Direction.UNKNOWN}
    return _differ("the better way", told.direction, ways[measure.card.polarity.good])


def _verdict(told: Assertion, measure: Measure, reading: Reading) -> str:
    answer = measure.assessment.since
    lean = getattr(answer.evidence, "leaning", None)
    wrong = _differ("the verdict", told.verdict, answer.verdict.value)
    wrong = wrong or _differ("what it hangs on", told.detail, _detail(told.about, answer))
    if wrong:
        return wrong
    if told.chance is not None and told.chance != (lean and lean.percent):
        return f"the chance is {lean and lean.percent} in 100, not {told.chance}"
    return _when(told, measure) if told.period else ""


def _detail(about: About, answer: Answer[Evidence]) -> str:
    """The size, leaning or reason of an answer, where there are words for it; else none."""
    found = answer.evidence
    size, lean = getattr(found, "size", None), getattr(found, "leaning", None)
    true = answer.reason.code.value
    if size:
        true = size.value
    elif lean and answer.verdict is Verdict.TOO_UNCERTAIN:
        true = lean.word.value
    said = (says for message in MESSAGES for says in message.says if says.about is about)
    worded = {one.detail for one in said if one.verdict == answer.verdict.value}
    return true if true in worded else ""


def _when(told: Assertion, measure: Measure) -> str:
    answer, held = measure.assessment.since, set()
    if year := answer.reason.args.get("year"):
        held.add(year_of(int(str(year))))
    if label := answer.reason.args.get("period"):
        held |= {period_of(one) for one in measure.panel.periods if one.label == label} or {label}
    if not held and (at := _baseline(measure)) is not None:
        held.add(period_of(measure.panel.periods[at]))
    return (
        ""
        if _flat(told.period) in set(map(_flat, held))
        else f"the period is {sorted(map(str, held))}, not {told.period}"
    )


def _england(told: Assertion, measure: Measure, reading: Reading) -> str:
    answer = measure.assessment.beside_england
    if measure.latest is None:
        return "there is no figure"
    held = measure.england()[measure.latest]
    wrong = _differ("the comparison", told.verdict, answer.verdict.value)
    return wrong or _figure(told, held, measure.card)


def _gap_answer(told: Assertion, measure: Measure, reading: Reading) -> GapAnswer | None:
    for gap in reading.gaps(measure.card):
        groups = gap.assessment.since.evidence.groups
        if gap.judged and (groups[0].name, groups[-1].name) == told.groups:
            return gap.assessment.since
    return None


def _gap_end(told: Assertion, measure: Measure, reading: Reading) -> str:
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    found = answer.evidence
    then = told.about is About.GAP_THEN
    period, size = (found.baseline, found.gap_baseline) if then else (found.end, found.gap_end)
    if period is None or size is None:
        return "there is no figure of the gap"
    decimals = numbers.decimals_of(measure.card)
    shown = difference(size.delta, measure.card, decimals)
    zero = not re.sub(r"\D|0", "", numbers.number(abs(size.delta), decimals))
    sign = numbers.MINUS if size.delta < 0 and not zero else ""
    wrong = _differ("the period", told.period, period_of(period))
    return wrong or _differ("the gap", told.value, sign + shown)


def _gap_verdict(told: Assertion, measure: Measure, reading: Reading) -> str:
    if not told.groups:
        return _verdict(told, measure, reading)
    answer = _gap_answer(told, measure, reading)
    if answer is None:
        return f"no gap is told between {' and '.join(told.groups)}"
    wrong = _differ("the verdict", told.verdict, answer.verdict.value)
    return wrong or _differ("what it hangs on", told.detail, "")


_MEASURE: dict[About, Callable[[Assertion, Measure, Reading], str]] = {
    About.THEN: _then, About.NOW: _now, About.MOVED: _moved, About.GOOD: _good,
    About.VERDICT: _verdict, About.ENGLAND: _england, About.GAP_THEN: _gap_end,
    About.GAP_NOW: _gap_end, About.GAP_VERDICT: _gap_verdict,
}  # fmt: skip


def _count(told: Assertion, reading: Reading) -> str:
    kind = Kind(told.verdict)
    said = whole_in(told.value) if told.value else 0
    return _differ(f"the count of {kind.value}", said, reading.summary.counts[kind])


def _total(told: Assertion, reading: Reading) -> str:
    return _differ("the count of all", whole_in(told.value), reading.summary.total)


def _since(told: Assertion, reading: Reading) -> str:
    return _differ("the year", told.period, year_of(reading.settings.baseline_year))


def _chance(told: Assertion, reading: Reading) -> str:
    summary: Summary = reading.summary
    return _differ("the count by luck", whole_in(told.value), round(summary.by_chance))


def _due(told: Assertion, reading: Reading) -> str:
    card = told.measure.split(":", 1)[0]
    held = [one for one in calendar_of.expected(reading) if one.card == card and not one.overdue]
    dates = [(month_of(one.when), month_of(one.until)) for one in held]
    said = (_flat(told.value), _flat(told.period))
    return "" if said in [tuple(map(_flat, one)) for one in dates] else f"what is due is {dates}"


def _boards(told: Assertion, reading: Reading) -> str:
    agreed = agreed_words(reading)
    if told.verdict == about_report.NEWEST:
        newest = max((one.on for one in agreed.decided), default=None)
        return _differ("the day", told.period, newest and day_of(newest))
    held = agreed.spoken if told.verdict == about_report.WORDS else agreed.decided
    return _differ("the count", whole_in(told.value) if told.value else 0, len(held))


_WHOLE: dict[About, Callable[[Assertion, Reading], str]] = {
    About.COUNT: _count, About.TOTAL: _total, About.SINCE: _since, About.BY_CHANCE: _chance,
    About.DUE: _due, About.BOARDS: _boards,
}  # fmt: skip
