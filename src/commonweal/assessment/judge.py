"""One measure in one place: every question asked, every answer with its evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commonweal.assessment import lately as trend
from commonweal.assessment.answer import Answer, Assessment, ChangeAnswer
from commonweal.assessment.beside import beside_england, beside_neighbours, change_beside_others
from commonweal.assessment.evidence import Evidence, TrendEvidence
from commonweal.assessment.freshness import freshness
from commonweal.assessment.gap_only import gap_only_answer
from commonweal.assessment.prepared import PreparedPanel, prepare
from commonweal.assessment.settings import Settings
from commonweal.assessment.since import since_baseline, with_unknown
from commonweal.assessment.target import Target, judge_target
from commonweal.assessment.verdict import RULE_VERSION, Verdict
from commonweal.facts.period import Period
from commonweal.methods.normal import EQUAL

__all__ = ["Assessment", "PreparedPanel", "Settings", "Target", "judge", "prepare", "sensitivity"]


def judge(
    prepared: PreparedPanel,
    area: str,
    *,
    neighbours: tuple[str, ...] | None = None,
    target: Target | None = None,
    group: str = "",
) -> Assessment:
    """Answer every question about a measure in one place.

    A place that the panel does not hold is "not yet measurable". ``neighbours`` are the codes of
    the card's comparator set, None when none is held. Polarity is read here and below only.
    """
    card, frozen = prepared.card, prepared.frozen(area)
    recent = _lately(prepared, area)
    since, by_end = (_since(prepared, area, recent, by_end=flag) for flag in (False, True))
    return Assessment(
        measure=prepared.panel.measure,
        area=area,
        group=group,
        rule_version=RULE_VERSION,
        today=prepared.settings.today,
        vintage=prepared.panel.vintage,
        designation=card.designation,
        estimation=card.estimation,
        breaks=card.breaks,
        good=prepared.good,
        length=prepared.length,
        comparator_set=card.comparator_set,
        baseline_frozen=frozen,
        baseline_differs=_differs(prepared, area),
        since=since,
        since_by_end=by_end,
        lately=recent,
        beside_england=beside_england(prepared, area),
        beside_neighbours=beside_neighbours(prepared, area, neighbours),
        change_beside_others=change_beside_others(prepared, area),
        target=judge_target(prepared, area, target),
        freshness=freshness(prepared, area),
    )


def _lately(prepared: PreparedPanel, area: str) -> Answer[TrendEvidence]:
    found = trend.lately(prepared, area)
    if prepared.unknown is None:
        return found
    return trend.with_unknown(found, trend.lately(prepared.unknown, area))


def _since(
    prepared: PreparedPanel, area: str, recent: Answer[TrendEvidence], *, by_end: bool
) -> Answer[Evidence]:
    if prepared.card.gap_only:
        return gap_only_answer(prepared, area, by_end=by_end)
    return _change(prepared, area, recent, by_end=by_end)


def _change(
    prepared: PreparedPanel, area: str, recent: Answer[TrendEvidence], *, by_end: bool
) -> ChangeAnswer:
    improving = recent.verdict is Verdict.IMPROVING
    found = since_baseline(prepared, area, by_end=by_end, improving=improving)
    if prepared.unknown is None:
        return found
    other = trend.lately(prepared.unknown, area).verdict is Verdict.IMPROVING
    beside = since_baseline(prepared.unknown, area, by_end=by_end, improving=other)
    return with_unknown(found, beside)


def _differs(prepared: PreparedPanel, area: str) -> bool:
    frozen, base, row = prepared.frozen(area), prepared.base_index, prepared.rows.get(area)
    if frozen is None or base is None or row is None:
        return False
    return abs(float(prepared.value[row, base]) - frozen.value) > EQUAL


def sensitivity(prepared: PreparedPanel, area: str) -> tuple[tuple[Period, Answer[Evidence]], ...]:
    """Judge the change since every other admissible baseline; shown, never counted.

    Admissible: periods of the newest vintage that end within one year of the baseline's end and
    before the latest period.
    """
    baseline, latest = prepared.baseline, prepared.latest_index
    if baseline is None or latest is None:
        return ()
    recent = _lately(prepared, area)
    found = []
    for k in prepared.held:
        period = prepared.panel.periods[k]
        if period == baseline or k >= latest or not _within_a_year(period.end, baseline.end):
            continue
        other = _with_baseline(prepared, period)
        found.append((period, _since(other, area, recent, by_end=False)))
    return tuple(found)


def _within_a_year(a: date, b: date) -> bool:
    return abs((a - b).days) <= 366


def _with_baseline(prepared: PreparedPanel, period: Period) -> PreparedPanel:
    """The same panel from another baseline; limits already computed are kept."""
    settings = replace(prepared.settings, baseline_override=period)
    unknown = prepared.unknown and _with_baseline(prepared.unknown, period)
    level = prepared.level and _with_baseline(prepared.level, period)
    other = PreparedPanel(prepared.card, prepared.panel, settings, unknown, level)
    other.__dict__["limits"] = prepared.limits
    return other
