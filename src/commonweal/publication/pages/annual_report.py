"""The annual progress report: one page in plain words, the same blocks on screen and in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.evidence import ChangeEvidence
from commonweal.assessment.summary import Mark, leaning_of, rank_exceptions
from commonweal.assessment.verdict import Kind, Leaning
from commonweal.delivery.reports.queries import signed
from commonweal.publication import calendar_of, links, numbers, tallies
from commonweal.publication.agreed_words import agreed_words
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.gap_picture import GapPicture, gap_picture
from commonweal.publication.goal import Goal, goal_of
from commonweal.publication.links import link
from commonweal.publication.naming import name_of, name_of_listed
from commonweal.publication.pages.have_your_say import said_of_item
from commonweal.publication.pages.review import reviews_told
from commonweal.publication.reading import Measure, Reading
from commonweal.publication.rows import Chip, Spark, by_end, measure_row, since_chip, spark
from commonweal.publication.wording import sentences, titles, words

MOST = 4


@dataclass(frozen=True, slots=True)
class Item:
    """One measure in a block: its name, its sentence, its spark, England beside it."""

    name: str
    href: str
    sentence: str
    beside: str
    spark: Spark | None
    england: str


@dataclass(frozen=True, slots=True)
class Level:
    """The level behind the primary goal, one group of people."""

    who: str
    value: str
    unit: str
    limits: str
    change: str
    chip: Chip
    england: str


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    years: str
    ambition: str
    five: list[str]
    goal: Goal | None
    levels: list[Level]
    gap: GapPicture | None
    nearest: GapPicture | None
    nearest_name: str
    better: list[Item]
    worse: list[Item]
    leaning_better: list[Item]
    leaning_worse: list[Item]
    little: list[Item]
    unknown: list[tuple[Kind, int, str]]
    due: list[calendar_of.Expected]
    note: str
    priorities: list[tuple[str, str, str]]


def annual_report(reading: Reading) -> Report:
    """Everything the report says, from the reading alone."""
    goal = goal_of(reading)
    lines = goal.lines if goal else ()
    levels = {line.level.key: line.level for line in lines if line.level}
    nearest = [line.nearest for line in lines if line.nearest and line.nearest.has_figure]
    strategy = reading.edition.strategy
    return Report(
        title=_("%(place)s’s wellbeing since %(year)s, on one page")
        % {"place": reading.place.name, "year": reading.settings.baseline_year},
        years=f"{reading.settings.baseline_year}–{reading.settings.last_year}",
        ambition=strategy.ambition.text if strategy.ambition else "",
        five=five_lines(reading, goal),
        goal=goal,
        levels=[_level(measure) for measure in levels.values() if measure.has_figure],
        gap=gap_picture([line.gap for line in lines]),
        nearest=gap_picture(nearest),
        nearest_name=nearest[0].card.name if nearest else "",
        better=_items(reading, Kind.IMPROVED),
        worse=_items(reading, Kind.WORSENED),
        leaning_better=_leaning(reading, Leaning.VERY_LIKELY_BETTER, Leaning.LIKELY_BETTER),
        leaning_worse=_leaning(reading, Leaning.VERY_LIKELY_WORSE, Leaning.LIKELY_WORSE),
        little=_items(reading, Kind.LITTLE_CHANGE),
        unknown=_unknown(reading),
        due=[one for one in calendar_of.expected(reading) if not one.overdue][:4],
        note=tallies.tallies(reading.marks, reading.summary).note,
        priorities=[
            (p.name, link("priority", p.id), tallies.in_words(reading.marks_under([p])))
            for p in reading.edition.standing_priorities
            if p.listings
        ],
    )


def five_lines(reading: Reading, goal: Goal | None) -> list[str]:
    """At most five lines: off course, the gap, not known, due."""
    counts = reading.summary.counts
    worse = _items(reading, Kind.WORSENED)
    lines = []
    if worse:
        named = ", ".join(item.name for item in worse[:3])
        lines.append(_("Worse: %(n)s worsened (%(names)s).") % {"n": len(worse), "names": named})
    else:
        lines.append(_("Worse: no measure can be shown to have worsened."))
    if goal:
        lines.append(goal.finding)
    lines.append(_("Better: %(n)s improved.") % {"n": counts[Kind.IMPROVED]})
    lines.append(
        _(
            "Not known: %(u)s are too uncertain to tell, for %(c)s nobody can tell, %(n)s cannot be measured yet."
        )
        % {
            "u": counts[Kind.TOO_UNCERTAIN],
            "c": counts[Kind.CANNOT_TELL],
            "n": counts[Kind.NOT_YET_MEASURABLE],
        }
    )
    due = [one for one in calendar_of.expected(reading) if not one.overdue]
    if due:
        lines.append(
            _("Due next: %(name)s, %(month)s.") % {"name": due[0].name, "month": due[0].month}
        )
    return lines[:5]


def _level(measure: Measure) -> Level:
    row = measure_row(measure)
    change = getattr(measure.assessment.since.evidence, "change", None)
    return Level(
        measure.series.name,
        numbers.number(
            measure.points("value")[measure.latest or 0], numbers.decimals_of(measure.card)
        ),
        f"{measure.card.unit}, {row.period}",
        row.limits,
        sentences.change(measure.card, change) if change else "",
        since_chip(measure),
        row.england_value,
    )


def _marked(reading: Reading, mark: Mark) -> Measure:
    return reading.listed_by_id(mark.listing).first


def _items(reading: Reading, kind: Kind) -> list[Item]:
    """Measures of a kind, the surest and largest first; both directions by one rule."""
    order = {row.listing: n for n, row in enumerate(rank_exceptions(reading.marks))}
    marks = [mark for mark in reading.marks if mark.kind is kind]
    sign = -1 if kind is Kind.IMPROVED else 1
    marks.sort(key=lambda mark: sign * order.get(mark.listing, 999))
    return [_item(_marked(reading, mark)) for mark in marks]


def _leaning(reading: Reading, *wanted: Leaning) -> list[Item]:
    held = [(leaning_of(mark), mark) for mark in reading.marks]
    ordered = sorted(
        ((wanted.index(word), -_certainty(mark), mark) for word, mark in held if word in wanted),
        key=lambda found: found[:2],
    )
    return [_item(_marked(reading, mark)) for _rank, _p, mark in ordered[:MOST]]


def _certainty(mark: Mark) -> float:
    found = mark.assessments[0].since.evidence
    lean = found.leaning if isinstance(found, ChangeEvidence) else None
    return float(lean.percent) if lean else 0.0


def _item(measure: Measure) -> Item:
    card, found = measure.card, measure.assessment
    row = measure_row(measure)
    name = name_of(measure)
    lean = sentences.leaning(getattr(found.since.evidence, "leaning", None))
    told = [
        *sentences.since(card, found.since)[:1],
        sentences.size_clause(found.since),
        lean,
    ]
    beside = str(words.WORDS[found.change_beside_others.verdict].text)
    if stands := titles.beside_england(found.beside_england.verdict):
        beside = f"{stands[:1].upper()}{stands[1:]}. {beside}"
    if ending := by_end(measure):
        beside = f"{ending[:1].upper()}{ending[1:]}. {beside}"
    return Item(
        name,
        links.measure(card.id, measure.series.id),
        " ".join(
            one[:1].upper() + one[1:] + ("" if one.endswith(".") else ".") for one in told if one
        ),
        beside,
        spark(measure),
        row.england_value,
    )


def _unknown(reading: Reading) -> list[tuple[Kind, int, str]]:
    found = []
    for kind in (Kind.TOO_UNCERTAIN, Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE):
        marks = [mark for mark in reading.marks if mark.kind is kind]
        named = []
        for mark in marks:
            listed = reading.listed_by_id(mark.listing)
            name = name_of_listed(listed)
            if name not in named:
                named.append(name)
        found.append((kind, len(marks), ", ".join(numbers.inside(one) for one in named[:3])))
    return found


def report_page(reading: Reading) -> dict[str, Any]:
    """Context of the report on screen."""
    return frame(reading, "report", Crumb(link("home"), _("Home"))) | {
        "report": annual_report(reading),
        "said_here_rows": said_of_item(reading, "report", ""),
        "kinds": words.KIND_WORDS,
        "tallies": tallies.tallies(reading.marks, reading.summary),
        "agreed": agreed_words(reading),
        "reviews": reviews_told(reading),
        "signed": signed(reading.edition.strategy.id, reading.today),
    }
