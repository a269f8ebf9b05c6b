"""Everything about a panel that is computed once and serves every place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from commonweal.assessment.evidence import End, People, RuleEvidence
from commonweal.assessment.limits import (
    WIDENING,
    PanelLimits,
    break_sides,
    choose_limits,
    england_of,
    years_of,
)
from commonweal.assessment.settings import Settings
from commonweal.facts.card import Card, LimitsRule, ValueKind
from commonweal.facts.panel import FrozenValue, Panel
from commonweal.facts.period import Period
from commonweal.methods.change import Contrast, change_variance
from commonweal.methods.projection import PanelMovement, panel_movement
from commonweal.methods.smallest_change import published_unit, smallest_change_that_matters

Floats = NDArray[np.float64]


class MixedVintagesError(ValueError):
    """Two vintages of a measure were brought into one test."""


@dataclass(eq=False)
class PreparedPanel:
    """A card and its panel with limits, scatter and changes; ask it, do not alter it."""

    card: Card
    panel: Panel
    settings: Settings
    unknown: PreparedPanel | None = None
    level: PreparedPanel | None = None
    _changes: dict[tuple[int, int], tuple[Floats, Floats]] = field(default_factory=dict)
    _smallest: dict[tuple[int, int], float | None] = field(default_factory=dict)

    @property
    def good(self) -> int:
        """+1 higher is better, −1 lower is better, 0 no judgement."""
        return self.card.polarity.good

    @cached_property
    def limits(self) -> PanelLimits:
        """Limits and standard errors of all places."""
        return choose_limits(self.card, self.panel)

    @cached_property
    def years(self) -> Floats:
        """T of every period."""
        return years_of(self.panel)

    @cached_property
    def side(self) -> NDArray[np.int64]:
        """Number of breaks at or before every period."""
        return break_sides(self.card, self.panel)

    @cached_property
    def england(self) -> Floats:
        """England's own figure by period."""
        return england_of(self.panel)

    @cached_property
    def unit(self) -> float:
        """Unit of the last published digit."""
        return published_unit(self.panel.places.value)

    @cached_property
    def rows(self) -> dict[str, int]:
        """Row of every place."""
        return {area: row for row, area in enumerate(self.panel.places.areas)}

    @property
    def value(self) -> Floats:
        """Values, shape (areas, periods)."""
        return self.panel.places.value

    @cached_property
    def held(self) -> tuple[int, ...]:
        """Periods of the measure: those in which some place of the panel has a figure."""
        return tuple(int(k) for k in np.flatnonzero(np.isfinite(self.value).any(axis=0)))

    @property
    def length(self) -> float:
        """n, years in a period: that of the latest."""
        periods = self.panel.periods
        return periods[self.held[-1] if self.held else -1].years if periods else 1.0

    @cached_property
    def all_periods(self) -> tuple[Period, ...]:
        """Periods of the measure in any vintage held, by end."""
        frozen = {one.period for values in self.panel.earliest.values() for one in values}
        return tuple(sorted(frozen | {self.panel.periods[k] for k in self.held}))

    @cached_property
    def baseline(self) -> Period | None:
        """The latest period, in any vintage, that ends by the end of the baseline year."""
        if self.settings.baseline_override is not None:
            return self.settings.baseline_override
        by_then = [one for one in self.all_periods if one.end <= self.settings.baseline_day]
        return by_then[-1] if by_then else None

    @cached_property
    def base_index(self) -> int | None:
        """Index of the baseline in the newest vintage, None when that no longer holds it."""
        return next((k for k in self.held if self.panel.periods[k] == self.baseline), None)

    @cached_property
    def latest_index(self) -> int | None:
        """Index of the measure's latest period."""
        return self.held[-1] if self.held else None

    @cached_property
    def by_end_index(self) -> int | None:
        """Index of the latest period that ends by the end of the strategy's last year."""
        last = self.settings.last_day
        by_then = [k for k in self.held if self.panel.periods[k].end <= last]
        return by_then[-1] if by_then else None

    @cached_property
    def movement(self) -> PanelMovement:
        """How places and the country moved, up to the latest period."""
        return panel_movement(self.value, self.limits.used, self.years, self.length)

    @cached_property
    def overlapping(self) -> bool:
        """Whether periods of the measure share days."""
        periods = [self.panel.periods[k] for k in self.held]
        return any(a.overlaps(b) for a, b in pairwise(periods))

    def rho(self, a: int, b: int) -> float:
        """Correlation between two periods that may share years."""
        return max(0.0, 1.0 - abs(float(self.years[a] - self.years[b])) / self.length)

    def changes(self, base: int, end: int) -> tuple[Floats, Floats]:
        """δ and v of all places between two periods, NaN where a value or se is missing."""
        if (base, end) not in self._changes:
            used = self.limits.used
            v = change_variance(used[:, base], used[:, end], self.rho(base, end))
            delta = self.value[:, end] - self.value[:, base]
            lacking = ~(np.isfinite(delta) & np.isfinite(v) & (v > 0))
            self._changes[base, end] = (
                np.where(lacking, np.nan, delta),
                np.where(lacking, np.nan, v),
            )
        return self._changes[base, end]

    def change(self, row: int, base: int, end: int, *, own: bool = False) -> Contrast:
        """The change of one place, with the standard errors used or its own."""
        se = self.limits.own if own else self.limits.used
        v = change_variance(se[row, base], se[row, end], self.rho(base, end))
        return Contrast(
            float(self.value[row, end] - self.value[row, base]), float(np.sqrt(np.fmax(v, 0.0)))
        )

    def smallest_change(self, row: int, base: int) -> tuple[float | None, str]:
        """m, and whose it is: the board's, or the default over the others."""
        if self.card.smallest_change is not None:
            return self.card.smallest_change, "board"
        if (row, base) not in self._smallest:
            others = np.arange(len(self.value)) != row
            plain = self.limits.plain[:, base]
            usable = others & np.isfinite(self.limits.used[:, base])
            self._smallest[row, base] = smallest_change_that_matters(
                self.value[usable, base], plain[usable], self.unit
            )
        m = self._smallest[row, base]
        return m, "default" if m is not None else ""

    def end(self, row: int, period: int) -> End | None:
        """A figure with what makes its limits, None where the place has none."""
        value = float(self.value[row, period])
        if not np.isfinite(value):
            return None
        limits = self.limits
        return End(
            period=self.panel.periods[period],
            year=float(self.years[period]),
            value=value,
            se_source=_or_none(limits.source[row, period]),
            scatter=_or_none(limits.scatter.between[row, period]),
            se=_or_none(limits.used[row, period]),
            lower=_or_none(limits.lower[row, period]),
            upper=_or_none(limits.upper[row, period]),
        )

    def rule_evidence(self, row: int, *periods: int) -> RuleEvidence:
        """Which limits were used at these periods."""
        limits = self.limits
        used, own = limits.used[row, list(periods)], limits.own[row, list(periods)]
        scatter = limits.scatter.between[row, list(periods)]
        panel_only = limits.rule is LimitsRule.PANEL
        return RuleEvidence(
            rule=limits.rule,
            number=limits.number,
            factor=_or_none(limits.factor[periods[-1]]) or WIDENING,
            size_factor=float(limits.scatter.size_factor[row]) if panel_only else None,
            places=limits.scatter.places,
            widened=bool(np.any(used > own)),
            scatter_checked=bool(np.all(np.isfinite(scatter))),
        )

    def frozen(self, area: str) -> FrozenValue | None:
        """The baseline in the earliest vintage held of this place: shown, never tested."""
        values = self.panel.earliest.get(area, ())
        return next((one for one in values if one.period == self.baseline), None)

    def people(self, row: int, change: Contrast) -> People | None:
        """How many people a change stands for; None for years of life, scores, no denominator."""
        per = {ValueKind.PERCENTAGE: 100.0, ValueKind.RATE: self.card.multiplier}
        denominators = self.panel.places.denominator[row]
        known = denominators[np.isfinite(denominators)]
        if self.card.value_kind not in per or not known.size:
            return None
        latest = float(known[-1])
        each = latest / per[self.card.value_kind]
        ends = sorted((abs(change.lower) * each, abs(change.upper) * each))
        nearer = 0.0 if change.lower < 0 < change.upper else ends[0]
        return People(abs(change.delta) * each, nearer, ends[1], latest)


def _or_none(number: float) -> float | None:
    return float(number) if np.isfinite(number) else None


def prepare(
    card: Card,
    panel: Panel,
    *,
    settings: Settings,
    unknown: Panel | None = None,
    level: PreparedPanel | None = None,
) -> PreparedPanel:
    """Compute what serves all places of a panel; each part when it is first asked for.

    ``unknown`` is the panel of p + u, where a share u has unknown status; ``level`` belongs to
    a published slope index.

    Raises ``MixedVintagesError`` when p and p + u are of different vintages.
    """
    if unknown is not None and unknown.vintage != panel.vintage:
        raise MixedVintagesError(
            f"{panel.measure!r} is of vintage {panel.vintage!r}, its panel with unknown status "
            f"of {unknown.vintage!r}; take both from one vintage"
        )
    other = None if unknown is None else PreparedPanel(card, unknown, settings)
    return PreparedPanel(card, panel, settings, other, level)
