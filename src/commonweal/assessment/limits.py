"""Which limits a measure has, and the standard error used in questions of change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.facts.card import Card, LimitsRule, ValueKind
from commonweal.facts.panel import COMPARISONS, Figures, Panel
from commonweal.methods.counts import poisson_limits
from commonweal.methods.intervals import standard_error_from_limits
from commonweal.methods.normal import Z95
from commonweal.methods.panel_scatter import PanelScatter, panel_scatter
from commonweal.methods.proportions import wilson_limits
from commonweal.methods.recovered import Recovery, recover

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

ENGLAND = "E92000001"
NUMBER = {
    LimitsRule.PUBLISHED: 1,
    LimitsRule.COUNTS: 2,
    LimitsRule.PERCENTAGE: 3,
    LimitsRule.RECOVERED: 4,
    LimitsRule.PANEL: 5,
    LimitsRule.NONE: 6,
}
WIDENING = 1.1
RECOVERED_FACTOR = 1.2
PANEL_FACTOR = {ValueKind.PERCENTAGE: 1.2, ValueKind.MEAN_SCORE: 1.2}
PANEL_FACTOR_ELSE = 1.5


@dataclass(frozen=True, slots=True)
class PanelLimits:
    """Limits of a whole panel; arrays have shape (areas, periods), NaN where there are none.

    ``source``: standard error by the source, computed, or recovered, without factor. ``own``:
    the same with the factor of rule 4; NaN under rule 5. ``used``: for questions of change.
    ``plain``: for the default smallest change (under rule 5 plain B). ``lower`` and ``upper``:
    limits for "beside England", unwidened. ``factor``: f, shape (periods,).
    """

    rule: LimitsRule
    source: Floats
    own: Floats
    used: Floats
    plain: Floats
    lower: Floats
    upper: Floats
    factor: Floats
    scatter: PanelScatter
    recovery: Recovery | None = None

    @property
    def number(self) -> int:
        """Number of the rule, 1 to 6."""
        return NUMBER[self.rule]


def break_sides(card: Card, panel: Panel) -> Integers:
    """Count the breaks that lie at or before each period, shape (periods,)."""
    years = np.array([one.year for one in card.breaks])
    ends = [period.end.year for period in panel.periods]
    return np.array([int(np.sum(years <= end)) for end in ends], dtype=np.int64)


def years_of(panel: Panel) -> Floats:
    """T of every period, shape (periods,)."""
    return np.array([period.ends_in for period in panel.periods])


def england_of(panel: Panel) -> Floats:
    """England's own figure by period, shape (periods,), NaN where it is not held."""
    row = panel.others.row(ENGLAND)
    found = np.full(len(panel.periods), np.nan)
    if row is None:
        return found
    where = {period: index for index, period in enumerate(panel.others.periods)}
    for index, period in enumerate(panel.periods):
        if period in where:
            found[index] = panel.others.value[row, where[period]]
    return found


def choose_limits(card: Card, panel: Panel) -> PanelLimits:
    """Give every figure of a panel the limits that the measure's rule allows.

    The rule is the card's; only a recovery whose conditions fail hands on to panel scatter.
    """
    scatter = panel_scatter(
        panel.places.value,
        np.array([float(one.start.toordinal()) for one in panel.periods]),
        np.array([float(one.end.toordinal()) for one in panel.periods]),
        break_sides(card, panel),
        panel.size,
    )
    if card.limits is LimitsRule.RECOVERED:
        recovery = _recovery(card, panel)
        if recovery is not None and recovery.sound:
            return _recovered(panel, scatter, recovery)
        return _panel_alone(card, panel, scatter)
    if card.limits is LimitsRule.PANEL:
        return _panel_alone(card, panel, scatter)
    if card.limits is LimitsRule.NONE:
        return _no_limits(panel, scatter)
    return _own_limits(card, panel, scatter)


