"""Is the gap between groups closing, in one place?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.answer import Answer
from commonweal.assessment.evidence import End, as_evidence
from commonweal.assessment.gap_evidence import (
    GapAnswer,
    GapAssessment,
    GapEvidence,
    GroupEvidence,
)
from commonweal.assessment.gap_reading import GapReading, read_groups, worst_first
from commonweal.assessment.prepared import MixedVintagesError, PreparedPanel
from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.refusal import Case, Refusal, refuse
from commonweal.assessment.settings import Settings
from commonweal.assessment.since import BY_END, SINCE
from commonweal.assessment.verdict import RULE_VERSION, Verdict
from commonweal.facts.card import Card, GroupDefinition, ValueKind
from commonweal.facts.panel import Panel
from commonweal.facts.period import Period
from commonweal.methods.inequality import slope_weights
from commonweal.methods.smallest_change import smallest_change_that_matters

Floats = NDArray[np.float64]
Shares = tuple[tuple[float, ...], tuple[float, ...]]
"""Shares of the population of each group, at the baseline and at the end."""

MOVED = 0.25
IN_PROPORTION = (ValueKind.PERCENTAGE, ValueKind.RATE)


@dataclass(eq=False)
class PreparedGap:
    """The prepared panels of the groups of one measure; one for all places."""

    card: Card
    groups: tuple[tuple[GroupDefinition, PreparedPanel], ...]
    settings: Settings
    ordered: bool = False
    ranking: str = ""

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods in which any group has a figure anywhere."""
        held = {panel.panel.periods[k] for _, panel in self.groups for k in panel.held}
        return tuple(sorted(held))

    @cached_property
    def baseline(self) -> Period | None:
        """The latest period that ends by the end of the baseline year, in any vintage."""
        if self.settings.baseline_override is not None:
            return self.settings.baseline_override
        every = {one for _, panel in self.groups for one in panel.all_periods}
        by_then = [one for one in every if one.end <= self.settings.baseline_day]
        return max(by_then, default=None)

    def ending(self, *, by_end: bool) -> Period | None:
        """The latest period, or the latest by the end of the strategy."""
        last = self.settings.last_day
        ends = [one for one in self.periods if not by_end or one.end <= last]
        return ends[-1] if ends else None

    def cases(self, area: str, *, by_end: bool) -> list[Case]:
        """The question asked of every group."""
        baseline, end = self.baseline, self.ending(by_end=by_end)
        return [
            Case(panel, area, baseline, index_of(panel, baseline), index_of(panel, end))
            for _, panel in self.groups
        ]


def index_of(prepared: PreparedPanel, period: Period | None) -> int | None:
    """Where a panel holds a period, None when it does not."""
    periods = prepared.panel.periods
    return next((k for k in prepared.held if periods[k] == period), None)


def prepare_gap(
    card: Card,
    groups: tuple[tuple[GroupDefinition, Panel], ...],
    settings: Settings,
    ordered: bool = False,
    ranking: str = "",
) -> PreparedGap:
    """Prepare the panels of groups once, to judge their gap in many places.

    ``groups``: two named ones, or any number ordered from the worst-off (most deprived).
    Raises ``MixedVintagesError`` when the panels are of different vintages, ``ValueError`` for
    fewer than two groups, or for three and more without an order.
    """
    if len(groups) < 2:
        raise ValueError(f"a gap needs two groups at least, not {len(groups)}")
    if len(groups) > 2 and not ordered:
        raise ValueError("three groups and more need an order; pass ordered=True, worst-off first")
    vintages = {panel.vintage for _, panel in groups}
    if len(vintages) > 1:
        raise MixedVintagesError(
            f"groups of {card.id!r} are of vintages {sorted(vintages)}; take all from one vintage"
        )
    prepared = tuple((group, PreparedPanel(card, panel, settings)) for group, panel in groups)
    return PreparedGap(card, prepared, settings, ordered, ranking)


