"""Home: is it working?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.publication import calendar_of, links, tallies
from commonweal.publication.drawings import Chart, chart_of
from commonweal.publication.frame import frame
from commonweal.publication.gap_picture import gap_picture
from commonweal.publication.goal import GoalLine, counted_lead, goal_of
from commonweal.publication.links import link
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import MeasureRow, measure_row
from commonweal.publication.wording import titles
from commonweal.strategy.promise import Stage


@dataclass(frozen=True, slots=True)
class GoalBlock:
    """One half of the goal's block: the level with its chart, verdicts and link."""

    row: MeasureRow
    chart: Chart | None
    title: str


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
        "no_goal": "" if goal else counted_lead(reading),
        "levels": [_goal_block(reading, level) for level in levels.values()],
        "gap": gap_picture([line.gap for line in lines if line.gap.has_figure]),
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
    title = _("%(who)s: %(value)s") % {"who": who, "value": row.latest}
    if beside := titles.beside_england(measure.assessment.beside_england.verdict):
        title = f"{title}, {beside}"
    return GoalBlock(row, chart_of(reading, measure, title, f"home-{measure.series.id}"), title)


def _nearest(lines: tuple[GoalLine, ...]) -> dict[str, Any] | None:
    held = [line.nearest for line in lines if line.nearest and line.nearest.has_figure]
    if not held:
        return None
    card = lines[0].gap.card
    return {
        "name": held[0].card.name,
        "differs": card.differs,
        "picture": gap_picture(held),
    }


def _stage(reading: Reading, stage: Stage) -> StageBlock:
    held = reading.edition.priorities_of_stage(stage.id)
    numbered = [p for p in held if p.number is not None]
    priorities = numbered or [p for p in held if p.listings]
    marks = reading.marks_under(priorities)
    return StageBlock(
        stage.name,
        link("stage", stage.id),
        f"{_counted(len(priorities), 'priority')} · {_counted(len(marks), 'measure')}",
        tallies.mark_row(marks),
        tallies.in_words(marks),
        [(p.name, link("priority", p.id)) for p in priorities],
    )


def _counted(number: int, what: str) -> str:
    texts = {
        "priority": ngettext("%(n)s priority", "%(n)s priorities", number),
        "measure": ngettext("%(n)s measure", "%(n)s measures", number),
    }
    return texts[what] % {"n": number}


def _themes(reading: Reading) -> list[StageBlock]:
    """Where a strategy has no stages: its priorities, each with its marks."""
    blocks = []
    for priority in reading.edition.standing_priorities:
        marks = reading.marks_under([priority])
        counted = _counted(len(marks), "measure")
        summary = tallies.in_words(marks)
        row = tallies.mark_row(marks)
        blocks.append(
            StageBlock(priority.name, link("priority", priority.id), counted, row, summary, [])
        )
    return blocks