def _own_limits(card: Card, panel: Panel, scatter: PanelScatter) -> PanelLimits:
    """Rules 1 to 3, widened to the ordinary scatter where that is wider."""
    figures = panel.places
    if card.limits is LimitsRule.PUBLISHED:
        lower, upper = figures.lower, figures.upper
        source = standard_error_from_limits(lower, upper, figures.confidence / 100)
    else:
        lower, upper = _computed_limits(card, figures)
        source = standard_error_from_limits(lower, upper)
        source = np.sqrt(source**2 + card.rounded_to**2 / 12)
    source = np.where(np.isfinite(figures.value), source, np.nan)
    used = np.fmax(source, WIDENING * scatter.between)
    used = np.where(np.isfinite(source), used, np.nan)
    factor = np.full(len(panel.periods), WIDENING)
    return PanelLimits(card.limits, source, source, used, used, lower, upper, factor, scatter)


def _computed_limits(card: Card, figures: Figures) -> tuple[Floats, Floats]:
    """Rule 2 by the card's method, rule 3 by Wilson; a survey by its design effect."""
    value, root = figures.value, float(np.sqrt(card.design_effect))
    total = np.where(figures.denominator > 0, figures.denominator, np.nan)
    if card.limits is LimitsRule.COUNTS and card.count_method == "byar":
        low, high = poisson_limits(figures.count)
        lower, upper = low * card.multiplier / total, high * card.multiplier / total
    elif card.limits is LimitsRule.COUNTS and card.count_method == "wilson":
        low, high = wilson_limits(figures.count, total, 0.95)
        lower, upper = low * card.multiplier, high * card.multiplier
    elif card.limits is LimitsRule.COUNTS:
        raise ValueError(
            f"card {card.id!r} has limits from counts by {card.count_method!r}; "
            "give count_method: wilson or byar, or another limits rule"
        )
    else:
        low, high = wilson_limits(value / 100 * total, total, 0.95)
        lower, upper = low * 100, high * 100
    return value - (value - lower) * root, value + (upper - value) * root


def _recovery(card: Card, panel: Panel) -> Recovery | None:
    coded = panel.places.comparison
    return recover(
        panel.places.value,
        england_of(panel),
        coded > COMPARISONS.index("similar"),
        coded == COMPARISONS.index("similar"),
        panel.size,
        years_of(panel),
        card.comparison_confidence / 100,
    )


def _recovered(panel: Panel, scatter: PanelScatter, recovery: Recovery) -> PanelLimits:
    value = panel.places.value
    source = recovery.standard_error(panel.size, years_of(panel))
    source = np.where(np.isfinite(value), source, np.nan)
    own = RECOVERED_FACTOR * source
    factor = np.fmax(WIDENING, scatter.kappa)
    used = np.fmax(own, factor * scatter.between)
    used = np.where(np.isfinite(own), used, np.nan)
    reach = Z95 * own
    return PanelLimits(
        LimitsRule.RECOVERED,
        source,
        own,
        used,
        used,
        value - reach,
        value + reach,
        factor,
        scatter,
        recovery,
    )


def least_factor(card: Card) -> float:
    """The least f of rule 5, by the kind of value."""
    return PANEL_FACTOR.get(card.value_kind, PANEL_FACTOR_ELSE)


def _panel_alone(card: Card, panel: Panel, scatter: PanelScatter) -> PanelLimits:
    value, none = panel.places.value, np.full(panel.places.value.shape, np.nan)
    held = np.isfinite(value)
    factor = np.fmax(least_factor(card), scatter.kappa)
    plain = np.where(held, scatter.between, np.nan)
    used = factor * scatter.size_factor[:, None] * plain
    reach = Z95 * used
    return PanelLimits(
        LimitsRule.PANEL, none, none, used, plain, value - reach, value + reach, factor, scatter
    )


def _no_limits(panel: Panel, scatter: PanelScatter) -> PanelLimits:
    none = np.full(panel.places.value.shape, np.nan)
    factor = np.full(len(panel.periods), np.nan)
    return PanelLimits(LimitsRule.NONE, none, none, none, none, none, none, factor, scatter)