def judge_gap(
    card: Card,
    groups: tuple[tuple[GroupDefinition, Panel], ...],
    area: str,
    settings: Settings,
    ordered: bool = False,
    shares: Shares | None = None,
) -> GapAssessment:
    """Judge the gap between groups in one place; see ``prepare_gap`` for the groups."""
    return judge_prepared_gap(prepare_gap(card, groups, settings, ordered), area, shares)


def judge_prepared_gap(
    prepared: PreparedGap, area: str, shares: Shares | None = None
) -> GapAssessment:
    """Judge the gap in one place from panels prepared before.

    ``shares`` default to those of the groups' denominators, else to equal ones.
    """
    return gap_assessment(
        prepared.card,
        prepared.groups[0][1].panel,
        area,
        prepared.settings,
        *(_answer(prepared, area, shares, by_end=flag) for flag in (False, True)),
    )


def gap_assessment(
    card: Card, panel: Panel, area: str, settings: Settings, since: GapAnswer, by_end: GapAnswer
) -> GapAssessment:
    """Put two answers under the head that every verdict carries."""
    return GapAssessment(
        measure=panel.measure,
        area=area,
        rule_version=RULE_VERSION,
        today=settings.today,
        vintage=panel.vintage,
        designation=card.designation,
        estimation=card.estimation,
        breaks=card.breaks,
        good=card.polarity.good,
        since=since,
        since_by_end=by_end,
    )


def _answer(prepared: PreparedGap, area: str, shares: Shares | None, *, by_end: bool) -> GapAnswer:
    cases = prepared.cases(area, by_end=by_end)
    blank = GapEvidence(
        question=BY_END if by_end else SINCE,
        method="slope_index" if len(cases) > 2 else "difference",
        ordered=prepared.ordered,
        baseline=prepared.baseline,
        end=prepared.ending(by_end=by_end),
        ranking=prepared.ranking,
        length=cases[0].prepared.length,
        groups=tuple(
            GroupEvidence(group.id, group.name, *_ends(case))
            for (group, _), case in zip(prepared.groups, cases, strict=True)
        ),
    )
    refused = _refuse(prepared, cases)
    if refused is not None:
        return Answer(*refused, blank)
    return _judged(prepared, cases, shares, blank)


def _ends(case: Case) -> tuple[End | None, End | None]:
    if case.row < 0:
        return None, None
    ends = [None if at is None else case.prepared.end(case.row, at) for at in (case.base, case.end)]
    return ends[0], ends[1]


def _refuse(prepared: PreparedGap, cases: list[Case]) -> Refusal | None:
    """Refuse as for any measure; where only some groups lack a figure, name them."""
    found = [refuse(case) for case in cases]
    refused = [one for one in found if one is not None]
    if not refused:
        return None
    same = len({reason.code for _, reason in refused}) == 1
    if same and (len(refused) == len(cases) or refused[0][1].code is Code.NO_LIMITS):
        return refused[0]
    missing = tuple(
        group.name for (group, _), one in zip(prepared.groups, found, strict=True) if one
    )
    return Verdict.CANNOT_TELL, Reason(Code.NO_GROUP_FIGURE, {"groups": missing})


def _judged(
    prepared: PreparedGap, cases: list[Case], shares: Shares | None, blank: GapEvidence
) -> GapAnswer:
    value, se = _figures(cases, "value"), _figures(cases, "used")
    good = prepared.card.polarity.good
    known = _shares(cases, shares)
    order = list(range(len(cases)))
    if not prepared.ordered and not worst_first(value, good):
        order.reverse()
    rho = _correlation(cases[0])
    weights = np.ones(value.shape) if known is None else known
    smallest = _smallest(cases, weights[0])
    reading = read_groups(
        value[:, order],
        se[:, order],
        good,
        ordered=prepared.ordered,
        share=weights[:, order],
        relative=prepared.card.value_kind in IN_PROPORTION,
        correlation=rho,
        smallest=smallest,
    )
    told = replace(
        with_reading(blank, reading),
        rho=rho,
        smallest_change=smallest,
        groups=tuple(_told(blank.groups[k], cases[k], known, k) for k in order),
    )
    if reading.row is None:
        return Answer(reading.verdict, Reason(Code.DISTANCE_ONLY), told)
    return Answer(reading.verdict, Reason(Code.GAP_ROW, {"row": reading.row}), told)


