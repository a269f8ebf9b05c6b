"""One measure in one place: every question asked, every answer with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from commonweal.assessment.answer import Answer, Assessment
from commonweal.assessment.beside import beside_england, beside_neighbours, change_beside_others
from commonweal.assessment.evidence import DoubtfulEvidence, Evidence
from commonweal.assessment.freshness import freshness
from commonweal.assessment.gap_only import gap_only_answer
from commonweal.assessment.lately import lately
from commonweal.assessment.prepared import PreparedPanel, prepare
from commonweal.assessment.settings import Settings
from commonweal.assessment.since import since_baseline
from commonweal.assessment.target import Target, judge_target
from commonweal.assessment.unknown import beside_unknown
from commonweal.assessment.verdict import RULE_VERSION
from commonweal.facts.period import Period
from commonweal.methods.normal import EQUAL

D = TypeVar("D", bound=DoubtfulEvidence)

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
    the card's comparator set, None when none is held. Where a share has unknown status, every
    question but that of the target is asked of p and of p + u.
    """
    card = prepared.card
    recent = _both(prepared, lambda panel: lately(panel, area))
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
        baseline_frozen=prepared.frozen(area),
        baseline_differs=_differs(prepared, area),
        since=_since(prepared, area),
        since_by_end=_since(prepared, area, by_end=True),
        lately=recent,
        beside_england=_both(prepared, lambda panel: beside_england(panel, area)),
        beside_neighbours=_both(prepared, lambda panel: beside_neighbours(panel, area, neighbours)),
        change_beside_others=_both(prepared, lambda panel: change_beside_others(panel, area)),
        target=judge_target(prepared, area, target),
        freshness=freshness(prepared, area),
    )


def _both(prepared: PreparedPanel, ask: Callable[[PreparedPanel], Answer[D]]) -> Answer[D]:
    """Ask of p, and of p + u where a share has unknown status."""
    answer = ask(prepared)
    return answer if prepared.unknown is None else beside_unknown(answer, ask(prepared.unknown))


def _since(prepared: PreparedPanel, area: str, *, by_end: bool = False) -> Answer[Evidence]:
    if prepared.card.gap_only:
        return gap_only_answer(prepared, area, by_end=by_end)
    return _both(prepared, lambda panel: since_baseline(panel, area, by_end=by_end))


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
    found = []
    for k in prepared.held:
        period = prepared.panel.periods[k]
        if period == baseline or k >= latest or not _within_a_year(period.end, baseline.end):
            continue
        other = _with_baseline(prepared, period)
        found.append((period, _since(other, area)))
    return tuple(found)


def since_newest_break(
    prepared: PreparedPanel, area: str
) -> tuple[Period, Answer[Evidence]] | None:
    """Judge the change since the first period of the newest definition; shown, never counted.

    None when the measure has no break, or no two periods after it.
    """
    newest = max((int(side) for side in prepared.side), default=0)
    after = [k for k in prepared.held if prepared.side[k] == newest]
    if not newest or len(after) < 2:
        return None
    period = prepared.panel.periods[after[0]]
    return period, _since(_with_baseline(prepared, period), area, by_end=False)


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
