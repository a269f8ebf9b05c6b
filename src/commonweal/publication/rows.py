"""A measure as one quiet row: latest, since the baseline, beside England, spark, age."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import ChangeEvidence, Evidence
from commonweal.assessment.gap_evidence import GapEvidence
from commonweal.assessment.verdict import Kind, Verdict
from commonweal.facts.card import LimitsRule
from commonweal.publication import links, numbers
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Measure
from commonweal.publication.wording import reasons, sentences, words
from commonweal.publication.wording.words import Word

ESTIMATED, RECOVERED = "*", "†"


@dataclass(frozen=True, slots=True)
class Chip:
    """A verdict as drawn: word, what stands after it, and the lines below."""

    word: Word
    detail: str = ""
    lines: tuple[str, ...] = ()
    leaning: str = ""


@dataclass(frozen=True, slots=True)
class Spark:
    """Points of a sparkline in its own 132 × 34 box."""

    place: tuple[tuple[tuple[float, float], ...], ...]
    england: tuple[tuple[tuple[float, float], ...], ...]
    baseline: tuple[float, float] | None
    latest: tuple[float, float] | None
    breaks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    name: str
    unknown: str
    href: str
    latest: str
    period: str
    limits: str
    since: Chip
    england: Word | None
    england_text: str
    england_value: str
    spark: Spark | None
    age: str
    stale: bool
    kind: Kind
    months: int
    by_end: str = ""
    near: str = ""
    near_href: str = ""
    differs: str = ""


def since_chip(measure: Measure, answer: Answer[Evidence] | None = None) -> Chip:
    """The answer to "since the baseline" as chip and lines."""
    answer = answer or measure.assessment.since
    word, card = words.WORDS[answer.verdict], measure.card
    lines: list[str] = []
    lean = ""
    if isinstance(answer.evidence, ChangeEvidence):
        if answer.evidence.change and answer.verdict is not Verdict.CANNOT_TELL:
            lines.append(sentences.change(card, answer.evidence.change))
        if size := sentences.size_clause(answer):
            lines.append(size)
        if weaker := sentences.weaker(card, answer):
            lines.append(weaker)
        lean = sentences.leaning(answer.evidence.leaning)
    elif isinstance(answer.evidence, GapEvidence) and answer.evidence.gap is not None:
        lines.append(sentences.change(card, answer.evidence.gap))
        lean = sentences.leaning(answer.evidence.leaning)
    detail = reasons.short(answer.reason)
    if answer.verdict in {Verdict.TOO_EARLY, Verdict.NOT_YET_MEASURABLE}:
        lines, detail = [detail, *lines], ""
    if card.gap_only and answer.reason.code.value == "published_gap":
        word = Word(
            _("Published gap: %(word)s") % {"word": str(word.text).lower()}, word.mark, word.tone
        )
        detail = ""
    return Chip(word, detail, tuple(line for line in lines if line), lean)


def measure_row(measure: Measure) -> MeasureRow:
    """Everything a row of the outcomes page says of a measure."""
    card, found = measure.card, measure.assessment
    fresh = found.freshness.evidence
    beside = words.WORDS[found.beside_england.verdict] if measure.has_figure else None
    england = found.beside_england.evidence.england
    near_card, near_series = [*card.nearest.split(":"), ""][:2]
    return MeasureRow(
        name=name_of(measure),
        unknown=with_unknown(measure),
        href=links.measure(card.id, measure.series.id),
        latest=_latest(measure),
        period=measure.panel.periods[measure.latest].label if measure.latest is not None else "",
        limits=_limits(measure),
        since=since_chip(measure),
        england=beside,
        england_text=str(words.short(found.beside_england.verdict)),
        england_value=numbers.with_unit(england, card) if england is not None else "",
        spark=spark(measure),
        age=_("%(n)s months") % {"n": fresh.months} if fresh.months is not None else "",
        stale=found.freshness.verdict is Verdict.STALE,
        kind=found.kind,
        months=fresh.months if fresh.months is not None else -1,
        by_end=by_end(measure),
        near=card.nearest,
        near_href=links.measure(near_card, near_series) if near_card else "",
        differs=card.differs,
    )


def _latest(measure: Measure) -> str:
    if measure.latest is None:
        return ""
    return numbers.with_unit(measure.points("value")[measure.latest], measure.card)


def _limits(measure: Measure) -> str:
    if measure.latest is None or measure.row is None:
        return ""
    found = measure.prepared.limits
    lower, upper = (float(v[measure.row, measure.latest]) for v in (found.lower, found.upper))
    if math.isnan(lower) or math.isnan(upper):
        return _("no limits")
    lower, upper = numbers.bounded(lower, measure.card), numbers.bounded(upper, measure.card)
    mark = {LimitsRule.PANEL: ESTIMATED, LimitsRule.RECOVERED: RECOVERED}.get(found.rule, "")
    text = numbers.limits(lower, upper, numbers.decimals_of(measure.card))
    return f"{text} {mark}".strip()


def with_unknown(measure: Measure) -> str:
    """Beside the figure, the one that counts those of whom nothing is known; empty without one."""
    other = measure.prepared.unknown
    if other is None or measure.latest is None or measure.row is None:
        return ""
    value = float(other.value[measure.row, -1])
    if not math.isfinite(value):
        return ""
    return _("with those not known: %(value)s") % {"value": numbers.with_unit(value, measure.card)}


def by_end(measure: Measure) -> str:
    """The verdict by the strategy's end, where the latest figure is of another period."""
    latest, ending = measure.assessment.since, measure.assessment.since_by_end
    ends = [getattr(answer.evidence, "end", None) for answer in (latest, ending)]
    periods = [getattr(end, "period", end) for end in ends]
    if periods[1] is None or periods[0] == periods[1]:
        return ""
    word = str(words.WORDS[ending.verdict].text).lower()
    lean = sentences.leaning(getattr(ending.evidence, "leaning", None))
    told = _("by %(period)s: %(word)s") % {"period": periods[1].label, "word": word}
    return f"{told}; {lean}" if lean else told


