"""The first table: may it be judged at all? First reason that holds, in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from commonweal.assessment.prepared import PreparedPanel
from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.verdict import Verdict
from commonweal.facts.card import CardState, Estimation, ValueKind
from commonweal.facts.period import Period

Refusal = tuple[Verdict, Reason]

FEWEST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A place asked between two periods; indices are None where the vintage lacks them."""

    prepared: PreparedPanel
    area: str
    baseline: Period | None
    base: int | None
    end: int | None

    @property
    def row(self) -> int:
        """Row of the place; −1 when it is not in the panel."""
        return self.prepared.rows.get(self.area, -1)


def refuse(case: Case) -> Refusal | None:
    """Give the first reason why the change cannot be judged, or None."""
    return next((found for row in _TABLE if (found := row(case)) is not None), None)


def refuse_measure(prepared: PreparedPanel, area: str) -> Refusal | None:
    """Give the reasons that hold for any question: no data, no denominator, money, modelled."""
    case = Case(prepared, area, None, None, None)
    if case.row < 0:  # only an earlier vintage, or none, knows the place
        return _no_data(case) or (Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA))
    rows = (_no_data, no_rate, modelled)
    return next((found for row in rows if (found := row(case)) is not None), None)


def refuse_latest(prepared: PreparedPanel, area: str) -> Refusal | None:
    """Give the reasons that hold for a question about the latest figure alone."""
    at = prepared.latest_index
    if found := refuse_measure(prepared, area):
        return found
    if at is None:
        return Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA)
    return _too_few(Case(prepared, area, None, None, at))


def _cannot(code: Code, **args: str | int | float | tuple[int, ...]) -> Refusal:
    return Verdict.CANNOT_TELL, Reason(code, args)


def _no_data(case: Case) -> Refusal | None:
    card, row = case.prepared.card, case.row
    if card.state is CardState.TO_BE_DEFINED:
        return Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DEFINITION)
    figures = case.prepared.panel.places
    now = row >= 0 and bool((np.isfinite(figures.value[row]) | figures.withheld[row]).any())
    if now or case.prepared.panel.earliest.get(case.area):
        return None
    return Verdict.NOT_YET_MEASURABLE, Reason(Code.NO_DATA)


def once_or_ended(case: Case) -> Refusal | None:
    """Stand before "no baseline" and "too early": these would swallow both answers."""
    card = case.prepared.card
    if len(case.prepared.all_periods) == 1:
        return _cannot(Code.MEASURED_ONCE, period=case.prepared.all_periods[0].label)
    ended = bool(card.ended) or card.state in (CardState.DISCONTINUED, CardState.REPLACED)
    if ended and not _later(case):
        return _cannot(Code.SOURCE_ENDED, period=card.ended)
    return None


def _later(case: Case) -> bool:
    """Whether the measure has a figure after the baseline, up to the end asked for."""
    if case.end is None or case.baseline is None:  # pragma: no cover - refused before
        return False
    return case.prepared.panel.periods[case.end].end > case.baseline.end


def _no_baseline(case: Case) -> Refusal | None:
    if case.baseline is None or not _figure_by(case, case.baseline):
        return _cannot(Code.NO_BASELINE, year=case.prepared.settings.baseline_year)
    if not _later(case):
        return Verdict.TOO_EARLY, Reason(Code.NONE_AFTER_BASELINE, {"period": case.baseline.label})
    return None


def _figure_by(case: Case, baseline: Period) -> bool:
    panel, row = case.prepared.panel, case.row
    earlier = panel.earliest.get(case.area, ())
    if any(one.period.end <= baseline.end for one in earlier):
        return True
    by_then = np.array([one.end <= baseline.end for one in panel.periods])
    if row < 0:
        return False
    figures = panel.places
    return bool(((np.isfinite(figures.value[row]) | figures.withheld[row]) & by_then).any())


def no_rate(case: Case) -> Refusal | None:
    """Refuse a bare count, and money."""
    kind = case.prepared.card.value_kind
    if kind is ValueKind.COUNT:
        return _cannot(Code.COUNT_WITHOUT_DENOMINATOR)
    if kind is ValueKind.MONEY:
        return Verdict.NOT_JUDGED, Reason(Code.MONEY)
    return None


def modelled(case: Case) -> Refusal | None:
    """Refuse a value predicted from elsewhere, and a source of one use."""
    card = case.prepared.card
    if card.estimation is Estimation.SYNTHETIC or card.state is CardState.MODELLED:
        return _cannot(Code.MODELLED)
    if card.state is CardState.ONE_OFF:
        return _cannot(Code.ONE_OFF_SOURCE)
    return None


def break_between(case: Case) -> Refusal | None:
    """Refuse where the definition changed between the two periods."""
    if case.baseline is None or case.end is None:  # pragma: no cover - refused before
        return None
    first, last = case.baseline.end.year, case.prepared.panel.periods[case.end].end.year
    years = tuple(sorted(b.year for b in case.prepared.card.breaks if first < b.year <= last))
    return _cannot(Code.BREAK, year=years[-1], years=years) if years else None


def rebased(case: Case) -> Refusal | None:
    """Refuse where the newest vintage no longer holds the baseline."""
    if case.base is None and case.baseline is not None:
        return _cannot(Code.REBASED, period=case.baseline.label)
    return None


def _too_few(case: Case) -> Refusal | None:
    figures, row = case.prepared.panel.places, case.row
    rate = case.prepared.card.value_kind is ValueKind.RATE
    for name, at in (("baseline", case.base), ("latest", case.end)):
        if at is None:
            continue
        if row < 0:
            return _cannot(Code.TOO_FEW, end=name, why="missing")
        if figures.withheld[row, at]:
            return _cannot(Code.TOO_FEW, end=name, why="withheld")
        if not np.isfinite(figures.value[row, at]):
            return _cannot(Code.TOO_FEW, end=name, why="missing")
        if rate and figures.count[row, at] < FEWEST_EVENTS:
            return _cannot(Code.TOO_FEW, end=name, why="count under 10")
    return None


def no_limits(case: Case) -> Refusal | None:
    """Refuse without limits: no rule applies, no se at an end, or SE = 0."""
    if case.base is None or case.end is None or case.row < 0:  # pragma: no cover - refused before
        return _cannot(Code.NO_LIMITS)
    se = case.prepared.change(case.row, case.base, case.end).se
    return None if se > 0 else _cannot(Code.NO_LIMITS)  # NaN is not > 0 either


_TABLE: tuple[Callable[[Case], Refusal | None], ...] = (
    _no_data,
    once_or_ended,
    _no_baseline,
    no_rate,
    modelled,
    break_between,
    rebased,
    _too_few,
    no_limits,
)
