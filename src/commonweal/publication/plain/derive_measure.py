"""What a release says of a measure: its figures, its verdict, England beside it."""

from __future__ import annotations

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import Evidence
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import Card
from commonweal.publication import numbers
from commonweal.publication.plain.assertion import About, Assertion, Direction
from commonweal.publication.plain.differing import differ, flat
from commonweal.publication.plain.figures import (
    decimals_in,
    difference,
    period_of,
    with_unit,
    year_of,
)
from commonweal.publication.plain.messages import MESSAGES
from commonweal.publication.reading import Measure, Reading


def then(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The figure at the baseline, and its period."""
    at = _baseline(measure)
    if at is None:
        return "there is no baseline"
    held, period = measure.points("value")[at], period_of(measure.panel.periods[at])
    return differ("the period", told.period, period) or _figure(told, held, measure.card)


def _baseline(measure: Measure) -> int | None:
    """Where the baseline stands among the periods of the series itself."""
    base, held = measure.prepared.baseline, measure.panel.periods
    return held.index(base) if base in held else None


def now(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The newest figure, and its period."""
    if measure.latest is None:
        return "there is no figure"
    newest = period_of(measure.panel.periods[measure.latest])
    held = measure.points("value")[measure.latest]
    return differ("the period", told.period, newest) or _figure(told, held, measure.card)


def old(told: Assertion, measure: Measure, reading: Reading) -> str:
    """That a newer figure should be out by now."""
    stale = measure.assessment.freshness.verdict is Verdict.STALE
    return "" if stale else "the newest figure is in date, or nobody knows when the next is due"


def _figure(told: Assertion, held: float | None, card: Card) -> str:
    """A figure as published: number, decimals and unit."""
    if held is None:
        return "there is no figure"
    decimals = decimals_in(told.value)
    if decimals not in {numbers.decimals_of(card), numbers.decimals_of(card) + 1}:
        return f"the figure is shown to {numbers.decimals_of(card)} decimals, not {decimals}"
    return differ("the figure", told.value, with_unit(held, card, decimals))


def moved(told: Assertion, measure: Measure, reading: Reading) -> str:
    """How far apart the two figures lie, and which way."""
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
    return differ("the way", told.direction, way) or differ("the size", told.value, wanted)


def good(told: Assertion, measure: Measure, reading: Reading) -> str:
    """Which way is better."""
    ways = {1: Direction.UP, -1: Direction.DOWN, 0: Direction.UNKNOWN}
    return differ("the better way", told.direction, ways[measure.card.polarity.good])


def verdict(told: Assertion, measure: Measure, reading: Reading) -> str:
    """The verdict, what it hangs on, its chance and its period."""
    answer = measure.assessment.since
    lean = getattr(answer.evidence, "leaning", None)
    wrong = differ("the verdict", told.verdict, answer.verdict.value)
    wrong = wrong or differ("what it hangs on", told.detail, _detail(told.about, answer))
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
    answer = measure.assessment.since
    held: set[str] = set()
    if year := answer.reason.args.get("year"):
        held.add(year_of(int(str(year))))
    if label := answer.reason.args.get("period"):
        held |= {period_of(one) for one in measure.panel.periods if one.label == label}
        held = held or {str(label)}
    if not held and (at := _baseline(measure)) is not None:
        held.add(period_of(measure.panel.periods[at]))
    if flat(told.period) in set(map(flat, held)):
        return ""
    return f"the period is {sorted(held)}, not {told.period}"


def england(told: Assertion, measure: Measure, reading: Reading) -> str:
    """England's figure of the newest period, and how the place stands beside it."""
    answer = measure.assessment.beside_england
    if measure.latest is None:
        return "there is no figure"
    held = measure.england()[measure.latest]
    wrong = differ("the comparison", told.verdict, answer.verdict.value)
    return wrong or _figure(told, held, measure.card)


def others(told: Assertion, measure: Measure, reading: Reading) -> str:
    """How the change since the baseline stands beside that of other places."""
    answer = measure.assessment.change_beside_others
    return differ("the change beside other places", told.verdict, answer.verdict.value)