def _figures(cases: list[Case], what: str) -> Floats:
    """Values or standard errors of the groups, shape (2, groups), baseline first."""
    rows = []
    for case in cases:
        source = case.prepared.value if what == "value" else case.prepared.limits.used
        rows.append([source[case.row, at] for at in (case.base, case.end) if at is not None])
    return np.array(rows, dtype=np.float64).T


def _correlation(case: Case) -> float:
    if case.base is None or case.end is None:
        raise ValueError("a case without both ends must have been refused")
    return case.prepared.rho(case.base, case.end)


def _shares(cases: list[Case], given: Shares | None) -> Floats | None:
    """Shares of the population, shape (2, groups): given, or by denominators, or not known."""
    if given is not None:
        found = np.array(given, dtype=np.float64)
        if found.shape != (2, len(cases)) or not np.all(found > 0):
            raise ValueError(f"shares must be positive, two ends by {len(cases)} groups")
    else:
        found = np.array(
            [
                [
                    case.prepared.panel.places.denominator[case.row, at]
                    for at in (case.base, case.end)
                    if at is not None
                ]
                for case in cases
            ],
            dtype=np.float64,
        ).T
        if not np.all(found > 0):
            return None
    scaled: Floats = found / found.sum(axis=1, keepdims=True)
    return scaled


def _smallest(cases: list[Case], share: Floats) -> float | None:
    """The gap's m: from the gaps of the others at the baseline."""
    values, ses, areas = [], [], cases[0].prepared.panel.places.areas
    for case in cases:
        if case.base is None or case.prepared.panel.places.areas != areas:
            return None
        values.append(case.prepared.value[:, case.base])
        ses.append(case.prepared.limits.plain[:, case.base])
    c = slope_weights(share)
    others = np.arange(len(areas)) != cases[0].row
    gap = np.column_stack(values)[others] @ c
    se = np.sqrt(np.column_stack(ses)[others] ** 2 @ c**2)
    return smallest_change_that_matters(gap, se, max(case.prepared.unit for case in cases))


def _told(group: GroupEvidence, case: Case, known: Floats | None, k: int) -> GroupEvidence:
    at = [one for one in (case.base, case.end) if one is not None]
    limits = case.prepared.rule_evidence(case.row, *at)
    if known is None:
        return replace(group, limits=limits)
    before, after = float(known[0, k]), float(known[1, k])
    return replace(
        group,
        limits=limits,
        share_baseline=before,
        share_end=after,
        membership_changed=abs(after / before - 1) > MOVED,
    )


def with_reading(blank: GapEvidence, reading: GapReading) -> GapEvidence:
    """Put the four tests and their outcome into the evidence."""
    change = reading.change
    ends = {1: Verdict.IMPROVED, 0: Verdict.NONE, -1: Verdict.WORSENED}
    distance = {1: Verdict.WIDER, 0: Verdict.NONE, -1: Verdict.NARROWER}
    return replace(
        blank,
        gap_baseline=as_evidence(change.before),
        gap_end=as_evidence(change.after),
        gap=as_evidence(change.gap),
        relative=None if change.relative is None else as_evidence(change.relative),
        ratio_baseline=change.ratios[0] if change.ratios else None,
        ratio_end=change.ratios[1] if change.ratios else None,
        worst=as_evidence(change.worst),
        best=as_evidence(change.best),
        row=reading.row,
        success=reading.success,
        worst_verdict=ends[change.worst.sign],
        best_verdict=ends[change.best.sign],
        relative_verdict=None if change.relative is None else distance[change.relative.sign],
    )
