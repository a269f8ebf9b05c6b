"""The primary goal's honest answer, from the gap measures that the strategy names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from commonweal.assessment.reason import Code
from commonweal.publication import numbers
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.wording import sentences, titles, words


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One gap of the goal (men, women): its measure, its nearest stand-in, the level behind it."""

    gap: Measure
    level: Measure | None
    nearest: Measure | None


@dataclass(frozen=True, slots=True)
class Goal:
    text: str
    finding: str
    lead: str
    lines: tuple[GoalLine, ...]
    measured_once: bool


def goal_of(reading: Reading) -> Goal | None:
    """The primary goal with its answer; None when the strategy states none."""
    stated = reading.edition.strategy.goal
    if stated is None:
        return None
    lines = tuple(
        GoalLine(
            measure, _named(reading, measure.card.level_of, measure), _nearest(reading, measure)
        )
        for listing in stated.listings
        for measure in reading.listed_by_id(listing).measures
    )
    once = bool(lines) and all(_measured_once(line.gap) for line in lines)
    return Goal(stated.text, _finding(lines, once), _lead(reading, lines), lines, once)


def _named(reading: Reading, name: str, beside: Measure) -> Measure | None:
    card, _sep, series = name.partition(":")
    return reading.measure(card, series or beside.series.id) if card else None


def _nearest(reading: Reading, gap: Measure) -> Measure | None:
    return _named(reading, gap.card.nearest, gap)


def _measured_once(measure: Measure) -> bool:
    return measure.assessment.since.reason.code is Code.MEASURED_ONCE


def _finding(lines: tuple[GoalLine, ...], once: bool) -> str:
    if once:
        period = lines[0].gap.panel.periods[lines[0].gap.latest or 0].label
        figures = ", ".join(
            _("%(value)s for %(whom)s")
            % {
                "value": numbers.with_unit(
                    line.gap.points("value")[line.gap.latest or 0], line.gap.card
                ),
                "whom": numbers.inside(line.gap.series.name),
            }
            for line in lines
        )
        return _(
            "On the primary goal, nobody can say. The gap was measured once: %(figures)s, "
            "%(period)s; nothing since."
        ) % {"figures": figures, "period": period}
    if not any(line.gap.has_figure for line in lines):
        return _("On the primary goal, nobody can say: no figure of the gap is published.")
    return _("On the primary goal, see the verdicts below.")


def _lead(reading: Reading, lines: tuple[GoalLine, ...]) -> str:
    levels = {line.level.key: line.level for line in lines if line.level}
    return " ".join([*(_level(measure) for measure in levels.values()), counted_lead(reading)])


def counted_lead(reading: Reading) -> str:
    """How many measures can be tested, and what came of it, in one sentence."""
    counts = {kind.value: number for kind, number in reading.summary.counts.items()}
    return _(
        "Of %(total)s measures, %(judged)s can be tested today: %(improved)s improved, "
        "%(worsened)s worsened, %(uncertain)s too uncertain to tell."
    ) % {
        "total": reading.summary.total,
        "judged": reading.summary.judged,
        "improved": counts["improved"],
        "worsened": counts["worsened"],
        "uncertain": counts["too_uncertain_to_tell"],
    }


def _level(measure: Measure) -> str:
    """The level behind the gap in one sentence: its change, its leaning, England beside it."""
    found = measure.assessment
    word = str(words.WORDS[found.since.verdict].text).lower()
    text = _("%(name)s: %(word)s") % {"name": name_of(measure), "word": word}
    lean = sentences.leaning(getattr(found.since.evidence, "leaning", None))
    beside = titles.beside_england(found.beside_england.verdict)
    return "; ".join(part for part in (text, lean, beside) if part) + "."
