"""A claim of fact held against a series: supported, not supported, or nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from commonweal.assessment.prepared import PreparedPanel
from commonweal.methods.normal import Z90, Z95
from commonweal.strategy.claim import ClaimTest, Expectation

RECENT = 6
"""Years that "lately" reaches back in a claim that something has stalled."""

ROUNDED = 0.5
"""A claim in whole numbers is met by what rounds to it."""


class ClaimVerdict(StrEnum):
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """The verdict on one test of a claim, with the figures it rests on.

    ``lower`` and ``upper`` are limits of the change, or of the figure itself when one is tested.
    """

    verdict: ClaimVerdict
    first: float | None = None
    last: float | None = None
    first_period: str = ""
    last_period: str = ""
    lower: float | None = None
    upper: float | None = None
    reaches: bool = True  # back to the year that the claim speaks of


def test_claim(test: ClaimTest, prepared: PreparedPanel, area: str) -> ClaimFound:
    """Hold one test of a claim against the series of a place."""
    row = prepared.rows.get(area)
    held = [] if row is None else _held(test, prepared, row)
    if row is None or not held:
        return ClaimFound(ClaimVerdict.CANNOT_TELL)
    if test.expects is Expectation.EQUALS:
        return _equals(test, prepared, row, held[-1])
    if test.expects is Expectation.SIMILAR:
        return _similar(prepared, row, held[-1])
    if test.expects is Expectation.STALLED:
        held = _lately(prepared, held)
    if len(held) < 2:
        return ClaimFound(ClaimVerdict.CANNOT_TELL)
    return _moved(test, prepared, row, held[0], held[-1])


def _held(test: ClaimTest, prepared: PreparedPanel, row: int) -> list[int]:
    """Periods with a figure of the place that lie within the claim's own years."""
    first = int(str(test.since)[:4]) if test.since else 0
    last = int(str(test.until)[:4]) if test.until else 9999
    return [
        k
        for k in prepared.held
        if np.isfinite(prepared.value[row, k]) and first <= prepared.years[k] <= last
    ]


def _lately(prepared: PreparedPanel, held: list[int]) -> list[int]:
    """The last period and the first of the years before it that shares no day with it."""
    last = held[-1]
    apart = [
        k
        for k in held
        if not prepared.panel.periods[k].overlaps(prepared.panel.periods[last])
        and prepared.years[last] - prepared.years[k] <= RECENT
    ]
    return [apart[0], last] if apart else []


def _equals(test: ClaimTest, prepared: PreparedPanel, row: int, k: int) -> ClaimFound:
    value = float(prepared.value[row, k])
    lower, upper = (float(v[row, k]) for v in (prepared.limits.lower, prepared.limits.upper))
    meets = test.value is not None and abs(value - test.value) <= ROUNDED
    verdict = ClaimVerdict.SUPPORTED if meets else ClaimVerdict.NOT_SUPPORTED
    if test.value is None:
        verdict = ClaimVerdict.CANNOT_TELL
    label = prepared.panel.periods[k].label
    return ClaimFound(verdict, value, value, label, label, _or_none(lower), _or_none(upper))


def _similar(prepared: PreparedPanel, row: int, k: int) -> ClaimFound:
    """Comparable places are not held for such a claim: the figure is told, nothing more."""
    label, value = prepared.panel.periods[k].label, float(prepared.value[row, k])
    return ClaimFound(ClaimVerdict.CANNOT_TELL, value, value, label, label)


def _moved(test: ClaimTest, prepared: PreparedPanel, row: int, a: int, b: int) -> ClaimFound:
    reaches = not test.since or prepared.years[a] <= int(str(test.since)[:4]) + 1
    change = prepared.change(row, a, b)
    labels = (prepared.panel.periods[a].label, prepared.panel.periods[b].label)
    first, last = float(prepared.value[row, a]), float(prepared.value[row, b])
    if not change.se > 0 or not reaches:
        return ClaimFound(ClaimVerdict.CANNOT_TELL, first, last, *labels, reaches=reaches)
    lower, upper = change.delta - Z95 * change.se, change.delta + Z95 * change.se
    if test.expects is Expectation.STALLED:
        m, _ = prepared.smallest_change(row, a)
        verdict = _still(lower, upper, change.delta, Z90 * change.se, m)
    else:
        verdict = _direction(test.expects, lower, upper)
    return ClaimFound(verdict, first, last, *labels, lower, upper)


def _still(lower: float, upper: float, delta: float, reach: float, m: float | None) -> ClaimVerdict:
    """A standstill is shown only by a change surely smaller than one that matters."""
    if lower > 0 or upper < 0:
        return ClaimVerdict.NOT_SUPPORTED
    if m is not None and abs(delta) + reach < m:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.CANNOT_TELL


def _direction(expects: Expectation, lower: float, upper: float) -> ClaimVerdict:
    up = lower > 0
    down = upper < 0
    if not (up or down):
        return ClaimVerdict.CANNOT_TELL
    wanted = up if expects is Expectation.ROSE else down
    return ClaimVerdict.SUPPORTED if wanted else ClaimVerdict.NOT_SUPPORTED


def _or_none(value: float) -> float | None:
    return value if np.isfinite(value) else None
