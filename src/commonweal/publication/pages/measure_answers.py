"""The answers beside a measure's chart, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.judge import since_newest_break
from commonweal.assessment.reason import Code
from commonweal.assessment.verdict import Verdict
from commonweal.publication import calendar_of, numbers, targets
from commonweal.publication.pages.measure_figures import publishers_marker
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import Chip, since_chip
from commonweal.publication.wording import reasons, sentences, words


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the questions beside the chart: its name, its sign or chip, its lines."""

    name: str
    chip: Chip | None = None
    word: Any = None
    detail: str = ""
    lines: tuple[str, ...] = ()


def answers(reading: Reading, measure: Measure) -> list[Answered]:
    """The answers beside the chart in a fixed order; more of them where periods part."""
    return [
        since_baseline(measure),
        *by_end(measure),
        *since_break(measure),
        lately(reading, measure),
        beside_england(measure),
        change_beside_others(measure),
        places_like_us(reading, measure),
        how_fresh(measure),
        *target(reading, measure),
    ]


def since_baseline(measure: Measure) -> Answered:
    """The verdict that counts, its size, and what it is in people."""
    card, since = measure.card, measure.assessment.since
    full = [*sentences.since(card, since), sentences.people(card, since)]
    if not any(full):
        full = [reasons.full(since.reason), sentences.weaker(card, since)]
    chip, size = since_chip(measure), sentences.size_clause(since)
    told = Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning)
    return Answered(_("Since the baseline"), told, lines=_kept(*full))


def by_end(measure: Measure) -> list[Answered]:
    """The answer by the strategy's end, where the latest figure is of another period."""
    latest, ending = measure.assessment.since, measure.assessment.since_by_end
    ends = [getattr(answer.evidence, "end", None) for answer in (latest, ending)]
    periods = [getattr(end, "period", end) for end in ends]
    if periods[0] == periods[1] or periods[1] is None:
        return []
    chip = since_chip(measure, ending)
    size = sentences.size_clause(ending)
    told = Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning)
    name = _("By the strategy’s end (%(period)s)") % {"period": periods[1].label}
    return [Answered(name, told, lines=tuple(sentences.since(measure.card, ending)[:1]))]


def since_break(measure: Measure) -> list[Answered]:
    """The change since the newest definition, where a break bars the baseline; never counted."""
    if measure.assessment.since.reason.code is not Code.BREAK:
        return []
    answer = since_newest_break(measure.prepared, measure.area)
    if answer is None:
        return []
    period, found = answer
    chip = since_chip(measure, found)
    lines = tuple(sentences.since(measure.card, found)[:1])
    size = sentences.size_clause(found)
    told = Chip(chip.word, chip.detail, (size,) if size else (), chip.leaning)
    name = _("Since the new definition (%(period)s), never counted") % {"period": period.label}
    return [Answered(name, told, lines=lines)]


def lately(reading: Reading, measure: Measure) -> Answered:
    """The direction of the last five points; beside it the publisher's own word, where there is."""
    found = measure.assessment.lately
    marker = sentences.publishers_marker(*publishers_marker(reading, measure))
    lines = _kept(sentences.lately(measure.card, found), marker)
    return _worded(_("Lately"), found, lines)


def beside_england(measure: Measure) -> Answered:
    """Better, similar or worse than England; the reason only where that cannot be told."""
    found = measure.assessment.beside_england
    lines = _kept(sentences.beside_england(measure.card, found))
    told = _worded(_("Beside England"), found, lines)
    return told if found.verdict is Verdict.CANNOT_TELL else replace(told, detail="")


def change_beside_others(measure: Measure) -> Answered:
    """Whether the place changed more than places commonly did."""
    found = measure.assessment.change_beside_others
    lines = _kept(sentences.beside_others(measure.card, found))
    return _worded(_("Change beside other places’ changes"), found, lines)


def places_like_us(reading: Reading, measure: Measure) -> Answered:
    """Beside the statistical neighbours, where a set of them is held."""
    found = measure.assessment.beside_neighbours
    lines = _kept(sentences.beside_neighbours(measure.card, found))
    return _worded(_("Places like %(place)s") % {"place": reading.place.name}, found, lines)


def how_fresh(measure: Measure) -> Answered:
    """The age of the newest figure, and when the final verdict is due."""
    found = measure.assessment.freshness
    months = found.evidence.months
    detail = _("%(n)s months old") % {"n": months} if months is not None else ""
    word = _fresh_word(found.verdict, months)
    return Answered(
        _("How fresh"), word=word, detail=detail, lines=_kept(calendar_of.final_verdict(measure))
    )


def target(reading: Reading, measure: Measure) -> list[Answered]:
    """The agreed targets of the measure with their verdicts; else what the strategy proposes."""
    held = targets.agreed_targets(reading).get(measure.key, [])
    return [_agreed(targets.told_target(reading, measure, one)) for one in held] or [
        _proposed(reading, measure)
    ]


def _agreed(told: targets.ToldTarget) -> Answered:
    minute = _("Agreed on %(day)s: %(minute)s.") % {
        "day": numbers.day(told.agreed_on) if told.agreed_on else "–",
        "minute": told.minute,
    }
    promised = f"{told.promise}, {told.from_}."
    lines = _kept(promised, told.chance, told.why, minute, told.agreed_by, told.rebased)
    return Answered(_("Target"), word=told.word, lines=lines)


def _proposed(reading: Reading, measure: Measure) -> Answered:
    word = words.WORDS[measure.assessment.target.verdict]
    held = (one.target for one in reading.edition.listings_of_card(measure.card.id))
    told = _("The strategy proposes %(value)s by %(by)s; no board has agreed it.")
    lines = [
        told % {"value": numbers.with_unit(one.value, measure.card), "by": one.by}
        for one in held
        if one
    ]
    return Answered(_("Target"), word=word, lines=(*lines,) or (_("The strategy sets none."),))


def _worded(name: str, found: Any, lines: tuple[str, ...]) -> Answered:
    return Answered(
        name, word=words.WORDS[found.verdict], detail=reasons.short(found.reason), lines=lines
    )


def _fresh_word(verdict: Verdict, months: int | None) -> words.Word:
    """Where no delay is known, the age alone is told: neither fresh nor stale."""
    if verdict is Verdict.CANNOT_TELL and months is not None:
        return words.Word(_("Age"), "disc")
    return words.WORDS[verdict]


def _kept(*lines: str) -> tuple[str, ...]:
    return tuple(numbers.capital(line) for line in lines if line)
