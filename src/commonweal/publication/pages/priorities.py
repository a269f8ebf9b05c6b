"""Life stages and priorities: why is this here, who leads, is it moving?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.publication import tallies
from commonweal.publication.consultations import consultations_of
from commonweal.publication.drawings import Chart, chart_of
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.needs import needs_of_priority
from commonweal.publication.pages.cited import actions_serving
from commonweal.publication.pages.have_your_say import said_of_item
from commonweal.publication.pages.measure import chart_title
from commonweal.publication.pages.meetings import decisions_about
from commonweal.publication.reading import Listed, Reading
from commonweal.publication.rows import MeasureRow, measure_row
from commonweal.publication.said import said_of_priority
from commonweal.publication.targets import ToldTarget, agreed_targets, told_target
from commonweal.publication.told_findings import ToldFinding, about
from commonweal.publication.wording import reasons
from commonweal.publication.wording.doubts import doubt_of
from commonweal.strategy.leadership import lead_of
from commonweal.strategy.line_of_sight import Gap, line_of_sight
from commonweal.strategy.priority import Allocation, Priority
from commonweal.strategy.promise import Stage


@dataclass(frozen=True, slots=True)
class Lead:
    """A body with its role and status, as the strategy writes it."""

    name: str
    href: str
    role: str
    status: str
    since: str
    cites: str


@dataclass(frozen=True, slots=True)
class PriorityRow:
    number: str
    name: str
    href: str
    leads: list[str]
    doubt: str
    counted: int
    marks: list[tuple[str, str]]
    summary: str


def priorities(reading: Reading) -> dict[str, Any]:
    """Context of the list of priorities."""
    edition = reading.edition
    other = {p.id for p in edition.priorities_of_other_boards}
    numbered = [p for p in edition.standing_priorities if p.number is not None]
    unmeasured = [p for p in edition.promised_without_measures if p.number is None]
    rest = [
        p
        for p in edition.standing_priorities
        if p.number is None and p.listings and p.id not in other
    ]
    return frame(reading, "priorities", Crumb(link("home"), _("Home"))) | {
        "blocks": [
            (title, [row(reading, p) for p in held])
            for title, held in (
                (_("Priorities with measures"), [*numbered, *rest]),
                (_("Promised, with no row of measures"), unmeasured),
                (_("Priorities of other boards"), list(edition.priorities_of_other_boards)),
            )
            if held
        ],
        "reconciliation": reconciliation(reading),
        "finding": _("%(n)s priorities; %(m)s more are promised without a measure.")
        % {"n": len(numbered) or len(rest), "m": len(unmeasured)},
    }


def row(reading: Reading, priority: Priority) -> PriorityRow:
    """A priority in a list, with who leads it and its marks."""
    marks = reading.marks_under([priority])
    return PriorityRow(
        str(priority.number or ""),
        priority.name,
        link("priority", priority.id),
        [reading.edition.name_of_body(body) for body in lead_of(reading.edition, priority).bodies],
        doubt_of(reading.edition, priority),
        len(marks),
        tallies.mark_row(marks),
        tallies.in_words(marks),
    )


def reconciliation(reading: Reading) -> dict[str, Any]:
    """One table that reconciles the lists of priorities in the document."""
    from commonweal.strategy.reconcile import reconcile

    found = reconcile(reading.edition)
    return {
        "heads": [section.title for section in found.lists],
        "totals": found.totals,
        "rows": [
            (r.priority.name, link("priority", r.priority.id), [len(s) for s in r.statements])
            for r in found.rows
        ],
    }


def priority_page(reading: Reading, priority: Priority) -> dict[str, Any]:
    """Context of one priority."""
    listed = reading.listed_under(priority)
    leant = [reading.listed_by_id(one) for one in priority.leans_on]
    rows = [measure_row(m) for one in listed for m in one.measures]
    marks = reading.marks_under([priority])
    sight = line_of_sight(reading.edition, priority)
    stages = [s for s in reading.edition.strategy.stages if s.id in priority.stages]
    return frame(
        reading,
        "priorities",
        Crumb(link("home"), _("Home")),
        Crumb(link("priorities"), _("Priorities")),
    ) | {
        "priority": priority,
        "said_here_rows": said_of_item(reading, "priority", priority.id),
        "stages": [(s.name, link("stage", s.id)) for s in stages],
        "finding": _finding(marks, rows),
        "marks": tallies.mark_row(marks),
        "chart": _chart(reading, listed),
        "leads": [_lead(reading, a) for a in priority.allocations],
        "doubt": doubt_of(reading.edition, priority),
        "claimants": [
            (reading.edition.name_of_body(b), link("board", b)) for b in sight.lead.claimants
        ],
        "statements": _statements(reading, priority),
        "needs": needs_of_priority(reading, priority),
        "consultations": sight.consultations,
        "asked": consultations_of(reading, priority),
        "gaps": sight.gaps,
        "Gap": Gap,
        "rows": rows,
        "leant": [measure_row(m) for one in leant for m in one.measures],
        "unlisted": [one.listing.name for one in listed if not one.measures],
        "unknown": unknowns(listed),
        "findings": about(reading, priority.id),
        "said": said_of_priority(reading, priority),
        "decisions": decisions_about(reading, priority),
        "actions": actions_serving(reading, lambda one: priority.id in one.priorities),
        "targets": _targets(reading, listed),
        "baseline_year": reading.settings.baseline_year,
    }


def _targets(reading: Reading, listed: tuple[Listed, ...]) -> list[tuple[str, ToldTarget]]:
    """Agreed targets of the measures listed, with their names."""
    held = agreed_targets(reading)
    return [
        (name_of(measure), told_target(reading, measure, one))
        for each in listed
        for measure in each.measures
        for one in held.get(measure.key, [])
        if one.listing == each.listing.id
    ]


def _statements(reading: Reading, priority: Priority) -> list[tuple[str, str]]:
    """What the strategy says of a priority, each wording once with every place it stands in."""
    places: dict[str, list[str]] = {}
    for statement in priority.statements:
        cited = [reading.edition.section_title(cite) for cite in statement.cites]
        places.setdefault(statement.text, []).extend(cited)
    return [(text, "; ".join(dict.fromkeys(where))) for text, where in places.items()]


def _finding(marks: Any, rows: list[MeasureRow]) -> str:
    if not marks:
        return _("No measure is listed under this priority, so nobody can say whether it moves.")
    return _("%(n)s measures: %(told)s.") % {"n": len(marks), "told": tallies.in_words(marks)}


def _chart(reading: Reading, listed: tuple[Listed, ...]) -> Chart | None:
    for one in listed:
        for measure in one.measures:
            if chart := chart_of(reading, measure, chart_title(reading, measure)):
                return chart
    return None


def _lead(reading: Reading, allocation: Allocation) -> Lead:
    role = _("Leads") if allocation.role.value == "lead" else _("Supports")
    status = _("agreed") if allocation.status.value == "agreed" else _("proposed, not agreed")
    since = f"{allocation.since}" + (f" ({_('inferred')})" if allocation.inferred else "")
    return Lead(
        reading.edition.name_of_body(allocation.body),
        link("board", allocation.body),
        role,
        status,
        since,
        "; ".join(reading.edition.section_title(c) for c in allocation.cites),
    )


def unknowns(listed: tuple[Listed, ...]) -> list[tuple[str, str, str]]:
    """(measure, why, what would mend it) of every measure that cannot be judged."""
    found = []
    for one in listed:
        for measure in one.measures:
            since = measure.assessment.since
            if why := reasons.full(since.reason):
                found.append((name_of(measure), why, reasons.mend(since.reason)))
    return found


def stage_page(reading: Reading, stage: Stage) -> dict[str, Any]:
    """Context of a life stage."""
    held = reading.edition.priorities_of_stage(stage.id)
    marks = reading.marks_under(held)
    return frame(reading, "priorities", Crumb(link("home"), _("Home"))) | {
        "stage": stage,
        "tallies": tallies.tallies(marks, within={"stage": stage.id}),
        "finding": _("%(n)s measures: %(told)s.")
        % {"n": len(marks), "told": tallies.in_words(marks) or _("none listed")},
        "rows": [row(reading, p) for p in held],
        "findings": _of_goals(reading, stage),
    }


def _of_goals(reading: Reading, stage: Stage) -> list[ToldFinding]:
    ids = [stage.id, *(goal.id for goal in stage.goals)]
    return [told for one in ids for told in about(reading, one)]