def spark(measure: Measure) -> Spark | None:
    """The shape of the series in a small box; None below two figures."""
    values, england = measure.points("value"), measure.england()
    held = [v for v in [*values, *england] if v is not None]
    if sum(v is not None for v in values) < 2:
        return None
    years = [period.ends_in for period in measure.panel.periods]
    low, high = min(held), max(held)
    span, length = (high - low) or 1.0, (years[-1] - years[0]) or 1.0

    def at(n: int, value: float) -> tuple[float, float]:
        return (
            round(4 + 124 * (years[n] - years[0]) / length, 1),
            round(29 - 24 * (value - low) / span, 1),
        )

    breaks = [b.year for b in measure.card.breaks if years[0] < b.year <= years[-1]]

    def runs(points: list[float | None]) -> tuple[tuple[tuple[float, float], ...], ...]:
        step = min((b - a for a, b in pairwise(years)), default=1.0)
        found: list[list[tuple[float, float]]] = []
        last: int | None = None
        for n, value in enumerate(points):
            if value is None:
                continue
            joined = (
                last is not None
                and years[n] - years[last] <= 1.5 * step
                and not any(years[last] < b <= years[n] for b in breaks)
            )
            if not joined:
                found.append([])
            found[-1].append(at(n, value))
            last = n
        return tuple(tuple(run) for run in found)

    base = measure.prepared.base_index
    base_value = values[base] if base is not None and base < len(values) else None
    latest = measure.latest
    return Spark(
        runs(values),
        runs(england),
        at(base, base_value) if base is not None and base_value is not None else None,
        at(latest, values[latest] or 0.0) if latest is not None else None,
        tuple(round(4 + 124 * (b - 0.5 - years[0]) / length, 1) for b in breaks),
    )
