"""The panels of the groups of one measure, prepared once for all places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from commonweal.assessment.prepared import MixedVintagesError, PreparedPanel
from commonweal.assessment.refusal import Case
from commonweal.assessment.settings import Settings
from commonweal.facts.card import Card, GroupDefinition
from commonweal.facts.panel import Panel
from commonweal.facts.period import Period


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
