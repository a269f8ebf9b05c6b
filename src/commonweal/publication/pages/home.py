"""Home: is it working?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import calendar_of, links, numbers, tallies
from commonweal.publication.drawings import Chart, chart_of
from commonweal.publication.frame import frame
from commonweal.publication.goal import GoalLine, goal_of
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import Chip, MeasureRow, measure_row, since_chip
from commonweal.publication.wording import words
from commonweal.strategy.promise import Stage


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """One half of the goal's block: the level with its chart, verdicts and link."""

    row: MeasureRow
    chart: Chart | None
    title: str


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line of a gap: who, then and now, limits; positions in per cent of the axis."""

    name: str
    then: str
    now: str
    limits: str
    chip: Chip
    href: str
    bar: tuple[float, float] | None
    then_at: float | None
    now_at: float | None


@dataclass(frozen=True, slots=True)
class StageBlock:
    name: str
    href: str
    counted: str
    marks: list[tuple[str, str]]
    summary: str
    priorities: list[tuple[str, str]]


def home(reading: Reading) -> dict[str, Any]:
    """Context of the home page."""
    goal = goal_of(reading)
    lines = goal.lines if goal else ()
    levels = {line.level.key: line.level for line in lines if line.level}
    return frame(reading, "home") | {
        "ambition": reading.edition.strategy.ambition,
        "goal": goal,
        "levels": [_goal_block(reading, level) for level in levels.values()],
        "gap_lines": [gap_line(line.gap) for line in lines if line.gap.has_figure],
        "gap_href": links.measure(lines[0].gap.card.id) if lines else "",
        "nearest": _nearest(lines),
        "tallies": tallies.tallies(reading.marks, reading.summary),
        "stages": [_stage(reading, stage) for stage in reading.edition.strategy.stages],
        "groups": [] if reading.edition.strategy.stages else _themes(reading),
        "due": calendar_of.expected(reading)[:5],
        "baseline_year": reading.settings.baseline_year,
    }


def _goal_block(reading: Reading, measure: Measure) -> GoalBlock:
    row = measure_row(measure)
    who = measure.series.name if measure.series.id != "all" else measure.card.name
    beside = words.short(measure.assessment.beside_england.verdict)
    title = _("%(who)s: %(value)s, %(beside)s than England") if False else _("%(who)s: %(value)s")
    told = {"who": who, "value": row.latest, "beside": str(beside).lower()}
    return GoalBlock(
        row, chart_of(reading, measure, title % told, f"home-{measure.series.id}"), title % told
    )


def gap_line(measure: Measure) -> GapLine:
    """A gap as a line from then to now on an axis from 0."""
    card = measure.card
    values = measure.points("value")
    latest = measure.latest or 0
    base = measure.prepared.base_index
    limits = measure.prepared.limits
    row = measure.row or 0
    lower, upper = float(limits.lower[row, latest]), float(limits.upper[row, latest])
    held = [v for v in [*values, upper] if v is not None and v == v]
    top = max(held) * 1.15 if held else 1.0
    then = values[base] if base is not None and base != latest else None
    now = values[latest]
    shown = ""
    if lower == lower:
        shown = numbers.limits(lower, upper, numbers.decimals_of(card))
    return GapLine(
        measure.series.name,
        _period(measure, base, then),
        _period(measure, latest, now),
        shown,
        since_chip(measure),
        links.measure(card.id, measure.series.id),
        (_at(lower, top), _at(upper, top)) if lower == lower else None,
        _at(then, top) if then is not None else None,
        _at(now, top) if now is not None else None,
    )


def _at(value: float, top: float) -> float:
    return round(max(value, 0.0) / top * 100, 1)


def _period(measure: Measure, index: int | None, value: float | None) -> str:
    if index is None or value is None:
        return ""
    shown = numbers.with_unit(value, measure.card)
    return _("%(value)s in %(period)s") % {
        "value": shown,
        "period": measure.panel.periods[index].label,
    }


def _nearest(lines: tuple[GoalLine, ...]) -> dict[str, Any] | None:
    held = [line.nearest for line in lines if line.nearest and line.nearest.has_figure]
    if not held:
        return None
    card = lines[0].gap.card
    return {
        "name": held[0].card.name,
        "differs": card.differs,
        "lines": [gap_line(m) for m in held],
    }


def _stage(reading: Reading, stage: Stage) -> StageBlock:
    priorities = [p for p in reading.edition.priorities_of_stage(stage.id) if p.number is not None]
    marks = reading.marks_under(priorities)
    return StageBlock(
        stage.name,
        link("stage", stage.id),
        _("%(p)s priorities · %(m)s measures") % {"p": len(priorities), "m": len(marks)},
        tallies.mark_row(marks),
        tallies.in_words(marks),
        [(p.name, link("priority", p.id)) for p in priorities],
    )


def _themes(reading: Reading) -> list[StageBlock]:
    """Where a strategy has no stages: its priorities, each with its marks."""
    blocks = []
    for priority in reading.edition.standing_priorities:
        marks = reading.marks_under([priority])
        counted = _("%(m)s measures") % {"m": len(marks)}
        summary = tallies.in_words(marks)
        row = tallies.mark_row(marks)
        blocks.append(
            StageBlock(priority.name, link("priority", priority.id), counted, row, summary, [])
        )
    return blocks
